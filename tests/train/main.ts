// npm run train: plays every game and writes what its frames are like into its folder, for the coder to expect.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Game } from '@tickdeck/shared/game/game.js';
import { games } from '@tickdeck/shared/games/index.js';
import { encodeState } from '@tickdeck/shared/wire/delta-codec.js';
import { type Span, train } from '@tickdeck/shared/wire/priors.js';
import { schemaOf } from '@tickdeck/shared/world/schema.js';
import type { Snapshot } from '@tickdeck/shared/world/snapshot.js';
import {
  createView,
  OPERATOR,
  ownKey,
  PUBLIC,
  project,
  type View,
  type ViewState,
} from '@tickdeck/shared/world/view.js';
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
const OWN_PLAYERS = [1, 2, 3, 4];
/** Now and then somebody comes, and needs all there is, and then a state without the one before. */
const KEYFRAME_EVERY = 200;

for (const game of games.values()) {
  const kinds = {
    public: [PUBLIC],
    own: OWN_PLAYERS.map(ownKey),
    operator: [OPERATOR],
  };
  const priors = Object.entries(kinds).flatMap(([kind, keys]) => {
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
    const snapshots = [...playBots({ game, ...bout, warmUpTicks: WARM_UP_TICKS, ticks: TICKS })];
    for (const view of views) for (const stride of STRIDES) encodeAll(view, snapshots, stride);
  }
  return { next: next.pack(), later: later.pack() };
}

function encodeAll(view: View, snapshots: readonly Snapshot[], stride: number): void {
  let [base, previous]: (ViewState | undefined)[] = [];
  for (let at = 0, count = 0; at < snapshots.length; at += stride, count++) {
    const now = project(snapshots[at] as Snapshot, view);
    encodeState(view, base, previous, now);
    if (count % KEYFRAME_EVERY === 0) encodeState(view, undefined, undefined, now);
    if (count % KEYFRAME_EVERY === 1) encodeState(view, base, undefined, now);
    [base, previous] = [now, base];
  }
}
