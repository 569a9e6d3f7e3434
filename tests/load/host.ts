const TIMEOUT_MS = 5_000;

/** What the lobby says of a room, as far as bots care. */
export interface Card {
  readonly id: string;
  readonly game: string;
}

/** The room that bots are to play in. @throws Error in words when there is no host or no such room */
export async function findRoom(url: string, id: string): Promise<Card> {
  const { rooms } = (await (await get(`${url}/api/rooms`)).json()) as { readonly rooms: readonly Card[] };
  const card = id === '' ? rooms[0] : rooms.find((room) => room.id === id);
  if (card) return card;
  throw new Error(id === '' ? `${url} has no rooms.` : `${url} has no room "${id}".`);
}

/** Counters of one room: ticks made, and beats whose work exceeded their period. */
export interface Work {
  readonly ticks: number;
  readonly overruns: number;
}

/** Reads a room's work from the host's metrics. @throws Error when they are not to be had */
export async function readWork(url: string, room: string): Promise<Work> {
  const text = await (await get(`${url}/metrics`)).text();
  return {
    ticks: readCounter(text, 'tickdeck_ticks_total', room),
    overruns: readCounter(text, 'tickdeck_overruns_total', room),
  };
}

/** The value of a room's counter in Prometheus's text format. */
export function readCounter(text: string, name: string, room: string): number {
  const line = text.split('\n').find((one) => one.startsWith(`${name}{room="${room}"}`));
  if (!line) throw new Error(`/metrics says nothing about ${name} of room "${room}".`);
  return Number(line.slice(line.lastIndexOf(' ') + 1));
}

async function get(address: string): Promise<Response> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (response.ok) return response;
    throw new Error(`it answers ${response.status}`);
  } catch (error) {
    throw new Error(`${address} cannot be read: ${error instanceof Error ? error.message : error}.`);
  }
}
