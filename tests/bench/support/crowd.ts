import { FRAMES_PER_SECOND } from '@tickdeck/client/pages/control/refresh.js';
import { type ArrivedInput, LINK, monotonicMs, type Published } from '@tickdeck/server/room/port.js';
import type { ThreadPort } from '@tickdeck/server/room/thread/thread-port.js';
import { BEAT_RATE } from '@tickdeck/server/room/timing.js';
import { Random } from '@tickdeck/shared/math/random.js';

/** Changes what one player does from one tick to the next. */
export type Hand = (values: number[], random: Random) => void;

/** The gateway's side of a room full of players: claims every beat, acknowledges it for everybody, and sends everybody's next input. */
export class Crowd {
  private readonly random = new Random(1);
  private readonly held = new Map<number, number[]>();
  private readonly watching = new Set<number>();
  private seq = 0;

  constructor(
    private readonly hand: Hand,
    private readonly inputFields: number,
  ) {}

  attach(session: number, port: ThreadPort): void {
    const look = { color: 1, shape: 1, tag: 'CR' };
    const who = { device: `device ${session}`, name: `Player ${session}`, look, when: 'ask', pass: '' } as const;
    port.post({ kind: 'attach', session, link: session, role: 'player', ...who });
    this.held.set(session, new Array<number>(this.inputFields).fill(0));
  }

  /** An open deck: looks at these, and steers nothing. */
  watch(session: number, port: ThreadPort, topics: readonly string[]): void {
    const look = { color: 1, shape: 1, tag: 'OP' };
    const who = { device: '', name: `Operator ${session}`, look, when: 'ask', pass: '' } as const;
    port.post({ kind: 'attach', session, link: session, role: 'operator', ...who });
    port.post({ kind: 'watch', session, topics });
    port.post({ kind: 'rest', session, beats: BEAT_RATE / FRAMES_PER_SECOND - 1 });
    this.watching.add(session);
  }

  leave(session: number, port: ThreadPort): void {
    port.post({ kind: 'detach', session, why: 'left' });
    this.watching.delete(session);
  }

  take({ beat }: Published, port: ThreadPort): void {
    Atomics.add(port.memory.claims, 1, 1);
    for (const session of [...this.held.keys(), ...this.watching]) {
      Atomics.store(port.memory.links, session * LINK.width + LINK.ackedBeat, beat);
    }
    for (const arrived of this.inputs(beat)) port.post({ kind: 'input', ...arrived });
  }

  private inputs(beat: number): ArrivedInput[] {
    const seq = ++this.seq;
    const atMs = monotonicMs();
    return Array.from(this.held, ([session, values]) => {
      this.hand(values, this.random);
      const shown = 16 * Math.max(0, beat - 3);
      return { session, input: { kind: 'input', seq, ack: beat, shown, values: [...values] }, atMs };
    });
  }
}
