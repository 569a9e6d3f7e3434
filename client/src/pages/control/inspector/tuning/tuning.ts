import type { Leaf } from '@tickdeck/shared/commands/place.js';
import type { Edit, Reply } from '@tickdeck/shared/wire/messages.js';
import { type Accessor, createSignal } from 'solid-js';
import type { Spot } from '../leaf.js';
import { whyOf } from '../staging.js';

/** After so long without a change it disarms by itself. */
export const ARMED_MS = 60_000;
/** A pause this long ends a gesture: what comes next is undone by itself. */
const GESTURE_PAUSE_MS = 800;
/** How long a value that was sent is shown as sent: the room's answer, and the panels' next look, take less. */
const SHOWN_SENT_MS = 400;
const GESTURES = 0x3fffffff;

/** Sending every change at once, which must be armed first. */
export interface Tuning {
  readonly isArmed: Accessor<boolean>;
  /** Until it disarms by itself. */
  readonly leftSeconds: Accessor<number>;
  arm(): void;
  disarm(): void;
  /** Sets places to a value, now. While an answer is on its way only the newest value waits. */
  set(spots: readonly Spot[], value: Leaf): void;
  /** What was just sent there and may not be shown yet. */
  sent(spot: Spot): Leaf | undefined;
  /** To be called a few times a second. */
  look(): void;
}

export interface TuningOptions {
  /** Gives one transaction; those of one gesture are undone as one. */
  send(edits: readonly Edit[], gesture: number): Promise<Reply>;
  refuse(spot: Spot, why: string): void;
  /** Milliseconds on a clock that only goes forward. */
  now(): number;
  /** Other pages of the same person count their gestures from elsewhere. */
  readonly firstGesture: number;
}

interface Change {
  readonly spots: readonly Spot[];
  readonly value: Leaf;
}

export function createTuning({ send, refuse, now, firstGesture }: TuningOptions): Tuning {
  const [usedAtMs, setUsedAtMs] = createSignal<number>();
  const [leftSeconds, setLeftSeconds] = createSignal(0);
  const [sent, setSent] = createSignal<ReadonlyMap<string, { readonly value: Leaf; readonly atMs: number }>>(new Map());
  /** By what is set: the newest value of each waits. */
  const waiting = new Map<string, Change>();
  let gesture = { of: '', number: firstGesture, atMs: Number.NEGATIVE_INFINITY };
  let isSending = false;

  const gestureOf = (of: string) => {
    const isNew = of !== gesture.of || now() - gesture.atMs > GESTURE_PAUSE_MS;
    gesture = { of, number: isNew ? (gesture.number % GESTURES) + 1 : gesture.number, atMs: now() };
    return gesture.number;
  };
  const flush = async () => {
    const next = waiting.entries().next();
    if (isSending || next.done) return;
    const [of, { spots, value }] = next.value;
    waiting.delete(of);
    isSending = true;
    const reply = await send(
      spots.map((spot) => spot.edit(value)),
      gestureOf(of),
    );
    isSending = false;
    if (reply.outcome !== 'done') for (const spot of spots) refuse(spot, whyOf(reply, spot.where, spots.length));
    void flush();
  };
  const disarm = () => {
    setUsedAtMs(undefined);
    setLeftSeconds(0);
  };
  const use = () => {
    setUsedAtMs(now());
    setLeftSeconds(ARMED_MS / 1000);
  };

  return {
    isArmed: () => usedAtMs() !== undefined,
    leftSeconds,
    arm: use,
    disarm,
    set(spots, value) {
      if (usedAtMs() === undefined) return;
      use();
      setSent((before) => {
        const after = new Map(before);
        for (const { key } of spots) after.set(key, { value, atMs: now() });
        return after;
      });
      waiting.set(spots.map(({ key }) => key).join(), { spots, value });
      void flush();
    },
    sent: ({ key }) => sent().get(key)?.value,
    look() {
      const atMs = usedAtMs();
      const fresh = [...sent()].filter(([, one]) => now() - one.atMs < SHOWN_SENT_MS);
      if (fresh.length < sent().size) setSent(new Map(fresh));
      if (atMs === undefined) return;
      const leftMs = atMs + ARMED_MS - now();
      if (leftMs <= 0) disarm();
      else setLeftSeconds(Math.ceil(leftMs / 1000));
    },
  };
}
