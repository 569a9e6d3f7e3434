import type { FramePlan, Receiver } from '@tickdeck/shared/wire/frame-plan.js';
import { isSameTime } from '@tickdeck/shared/wire/frame-time.js';

/** Whether two sessions have the same and are told the same: then one frame's bytes serve both. */
export function isSamePlan(a: FramePlan, b: FramePlan): boolean {
  if (a === b) return true;
  const { kind, stride } = a.next;
  return (
    kind === b.next.kind && stride === b.next.stride && isSameReceiver(a.receiver, b.receiver) && isSamePassing(a, b)
  );
}

function isSameReceiver(a: Receiver, b: Receiver): boolean {
  if (a === b) return true;
  return a.beat === b.beat && a.before === b.before && a.stride === b.stride && isSameTime(a.time, b.time);
}

/** Whether the same views come, go and stay, and the chunks of each start from the same states. */
function isSamePassing(a: FramePlan, b: FramePlan): boolean {
  const [now, other] = [a.after.passing, b.after.passing];
  if (a.receiver.passing === b.receiver.passing && now === other) return true;
  if (!isSameList(a.receiver.passing.numbers, b.receiver.passing.numbers)) return false;
  return (
    isSameList(now.numbers, other.numbers) &&
    now.since.every((since, i) => statesHad(a, since) === statesHad(a, other.since[i] as number))
  );
}

/** How many states of a view the receiver has that the frame's chunk may start from. */
function statesHad({ baseline, predecessor }: FramePlan, since: number): 0 | 1 | 2 {
  return since > baseline ? 0 : since > predecessor ? 1 : 2;
}

function isSameList(a: readonly number[], b: readonly number[]): boolean {
  return a === b || (a.length === b.length && a.every((number, i) => number === b[i]));
}
