import type { Leaf } from '@tickdeck/shared/commands/place.js';
import type { Edit, Reply } from '@tickdeck/shared/wire/messages.js';
import { createStore, reconcile } from 'solid-js/store';
import type { Spot } from './leaf.js';

/** One change that waits. */
export interface Staged {
  readonly spot: Spot;
  readonly value: Leaf;
}

/** Changes that were typed and not yet sent, by where they are; and why the host refused some. */
export interface Staging {
  value(where: string): Leaf | undefined;
  refusal(where: string): string | undefined;
  readonly count: number;
  readonly all: readonly Staged[];
  stage(spot: Spot, value: Leaf): void;
  revert(where: string): void;
  revertAll(): void;
  /** Sends one staged change. */
  apply(where: string): Promise<Reply | undefined>;
  /** Sends all of them as one transaction. */
  applyAll(): Promise<Reply | undefined>;
}

/** @param send - gives one transaction and resolves with the host's answer. */
export function createStaging(send: (edits: readonly Edit[]) => Promise<Reply>): Staging {
  const [staged, setStaged] = createStore<{ [where: string]: Staged }>({});
  const [refusals, setRefusals] = createStore<{ [where: string]: string }>({});
  // Deleting by undefined is how the store drops a key; its types know only whole values.
  const drop = (where: string) => setStaged(where, undefined as unknown as Staged);
  const forgive = (where: string) => setRefusals(where, undefined as unknown as string);
  const settle = (where: string) => {
    drop(where);
    forgive(where);
  };

  const give = async (entries: readonly (readonly [string, Staged])[]) => {
    if (entries.length === 0) return undefined;
    const reply = await send(entries.map(([, { spot, value }]) => spot.edit(value)));
    for (const [where, { value }] of entries) {
      // Whoever typed on meanwhile keeps what was typed.
      if (reply.outcome !== 'done') setRefusals(where, whyOf(reply, where, entries.length));
      else if (staged[where]?.value === value) settle(where);
    }
    return reply;
  };

  return {
    value: (where) => staged[where]?.value,
    refusal: (where) => refusals[where],
    get count() {
      return Object.keys(staged).length;
    },
    get all() {
      return Object.values(staged);
    },
    stage(spot, value) {
      forgive(spot.where);
      if (Object.is(spot.now(), value)) drop(spot.where);
      else setStaged(spot.where, { spot, value });
    },
    revert: settle,
    revertAll() {
      setStaged(reconcile({}));
      setRefusals(reconcile({}));
    },
    apply(where) {
      const one = staged[where];
      return give(one ? [[where, one]] : []);
    },
    applyAll: () => give(Object.entries(staged)),
  };
}

/** What the host has against one of the changes it was sent. */
function whyOf({ refusals, text }: Reply, where: string, sent: number): string {
  const own = refusals.find((refusal) => refusal.where === where);
  if (own) return own.why;
  return refusals.length > 0 && sent > 1 ? 'was not sent: another change was refused' : text;
}
