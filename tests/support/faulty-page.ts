import { type Divergence, Receiver } from '@tickdeck/client/net/receiver.js';
import { LINK } from '@tickdeck/server/room/port.js';
import type { Random } from '@tickdeck/shared/math/random.js';
import type { Frame, StateReading } from '@tickdeck/shared/wire/frame.js';
import { NONE_PASSING } from '@tickdeck/shared/wire/frame-plan.js';
import type { Desync, Resync, Role, Truth } from '@tickdeck/shared/wire/messages.js';
import { hashView } from '@tickdeck/shared/world/hash.js';
import { type Moment, seenAt } from '@tickdeck/shared/world/history.js';
import { passingView } from '@tickdeck/shared/world/passing.js';
import { schemaOf } from '@tickdeck/shared/world/schema.js';
import { createView, type View, type ViewState } from '@tickdeck/shared/world/view.js';
import type { RoomHarness, Viewer } from './room-harness.js';

const BEAT_MS = 1000 / 60;

/** A frame on its way, and what it should show. */
interface Sent {
  readonly beat: number;
  readonly bytes: Uint8Array;
  /** Of all views, and what these are. */
  readonly hashes: string;
}

type Parcel = { readonly atBeat: number; readonly take: () => void };

/** What can happen to frames on their way, in one beat. */
export const FAULTS = ['drop', 'double', 'swap', 'truncate', 'flip'] as const;
export type Fault = (typeof FAULTS)[number];

/** The receiving end of a page on a way of some beats there and back, on which frames can be damaged. */
export class FaultyPage {
  readonly viewer: Viewer;
  /** What it asked of the host or told it, oldest first. */
  readonly said: (Resync | Desync)[] = [];
  readonly divergences: Divergence[] = [];
  /** Whether a frame came in this beat and was what it should have been; nobody sends inputs here. */
  isRight = true;
  newest: Frame | undefined;
  private readonly views: readonly View[];
  private readonly receiver: Receiver;
  private readonly parcels: Parcel[] = [];
  private held: Sent | undefined;

  constructor(
    private readonly room: RoomHarness,
    role: Role,
    private readonly delayBeats: number,
    reading?: StateReading,
  ) {
    this.viewer = room.attach(role);
    this.viewer.reads = 'never';
    room.beat();
    const schema = schemaOf(room.game.state);
    this.views = (this.viewer.welcome?.views ?? []).map((key) => createView(schema, key));
    this.receiver = new Receiver(this.views, (message) => this.say(message), reading);
    this.forward(undefined);
  }

  /** One beat of the room, whose frame may be damaged on its way, and all that arrives in it. */
  beat(fault?: { readonly kind: Fault; readonly random: Random }): void {
    this.room.beat();
    this.forward(fault);
    this.isRight = false;
    const now = this.room.room.beatNumber;
    while ((this.parcels[0]?.atBeat ?? Number.POSITIVE_INFINITY) <= now) this.parcels.shift()?.take();
  }

  private say(message: Resync | Desync): void {
    this.said.push(message);
    this.after(() => this.room.port.post({ ...message, session: this.viewer.session }));
  }

  /** Sends on what the room gave out in this beat; words come before the frame. */
  private forward(fault: { readonly kind: Fault; readonly random: Random } | undefined): void {
    for (const message of this.viewer.messages.splice(0)) {
      if (message.kind === 'truth') this.after(() => this.hear(message));
    }
    const bytes = this.viewer.bytes.splice(0).at(-1);
    if (!bytes) return;
    const frame = { beat: this.room.room.beatNumber, bytes, hashes: this.hashesNow() };
    const late = this.held;
    this.held = fault?.kind === 'swap' ? frame : undefined;
    const sent = this.held ? [] : fault ? damage(frame, fault.kind, fault.random) : [frame];
    for (const one of late ? [...sent, late] : sent) this.after(() => this.read(one));
  }

  /** Of what the room means to show it in this beat. */
  private hashesNow(): string {
    const { room } = this.room;
    const { numbers } = room.parts.sessions.find(this.viewer.session)?.flow.receiver.passing ?? NONE_PASSING;
    const moment = room.parts.history.at(room.beatNumber) as Moment;
    const views = [...this.views, ...numbers.map((number) => passingView(room.world.schema, number) as View)];
    return hashesOf(
      views,
      views.map((view) => seenAt(moment, view)),
    );
  }

  private read({ beat, bytes, hashes }: Sent): void {
    const frame = this.receiver.receive(bytes, beat * BEAT_MS);
    this.newest = frame ?? this.newest;
    this.isRight = frame?.beat === beat && frame.ackSeq === 0 && hashesOf(frame.held, frame.views) === hashes;
    const at = this.viewer.link * LINK.width + LINK.ackedBeat;
    // The gateway believes no beat that was never sent.
    if (frame && frame.beat <= beat) Atomics.store(this.room.port.memory.links, at, frame.beat);
  }

  private hear(truth: Truth): void {
    const divergence = this.receiver.compare(truth);
    if (divergence) this.divergences.push(divergence);
  }

  private after(take: () => void): void {
    this.parcels.push({ atBeat: this.room.room.beatNumber + this.delayBeats, take });
  }
}

function hashesOf(views: readonly View[], states: readonly ViewState[]): string {
  return views.map(({ key }, index) => `${key} ${hashView(states[index] as ViewState)}`).join();
}

function damage(frame: Sent, kind: Exclude<Fault, 'swap'> | Fault, random: Random): readonly Sent[] {
  const { bytes } = frame;
  switch (kind) {
    case 'drop':
    case 'swap':
      return [];
    case 'double':
      return [frame, frame];
    case 'truncate':
      return [{ ...frame, bytes: bytes.slice(0, random.below(bytes.length)) }];
    case 'flip': {
      const flipped = bytes.slice();
      const at = random.below(bytes.length);
      flipped[at] = (flipped[at] as number) ^ (1 << random.below(8));
      return [{ ...frame, bytes: flipped }];
    }
  }
}
