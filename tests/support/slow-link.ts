import { LINK } from '@tickdeck/server/room/port.js';
import { BEAT_MS } from '@tickdeck/server/room/timing.js';
import type { RoomHarness, Viewer } from './room-harness.js';

export interface SlowLinkShape {
  /** What it carries each beat; what comes faster waits, in order, as in the buffers of a router. */
  readonly bytesPerBeat: number;
  readonly tripBeats: number;
  /** Up to so many more beats, by chance, that an acknowledgement takes. */
  readonly jitterBeats?: number;
  /** A number in [0, 1). */
  readonly chance?: () => number;
}

/** A page acknowledges no more often. */
const ACK_EVERY_BEATS = 5;
/** Between a message and the next, on any socket. */
const HEADER_BYTES = 2;

/** A link of so much bandwidth between a room and one viewer. Beat the room by it. */
export class SlowLink {
  /** Beat of the newest frame that has arrived. */
  arrivedBeat = 0;
  /** Beats that frames were old when they came, and that lay between them, since they were cleared. */
  readonly ages: number[] = [];
  readonly gaps: number[] = [];
  private credit = 0;
  /** What was acknowledged last, and when. */
  private saidBeat = 0;
  private saidAtBeat = 0;
  private readonly acks: { readonly atBeat: number; readonly beat: number }[] = [];

  constructor(
    private readonly room: RoomHarness,
    private readonly viewer: Viewer,
    public shape: SlowLinkShape,
  ) {
    viewer.reads = 'never';
    this.store('rttMs', Math.max(1, Math.round(shape.tripBeats * BEAT_MS)));
  }

  beat(count = 1): void {
    for (let i = 0; i < count; i++) {
      this.room.beat();
      this.carry(this.room.room.beatNumber);
    }
  }

  clear(): void {
    this.ages.length = 0;
    this.gaps.length = 0;
  }

  private carry(beat: number): void {
    const { tripBeats, jitterBeats = 0, chance = () => 0 } = this.shape;
    this.credit = this.viewer.bytes.length === 0 ? 0 : this.credit + this.shape.bytesPerBeat;
    for (let next = this.viewer.bytes[0]; next; next = this.viewer.bytes[0]) {
      if (this.credit < next.length + HEADER_BYTES) break;
      this.credit -= next.length + HEADER_BYTES;
      this.viewer.bytes.shift();
      const frame = this.viewer.decoder?.decode(next);
      if (!frame) continue;
      this.viewer.frames.push(frame);
      this.gaps.push(frame.beat - this.arrivedBeat);
      this.arrivedBeat = frame.beat;
    }
    if (this.arrivedBeat > this.saidBeat && beat - this.saidAtBeat >= ACK_EVERY_BEATS) {
      this.saidAtBeat = beat;
      this.saidBeat = this.arrivedBeat;
      this.acks.push({ atBeat: beat + tripBeats + Math.floor(jitterBeats * chance()), beat: this.saidBeat });
    }
    this.ages.push(beat - this.arrivedBeat);
    while ((this.acks[0]?.atBeat ?? Infinity) <= beat) this.store('ackedBeat', this.acks.shift()?.beat ?? 0);
  }

  private store(column: 'ackedBeat' | 'rttMs', value: number): void {
    Atomics.store(this.room.port.memory.links, this.viewer.link * LINK.width + LINK[column], value);
  }
}
