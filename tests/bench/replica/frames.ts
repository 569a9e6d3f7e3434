import type { Game } from '@tickdeck/shared/game/game.js';
import { ByteWriter } from '@tickdeck/shared/wire/bytes.js';
import { encodeState } from '@tickdeck/shared/wire/delta-codec.js';
import { writeFrame } from '@tickdeck/shared/wire/frame.js';
import { NEW_RECEIVER, planFrame } from '@tickdeck/shared/wire/frame-plan.js';
import { NORMAL_SPEED } from '@tickdeck/shared/wire/frame-time.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import { train } from '@tickdeck/shared/wire/priors.js';
import { hashView } from '@tickdeck/shared/world/hash.js';
import { schemaOf } from '@tickdeck/shared/world/schema.js';
import { snapWorld } from '@tickdeck/shared/world/snap.js';
import { takeSnapshot } from '@tickdeck/shared/world/snapshot.js';
import { createView, PUBLIC, project, type ViewState } from '@tickdeck/shared/world/view.js';
import { createWorld } from '@tickdeck/shared/world/world.js';
import { HZ, moversGame, ROWS } from './game.js';

/** One frame, and the state that it tells. */
export interface Told {
  readonly bytes: Uint8Array;
  readonly state: ViewState;
}

const SEED = 7;
const TRAINING_SEED = 1;
const TRAINING_TICKS = 2 * HZ;
const NOBODY = { of: () => ({}) };

/** The bench game, with a coder that was trained on another play of it. */
export function trainedGame(rows = ROWS): Game {
  const untrained = moversGame({}, rows);
  const view = createView(schemaOf(untrained.state), PUBLIC);
  const trainees = train(view);
  let [base, previous]: (ViewState | undefined)[] = [];
  for (const now of play(untrained, TRAINING_SEED, TRAINING_TICKS)) {
    encodeState(view, base, previous, now);
    [base, previous] = [now, base];
  }
  return moversGame({ public: trainees.next.pack(), 'public later': trainees.later.pack() }, rows);
}

interface Telling {
  /** Ticks from one frame to the next. */
  readonly stride?: number;
  /** Ticks from one hash to the next; of frames between them, a stride divides it. */
  readonly hashEvery?: number;
}

/** What a healthy session gets of so many ticks. */
export function* tellFrames(
  game: Game,
  ticks: number,
  { stride = 1, hashEvery = LIMITS.hashEveryBeats }: Telling = {},
): Generator<Told> {
  const view = createView(schemaOf(game.state), PUBLIC);
  let receiver = NEW_RECEIVER;
  let [base, previous]: (ViewState | undefined)[] = [];
  for (const state of play(game, SEED, ticks)) {
    if (state.tick % stride !== 0) continue;
    const beat = state.tick;
    const time = { tick: beat, fraction: 0, speed: NORMAL_SPEED };
    const kind = base ? 'delta' : 'keyframe';
    const plan = planFrame(receiver, { kind, beat, time, ackSeq: 0, stride });
    const chunk = encodeState(view, base, plan.predecessor > 0 ? previous : undefined, state);
    const bytes = new ByteWriter();
    writeFrame(bytes, plan, [chunk], beat % hashEvery === 0 ? [hashView(state)] : []);
    yield { bytes: bytes.finish(), state };
    receiver = plan.after;
    [base, previous] = [state, base];
  }
}

/** The states of the first ticks, as all see them. */
function* play(game: Game, seed: number, ticks: number): Generator<ViewState> {
  const world = createWorld(game, seed);
  const view = createView(world.schema, PUBLIC);
  while (world.tick < ticks) {
    world.tick++;
    game.simulate(world, NOBODY);
    snapWorld(world, 'throw');
    yield project(takeSnapshot(world), view);
  }
}
