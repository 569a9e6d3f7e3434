import { type Accessor, createSignal, onCleanup } from 'solid-js';

const POLL_MS = 1_000;
const ANSWER_TIMEOUT_MS = 4_000;

/** A room as the lobby sees it. */
export interface RoomCard {
  readonly id: string;
  readonly name: string;
  /** Id of its game. */
  readonly game: string;
  readonly gameName: string;
  readonly players: number;
  readonly bots: number;
  readonly watchers: number;
  readonly seatsMax: number;
  readonly paused: boolean;
  readonly state: 'running' | 'restarting';
  /** Four letters that find it. */
  readonly code: string;
}

export type RoomsState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'live'; readonly rooms: readonly RoomCard[] }
  /** The host does not answer; `rooms` is what it said last. */
  | { readonly kind: 'gone'; readonly rooms: readonly RoomCard[] };

/** People fill a room; bots give up their seats. */
export function isFull(room: RoomCard): boolean {
  return room.players >= room.seatsMax;
}

/** Asks once. Rejects when the host is gone or says something else. */
export async function fetchRooms(): Promise<readonly RoomCard[]> {
  const answer = await fetch('/api/rooms', { cache: 'no-store', signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS) });
  if (!answer.ok) throw new Error(`rooms: ${answer.status}`);
  const { rooms }: { readonly rooms: readonly RoomCard[] } = await answer.json();
  return rooms;
}

/** Room of a join code, or undefined when there is none. Rejects when the host is gone. */
export async function findCode(code: string): Promise<string | undefined> {
  const answer = await fetch(`/api/codes/${encodeURIComponent(code)}`, {
    cache: 'no-store',
    signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS),
  });
  if (answer.status === 404 || answer.status === 400) return undefined;
  if (!answer.ok) throw new Error(`code: ${answer.status}`);
  const found: RoomCard = await answer.json();
  return found.id;
}

/** The rooms, asked for once a second while the page is visible and its component lives. */
export function createRooms(): Accessor<RoomsState> {
  const [state, setState] = createSignal<RoomsState>({ kind: 'loading' });
  let timer = 0;
  let asking = false;

  const ask = async () => {
    clearTimeout(timer);
    if (asking || document.hidden) return;
    asking = true;
    try {
      setState({ kind: 'live', rooms: await fetchRooms() });
    } catch {
      const before = state();
      setState({ kind: 'gone', rooms: before.kind === 'loading' ? [] : before.rooms });
    }
    asking = false;
    timer = window.setTimeout(ask, POLL_MS);
  };

  document.addEventListener('visibilitychange', ask);
  onCleanup(() => {
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', ask);
  });
  void ask();
  return state;
}
