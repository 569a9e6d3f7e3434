import { setTimeout as wait } from 'node:timers/promises';
import type { BareAsks } from '../support/bare-host.js';
import { type Asks, Child } from '../support/child.js';
import type { HostAsks } from '../support/host.js';
import type { LoadAsks } from '../support/load.js';

/** What sending to a crowd costs a host. */
export interface Cost {
  /** Of one core, in hundredths. */
  readonly cpuShare: number;
  readonly cpuUs: number;
  readonly payloadBytes: number;
  /** That each client gets. */
  readonly messagesPerSecond: number;
}

/** Keyframes are over. */
const SETTLE_MS = 3_000;
const BOTS = 32;
/** Of each message, before its payload (RFC 6455, section 5.2, up to 125 bytes). */
const HEADER_BYTES = 2;

/** A real host with a room of bots that all the clients watch. */
export function costOfHost(clients: number, ms: number): Promise<Cost> {
  return withLoad(Child.start<HostAsks>(program('host')), async (host, load) => {
    const { port, room } = await host.ask('open', { game: 'skirmish', gameModule: '', bots: BOTS });
    await load.ask('joinTickdeck', { port, room, game: 'skirmish', count: clients });
    return measure(host, load, clients, ms);
  });
}

/** A loop around `ws.send`, of messages as long. */
export function costOfBare(clients: number, ms: number, payloadBytes: number): Promise<Cost> {
  return withLoad(Child.start<BareAsks>(program('bare-host')), async (host, load) => {
    await load.ask('joinBare', { port: await host.ask('open', undefined), count: clients });
    await host.ask('broadcast', Math.round(payloadBytes));
    return measure(host, load, clients, ms);
  });
}

async function withLoad<A extends Asks>(
  host: Child<A>,
  work: (host: Child<A>, load: Child<LoadAsks>) => Promise<Cost>,
): Promise<Cost> {
  const load = Child.start<LoadAsks>(program('load'));
  try {
    return await work(host, load);
  } finally {
    await Promise.all([host.stop(), load.stop()]);
  }
}

async function measure<A extends Asks>(
  host: Child<A>,
  load: Child<LoadAsks>,
  clients: number,
  ms: number,
): Promise<Cost> {
  await wait(SETTLE_MS);
  await load.ask('begin', undefined);
  const [startMs, cpuMs] = [performance.now(), await host.cpuMs()];
  await wait(ms);
  const spentMs = (await host.cpuMs()) - cpuMs;
  const tookMs = performance.now() - startMs;
  const { messages, bytes, closed } = await load.ask('seen', undefined);
  if (closed > 0 || messages === 0) throw new Error(`${messages} messages, ${closed} clients sent away`);
  return {
    cpuShare: (100 * spentMs) / tookMs,
    cpuUs: (1000 * spentMs) / messages,
    payloadBytes: bytes / messages - HEADER_BYTES,
    messagesPerSecond: (1000 * messages) / tookMs / clients,
  };
}

function program(name: string): URL {
  return new URL(`../support/${name}.js`, import.meta.url);
}
