import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import type { Role } from '@tickdeck/shared/wire/messages.js';
import { type Accessor, createEffect, createMemo, on, onCleanup } from 'solid-js';
import type { Picked } from '../../../scene/pick.js';
import type { IdentityLook } from '../../../ui/identity.js';
import type { Desk } from '../desk.js';

/** Somebody else who works in the room. */
export interface Mate {
  readonly session: number;
  readonly name: string;
  readonly role: Role;
  readonly look: IdentityLook;
  /** What they have selected. */
  readonly rows: readonly Picked[];
  /** The place they are changing, in the words of the audit list; empty for none. */
  readonly editing: string;
}

/** The others who work in this room, and what they have in hand. */
export interface Crew {
  readonly others: Accessor<readonly Mate[]>;
  /** Who else is changing one of these places. */
  changing(places: readonly string[]): Mate | undefined;
}

const TELL_EVERY_MS = 250;

/** Looks at the crew as long as the deck lives, and tells it what is in hand here. @param editing - the place changed here */
export function createCrew(desk: Desk, editing: Accessor<string>): Crew {
  const news = desk.feeds.use('crew');
  const others = createMemo<readonly Mate[]>(() => {
    const own = `s${desk.welcome()?.session ?? 0}`;
    return Object.entries(news() ?? {})
      .filter(([key]) => key !== own)
      .map(([key, { name, role, color, shape, tag, rows, editing }]) => ({
        session: Number(key.slice(1)),
        name,
        role,
        look: { color, shape, tag },
        rows: Object.values(rows),
        editing,
      }));
  });

  let timer = 0;
  const tell = () => {
    timer = 0;
    desk.client.point(desk.selection().slice(0, LIMITS.pointedRowsMax), editing().slice(0, LIMITS.labelCharsMax));
  };
  createEffect(
    on([desk.selection, editing, desk.welcome], () => {
      timer ||= window.setTimeout(tell, TELL_EVERY_MS);
    }),
  );
  onCleanup(() => clearTimeout(timer));

  return { others, changing: (places) => others().find((mate) => places.includes(mate.editing)) };
}
