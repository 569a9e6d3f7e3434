import { CommandLog } from '@tickdeck/shared/commands/log.js';
import { createRegistry } from '@tickdeck/shared/commands/registry.js';
import { runCommand } from '@tickdeck/shared/commands/run.js';
import type { Stage } from '@tickdeck/shared/commands/stage.js';
import type { Value } from '@tickdeck/shared/game/document.js';
import { findGame, games } from '@tickdeck/shared/games/index.js';
import { skirmish } from '@tickdeck/shared/games/skirmish/game.js';
import { PICKUPS, WRECKED } from '@tickdeck/shared/games/skirmish/tables.js';
import type { World } from '@tickdeck/shared/world/world.js';
import { describe, expect, it } from 'vitest';
import { Bout } from '../support/skirmish.js';

/** Gives one command as an operator and says what became of it. */
function command(bout: Bout, name: string, args: { readonly [name: string]: Value } = {}): string {
  const stage: Stage = {
    world: bout.world as unknown as World,
    settings: { paused: false, speed: 1, bots: 0 },
    steps: { step: () => undefined },
    people: { find: () => undefined, remove: () => undefined, tell: () => undefined, seatsMax: 128 },
    log: new CommandLog(),
    registry: createRegistry(skirmish),
  };
  const actor = { session: 1, person: 'host', who: 'host', role: 'operator' } as const;
  const reply = runCommand(stage, { id: 1, name, args, actor, at: 0, beat: 1 });
  return reply.outcome;
}

function started(): Bout {
  const bout = new Bout(1, { warmUpLength: 120, pickupRate: 0 });
  bout.join(1);
  bout.join(2);
  bout.advance();
  return bout;
}

describe('the list of games', () => {
  it('has Skirmish first, found by its id', () => {
    expect([...games.keys()][0]).toBe('skirmish');
    expect(findGame('skirmish')?.name).toBe('Skirmish');
    expect(findGame('constructor')).toBeUndefined();
  });
});

describe('a Skirmish host', () => {
  it('starts a round now and ends it now', () => {
    const bout = started();
    expect(command(bout, 'end-round')).toBe('refused');
    expect(bout.phase).toBe('warm-up');
    expect(command(bout, 'start-round')).toBe('done');
    expect(bout.phase).toBe('countdown');
    bout.tickUntil(() => bout.phase === 'round', 200);
    expect(command(bout, 'end-round')).toBe('done');
    expect(bout.phase).toBe('podium');
  });

  it('drops pick-ups of a kind until the arena is full', () => {
    const bout = started();
    expect(command(bout, 'drop-pickup', { kind: 'spread' })).toBe('done');
    const [pickup] = bout.world.tables.pickups.rows();
    expect(PICKUPS[pickup?.kind ?? -1]).toBe('spread');
    for (let i = 1; i < 32; i++) expect(command(bout, 'drop-pickup')).toBe('done');
    expect(command(bout, 'drop-pickup')).toBe('refused');
    expect(command(bout, 'drop-pickup', { kind: 'gold' })).toBe('refused');
  });

  it('gives a fresh ship to who has a seat', () => {
    const bout = started();
    bout.ship(1).hp = 0;
    bout.advance();
    expect(bout.ship(1).life).toBe(WRECKED);
    expect(command(bout, 'fresh-ship', { player: 1 })).toBe('done');
    expect(bout.ship(1)).toMatchObject({ life: 0, hp: 100 });
    expect(command(bout, 'fresh-ship', { player: 9 })).toBe('refused');
  });

  it('cannot leave ships held by changing the phase', () => {
    const bout = started();
    command(bout, 'start-round');
    bout.advance();
    expect(bout.ship(1).life).toBe(1);
    bout.world.update(({ match }) => {
      match.phase = 'round';
      match.length = bout.world.rules.roundLength;
      match.endsAt = bout.world.tick + 600;
    });
    bout.advance();
    expect(bout.ship(1).life).toBe(0);
  });
});
