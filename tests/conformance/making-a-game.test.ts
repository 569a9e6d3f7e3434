import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Game } from '@tickdeck/shared/game/game.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileBlocks } from '../support/docs/blocks.js';
import { root } from '../support/sources.js';

const blocks = fileBlocks(readFileSync(join(root, 'docs/making-a-game.md'), 'utf8'));
const copied = ['package.json', 'tsconfig.json', 'src'];

/** The project as it is after somebody has followed docs/making-a-game.md. */
let project = '';
beforeAll(() => {
  mkdirSync(join(root, 'tests/output'), { recursive: true });
  project = mkdtempSync(join(root, 'tests/output/making-a-game-'));
  cpSync(join(root, 'tsconfig.base.json'), join(project, 'tsconfig.base.json'));
  for (const workspace of ['shared', 'client']) {
    for (const name of copied) cpSync(join(root, workspace, name), join(project, workspace, name), { recursive: true });
  }
  for (const { path, code } of blocks) {
    mkdirSync(dirname(join(project, path)), { recursive: true });
    writeFileSync(join(project, path), code);
  }
  // What the copy imports by name must be the copy; all else is found further up.
  mkdirSync(join(project, 'node_modules/@tickdeck'), { recursive: true });
  symlinkSync(join(project, 'shared'), join(project, 'node_modules/@tickdeck/shared'), 'junction');
});
afterAll(() => rmSync(project, { recursive: true }));

describe('docs/making-a-game.md', () => {
  it('has a game on both sides', () => {
    expect(blocks.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['shared/src/games/orchard/game.ts', 'client/src/games/orchard/look.ts']),
    );
  });

  it.each([
    'shared/src/games/index.ts',
    'client/src/games/index.ts',
    'client/src/games/views.ts',
    'client/src/games/huds.ts',
  ])('adds to %s as it is now, and nothing else', (path) => {
    const shown = blocks.find((block) => block.path === path)?.code ?? '';
    const before = shown.replace(/^import \{ .*orchard.*\n/m, '').replace(/, orchard(Look)?(?= ?[\]}])/, '');
    expect(before).toBe(readFileSync(join(root, path), 'utf8'));
  });

  it('compiles, and plays: bots pick apples, and the same seed gives the same world', {
    timeout: 120_000,
  }, async () => {
    const tsc = join(root, 'node_modules/typescript/lib/tsc.js');
    const { stdout } = spawnSync(process.execPath, [tsc, '-b', 'shared', 'client'], { cwd: project, encoding: 'utf8' });
    expect(stdout).toBe('');

    const load = (path: string) => import(pathToFileURL(join(project, 'shared/dist', path)).href);
    const { findGame } = (await load('games/index.js')) as typeof import('@tickdeck/shared/games/index.js');
    const { createWorld } = (await load('world/world.js')) as typeof import('@tickdeck/shared/world/world.js');
    const { advance } = (await load('world/advance.js')) as typeof import('@tickdeck/shared/world/advance.js');
    const { takeSnapshot } = (await load('world/snapshot.js')) as typeof import('@tickdeck/shared/world/snapshot.js');
    const { hashSnapshot } = (await load('world/hash.js')) as typeof import('@tickdeck/shared/world/hash.js');
    const game = findGame('orchard') as Game;

    const play = () => {
      const world = createWorld(game, 1);
      const inputs = [1, 2, 3].map((player) => {
        game.join(world, { player, name: 'Ada', look: { color: player, shape: 0, tag: 'AD' }, pilot: 'bot' });
        return { moveX: 0, moveY: 0 };
      });
      for (let tick = 0; tick < 1800; tick++) {
        for (const [index, input] of inputs.entries()) game.bot(world, index + 1, input);
        advance(game, world, { of: (player) => inputs[player - 1] ?? { moveX: 0, moveY: 0 } }, 'throw');
      }
      return world;
    };
    const world = play();
    const players = Object.values(world.document.players as { readonly [key: string]: { readonly apples: number } });
    expect(players.map(({ apples }) => apples > 0)).toEqual([true, true, true]);
    expect(hashSnapshot(takeSnapshot(play()))).toBe(hashSnapshot(takeSnapshot(world)));
  });
});
