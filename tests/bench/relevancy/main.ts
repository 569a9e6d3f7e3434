import { createMemory } from '@tickdeck/server/room/links.js';
import { type ArrivedInput, type FromRoom, LINK, type Published, type RoomMemory } from '@tickdeck/server/room/port.js';
import { Room } from '@tickdeck/server/room/room.js';
import { BEAT_MS } from '@tickdeck/server/room/timing.js';
import { Random } from '@tickdeck/shared/math/random.js';
import { FrameDecoder } from '@tickdeck/shared/wire/frame.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import { type Moment, seenAt } from '@tickdeck/shared/world/history.js';
import { schemaOf } from '@tickdeck/shared/world/schema.js';
import { createView } from '@tickdeck/shared/world/view.js';
import { type Figure, quantile } from '../figure.js';
import { camps, PLAYERS } from './game.js';

/** Until everybody is in the air and has shot, and the engine has seen enough. */
const WARM_UP_BEATS = 600;
const BEATS = 1_800;
const BEATS_LONG = 18_000;
/** One in so many sessions reads its frames and compares them with the world. */
const WITNESS_EVERY = 100;
/** One tick of 600 players in three camps of world-of-claudecraft 0.24, the best figure that a Node server has published. */
const PUBLISHED_MS = 45.8;
const TARGET_MS = 16;

/**
 * The whole work of a beat for 600 players in three camps who get what is near: inputs, commands, simulation with hits,
 * capture, and the frames of all 600 sessions, each with its own and nine cells that change as it moves about.
 */
export async function relevancy({ long }: { readonly long: boolean }): Promise<readonly Figure[]> {
  const crowd = new Crowd();
  crowd.beat(WARM_UP_BEATS);
  crowd.beatMs.length = 0;
  crowd.bytes.length = 0;
  crowd.beat(long ? BEATS_LONG : BEATS);
  const { beatMs, bytes, shots, cells, witnessed } = crowd;
  const figure = (name: string, ours: number, unit: string) => ({ bench: 'relevancy', figure: name, ours, unit });
  return [
    figure('work of a beat, p50', quantile(beatMs, 0.5), 'ms'),
    {
      ...figure('work of a beat, p99', quantile(beatMs, 0.99), 'ms'),
      peer: 'best published in Node',
      theirs: PUBLISHED_MS,
      // The ratio that the target would have.
      target: TARGET_MS / PUBLISHED_MS,
    },
    figure('work of a beat, longest', Math.max(...beatMs), 'ms'),
    figure('bytes a frame', quantile(bytes, 0.5), 'B'),
    figure('bytes a frame, p99', quantile(bytes, 0.99), 'B'),
    figure('shots in the air', shots(), ''),
    figure('cells in use', cells(), ''),
    figure('frames compared', witnessed(), ''),
  ];
}

/** The gateway's side of a room: everybody's inputs in, all frames out. */
class Crowd {
  readonly beatMs: number[] = [];
  /** Of each frame. */
  readonly bytes: number[] = [];
  private readonly random = new Random(1);
  private readonly memory: RoomMemory = createMemory(LIMITS.sessionsMax);
  private readonly held = Array.from({ length: PLAYERS }, () => [0, 0, 0, 0]);
  private readonly witnesses = new Map<number, FrameDecoder>();
  private readonly room: Room;
  private published: Published | undefined;
  private compared = 0;
  private nowMs = 0;

  constructor() {
    this.room = new Room({
      config: { id: 'camps', name: 'Camps', game: camps.id, seed: 7, bots: 0, botSkill: 'normal' },
      game: camps,
      memory: this.memory,
      build: '',
      strictness: 'clamp',
      emit: (message) => this.hear(message),
      clock: () => this.nowMs,
      arrayBufferBytes: () => 0,
    });
    for (let session = 1; session <= PLAYERS; session++) {
      const look = { color: 1, shape: 1, tag: 'CA' };
      const who = { device: `device ${session}`, name: `Player ${session}`, look, when: 'ask' } as const;
      this.room.post({ kind: 'attach', session, link: session, role: 'player', ...who });
    }
  }

  readonly shots = () => this.room.world.table('shots')?.count ?? 0;
  readonly witnessed = () => this.compared;
  readonly cells = () => new Set([...this.room.sessions.all].flatMap(({ flow }) => flow.receiver.passing.numbers)).size;

  beat(count: number): void {
    for (let i = 0; i < count; i++) {
      const inputs = this.inputs();
      const start = performance.now();
      this.room.post({ kind: 'inputs', inputs });
      this.nowMs += BEAT_MS;
      this.room.beat(this.nowMs);
      this.beatMs.push(performance.now() - start);
      if (this.published) this.take(this.published);
    }
  }

  private hear(message: FromRoom): void {
    if (message.kind === 'published') this.published = message;
    if (message.kind !== 'tell' || message.message.kind !== 'welcome') return;
    const { session, views } = message.message;
    if (session % WITNESS_EVERY !== 0) return;
    this.witnesses.set(session, new FrameDecoder(views.map((key) => createView(schemaOf(camps.state), key))));
  }

  /** Claims and acknowledges the beat for everybody; witnesses look whether it is true. */
  private take({ beat, bytes, index }: Published): void {
    this.published = undefined;
    Atomics.add(this.memory.claims, 1, 1);
    for (let i = 0; i < index.length; i += 3) {
      const [session = 0, offset = 0, length = 0] = index.subarray(i, i + 3);
      Atomics.store(this.memory.links, session * LINK.width + LINK.ackedBeat, beat);
      this.bytes.push(length);
      const witness = this.witnesses.get(session);
      if (witness) this.compare(witness, bytes.subarray(offset, offset + length));
    }
  }

  private compare(witness: FrameDecoder, frame: Uint8Array): void {
    const { held, views, mismatches } = witness.decode(frame);
    const moment = this.room.history.at(this.room.beatNumber) as Moment;
    const isRight = held.every((view, i) => isSame(seenAt(moment, view).tables, views[i]?.tables));
    if (mismatches.length > 0 || !isRight) throw new Error('a frame is not what the world is');
    this.compared++;
  }

  /** Hands that change their mind some three times a second, sweep the aim all the time and shoot in bursts. */
  private inputs(): ArrivedInput[] {
    const { random, room } = this;
    const seq = room.beatNumber + 1;
    return this.held.map((values, index) => {
      if (random.below(20) === 0) values.splice(0, 2, random.below(3) - 1, random.below(3) - 1);
      if (random.below(60) === 0) values[3] = random.below(2);
      values[2] = ((values[2] as number) + random.below(5)) % 256;
      const input = { kind: 'input', seq, ack: room.beatNumber, shown: 0, values: [...values] } as const;
      return { session: index + 1, input, atMs: this.nowMs };
    });
  }
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
