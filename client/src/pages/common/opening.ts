import { type Accessor, createSignal } from 'solid-js';
import { looks } from '../../games/index.js';
import type { GameLook } from '../../games/look.js';
import { type Ending, endingOf } from './ending.js';
import { fetchRooms, type RoomCard } from './rooms.js';

/** On the way into a room: which game it plays is the host's to tell. */
export type Opening =
  | { readonly kind: 'opening' }
  | { readonly kind: 'open'; readonly room: RoomCard; readonly look: GameLook }
  | { readonly kind: 'shut'; readonly ending: Ending };

const UNREACHABLE: Ending = {
  title: 'The host is gone',
  advice: 'Nothing answers. Is the host awake and on this network?',
  ways: ['reload', 'lobby'],
};

/** Starts to open a room by its id. */
export function openRoom(id: string): Accessor<Opening> {
  const [opening, setOpening] = createSignal<Opening>({ kind: 'opening' });
  void find(id).then(setOpening);
  return opening;
}

async function find(id: string): Promise<Opening> {
  const rooms = await fetchRooms().catch(() => undefined);
  if (rooms === undefined) return { kind: 'shut', ending: UNREACHABLE };
  const room = rooms.find((card) => card.id === id);
  if (room === undefined) return { kind: 'shut', ending: endingOf('noRoom') };
  const look = looks[room.game];
  // A game that this page does not have yet came with a newer host.
  if (look === undefined) return { kind: 'shut', ending: endingOf('version') };
  return { kind: 'open', room, look };
}

/** What an opening is when it is of this kind. */
export function whenOpening<K extends Opening['kind']>(
  opening: Opening,
  kind: K,
): Extract<Opening, { kind: K }> | undefined {
  // The compiler does not narrow a union by a generic kind.
  return opening.kind === kind ? (opening as Extract<Opening, { kind: K }>) : undefined;
}
