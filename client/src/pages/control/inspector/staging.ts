import type { Leaf } from '@tickdeck/shared/commands/place.js';
import type { Edit, Reply } from '@tickdeck/shared/wire/messages.js';
import { createSignal } from 'solid-js';
import type { Spot } from './leaf.js';

/** One change that waits. */
export interface Staged {
  readonly spot: Spot;
  readonly value: Leaf;
}

/** Changes that were typed, dragged or chosen and not yet sent; and why the host refused some. */
export interface Staging {
  value(spot: Spot): Leaf | undefined;
  refusal(spot: Spot): string | undefined;
  readonly count: number;
  /** All of them, the oldest first. */
  readonly all: readonly Staged[];
  stage(spot: Spot, value: Leaf): void;
  /** Takes back what was staged at these places. */
  revert(spots: readonly Spot[]): void;
  revertAll(): void;
  /** Says why the host did not take a value. */
  refuse(spot: Spot, why: string): void;
  /** Sends what is staged at these places as one transaction. */
  apply(spots: readonly Spot[]): Promise<Reply | undefined>;
  /** Sends all of them as one transaction. */
  applyAll(): Promise<Reply | undefined>;
}

/** @param send - gives one transaction and resolves with the host's answer. */
export function createStaging(send: (edits: readonly Edit[]) => Promise<Reply>): Staging {
  const [staged, setStaged] = createSignal<ReadonlyMap<string, Staged>>(new Map());
  const [refusals, setRefusals] = createSignal<ReadonlyMap<string, string>>(new Map());
  const forgive = (keys: readonly string[]) => setRefusals((before) => without(before, keys));
  const settle = (keys: readonly string[]) => {
    setStaged((before) => without(before, keys));
    forgive(keys);
  };
  const refuse = (spot: Spot, why: string) => setRefusals((before) => new Map(before).set(spot.key, why));

  const give = async (entries: readonly Staged[]) => {
    if (entries.length === 0) return undefined;
    const reply = await send(entries.map(({ spot, value }) => spot.edit(value)));
    for (const { spot, value } of entries) {
      // Whoever typed on meanwhile keeps what was typed.
      if (reply.outcome !== 'done') refuse(spot, whyOf(reply, spot.where, entries.length));
      else if (staged().get(spot.key)?.value === value) settle([spot.key]);
    }
    return reply;
  };

  return {
    value: ({ key }) => staged().get(key)?.value,
    refusal: ({ key }) => refusals().get(key),
    get count() {
      return staged().size;
    },
    get all() {
      return [...staged().values()];
    },
    stage(spot, value) {
      forgive([spot.key]);
      if (Object.is(spot.now(), value)) settle([spot.key]);
      else setStaged((before) => new Map(before).set(spot.key, { spot, value }));
    },
    revert: (spots) => settle(spots.map(({ key }) => key)),
    revertAll() {
      setStaged(new Map());
      setRefusals(new Map());
    },
    refuse,
    apply: (spots) => give(spots.flatMap(({ key }) => staged().get(key) ?? [])),
    applyAll: () => give([...staged().values()]),
  };
}

/** What the host has against one of the changes it was sent. */
export function whyOf({ refusals, text }: Reply, where: string, sent: number): string {
  const own = refusals.find((refusal) => refusal.where === where);
  if (own) return own.why;
  return refusals.length > 0 && sent > 1 ? 'was not sent: another change was refused' : text;
}

function without<T>(map: ReadonlyMap<string, T>, keys: readonly string[]): ReadonlyMap<string, T> {
  if (!keys.some((key) => map.has(key))) return map;
  const rest = new Map(map);
  for (const key of keys) rest.delete(key);
  return rest;
}
