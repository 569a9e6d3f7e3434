// npm run train: plays every game and writes what its frames are like into its folder, for the coder to expect.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Game } from '@tickdeck/shared/game/game.js';
import { games } from '@tickdeck/shared/games/index.js';
import { encodeState } from '@tickdeck/shared/wire/delta-codec.js';
import { type Span, train } from '@tickdeck/shared/wire/priors.js';
import { type Placement, placeRows } from '@tickdeck/shared/world/cells.js';
import { schemaOf } from '@tickdeck/shared/world/schema.js';
import { createView, project, type View, type ViewState } from '@tickdeck/shared/world/view.js';
import { keysByKind } from './kinds.js';
import { playBots } from './play.js';

const folder = fileURLToPath(new URL('../../../shared/src/games/', import.meta.url));
const WARM_UP_TICKS = 20 * 60;
const TICKS = 60 * 60;
/** A few players, and a crowd. */
const BOUTS = [
  { seed: 11, players: 8 },
  { seed: 12, players: 32 },
  { seed: 13, players: 64 },
];
/** Every beat, and as slower links get them. */
const STRIDES = [1, 2, 3, 6];
/** Now and then somebody comes, and needs all there is, and then a state without the one before. */
const KEYFRAME_EVERY = 200;

for (const game of games.values()) {
  const priors = Object.entries(keysByKind(schemaOf(game.state))).flatMap(([kind, keys]) => {
    const { next, later } = trainKind(game, keys);
    return [`  ${kind}:\n    '${next}',`, `  '${kind} later':\n    '${later}',`];
  });
  const lines = [
    '// Made by `npm run train`.',
    "import type { Priors } from '../../game/state.js';",
    '',
    'export const priors: Priors = {',
    ...priors,
    '};',
    '',
  ];
  writeFileSync(`${folder}${game.id}/priors.ts`, lines.join('\n'));
  console.log(`${game.id}: ${priors.map((text) => text.length).join(' + ')} characters`);
}

/** The priors of all views of one kind. */
function trainKind(game: Game, keys: readonly string[]): { readonly [span in Span]: string } {
  const views = keys.map((key) => createView(schemaOf(game.state), key));
  const { next, later } = train(views[0] as View);
  for (const bout of BOUTS) {
    const moments = momentsOf(game, bout);
    for (const view of views) for (const stride of STRIDES) encodeAll(view, moments, stride);
  }
  return { next: next.pack(), later: later.pack() };
}

/** What the world is after every tick of a bout, and in which cells its rows are. */
function momentsOf(game: Game, bout: (typeof BOUTS)[number]): readonly Placement[] {
  const moments: Placement[] = [];
  for (const snapshot of playBots({ game, ...bout, warmUpTicks: WARM_UP_TICKS, ticks: TICKS })) {
    moments.push({ snapshot, cells: placeRows(schemaOf(game.state), snapshot, moments.at(-1)) });
  }
  return moments;
}

function encodeAll(view: View, moments: readonly Placement[], stride: number): void {
  let [base, previous]: (ViewState | undefined)[] = [];
  for (let at = 0, count = 0; at < moments.length; at += stride, count++) {
    const { snapshot, cells } = moments[at] as Placement;
    const now = project(snapshot, view, cells);
    encodeState(view, base, previous, now);
    if (count % KEYFRAME_EVERY === 0) encodeState(view, undefined, undefined, now);
    if (count % KEYFRAME_EVERY === 1) encodeState(view, base, undefined, now);
    [base, previous] = [now, base];
  }
}
