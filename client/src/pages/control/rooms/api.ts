import type { RoomCard } from '../../common/rooms.js';

const ANSWER_TIMEOUT_MS = 6_000;

/** What a new room should be. */
export interface RoomWish {
  readonly name: string;
  readonly game: string;
  readonly bots: number;
  readonly botSkill: 'easy' | 'normal' | 'hard';
}

/** What the host answered, or why it did not. */
export type Answer<T> = ({ readonly kind: 'done' } & T) | { readonly kind: 'refused'; readonly text: string };

/** Opens a room. */
export async function openRoom(token: string, wish: RoomWish): Promise<Answer<{ readonly room: RoomCard }>> {
  const answer = await ask(token, 'POST', '/api/rooms', wish);
  return answer.kind === 'done' ? { kind: 'done', room: (await answer.response.json()) as RoomCard } : answer;
}

/** Sends everyone in a room away and ends it. */
export async function closeRoom(token: string, id: string): Promise<Answer<object>> {
  return ask(token, 'DELETE', `/api/rooms/${encodeURIComponent(id)}`);
}

async function ask(
  token: string,
  method: 'POST' | 'DELETE',
  path: string,
  body?: RoomWish,
): Promise<Answer<{ readonly response: Response }>> {
  const headers = { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) };
  try {
    const response = await fetch(path, {
      method,
      headers,
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS),
    });
    return response.ok ? { kind: 'done', response } : { kind: 'refused', text: await reasonOf(response) };
  } catch {
    return { kind: 'refused', text: 'The host does not answer.' };
  }
}

async function reasonOf(response: Response): Promise<string> {
  const said: { readonly error?: unknown } = await response.json().catch(() => ({}));
  return typeof said.error === 'string' ? said.error : `The host refused (${response.status}).`;
}
