import type { Flight, FlightReason } from '@tickdeck/shared/topics/flights.js';

const ANSWER_TIMEOUT_MS = 60_000;

/** Why it was written, in words. */
export const REASONS: { readonly [why in FlightReason]: string } = {
  asked: 'Somebody asked',
  overrun: 'Late beats',
  mismatch: 'A page disagreed',
  broken: 'The room broke',
};

/** Records of a topic come in no order. */
export function newestFirst(flights: readonly Flight[]): Flight[] {
  return [...flights].sort((a, b) => b.at - a.at);
}

/** Gets a flight from the host, which wants the token, and hands it to the browser as a file. */
export async function download(room: string, { name }: Flight, token: string): Promise<'done' | string> {
  const path = `/api/rooms/${encodeURIComponent(room)}/flights/${encodeURIComponent(name)}`;
  try {
    const headers = { authorization: `Bearer ${token}` };
    const response = await fetch(path, { headers, signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS) });
    if (!response.ok) return `The host has no such flight (any more): ${response.status}.`;
    save(name, await response.blob());
    return 'done';
  } catch {
    return 'The host does not answer.';
  }
}

function save(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken what it needs once the click is over.
  setTimeout(() => URL.revokeObjectURL(url), 0);
}
