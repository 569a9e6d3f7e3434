import { type Figure, median } from '../figure.js';
import { type Cost, costOfBare, costOfHost } from './cost.js';
import { measureEncoding } from './encoding.js';

const CLIENTS = 1000;
const ROUNDS = 2;
const SECONDS = 8;
const SECONDS_LONG = 60;

/** What a thousand clients of one room cost the host, beside a bare broadcast of as many bytes; and how much more is encoded. */
export async function fanout({ long }: { readonly long: boolean }): Promise<readonly Figure[]> {
  const ms = (long ? SECONDS_LONG : SECONDS) * 1000;
  const alone = await costOfHost(1, ms);
  const ours: Cost[] = [];
  const bare: Cost[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const cost = await costOfHost(CLIENTS, ms);
    ours.push(cost);
    bare.push(await costOfBare(CLIENTS, ms, cost.payloadBytes));
  }
  const middle = (costs: readonly Cost[], of: keyof Cost) => median(costs.map((cost) => cost[of]));
  const beside = (figure: string, of: keyof Cost, unit: string) => ({
    bench: 'fanout',
    figure,
    ours: middle(ours, of),
    peer: 'bare ws.send',
    theirs: middle(bare, of),
    unit,
  });
  const one = measureEncoding(1);
  const many = measureEncoding(CLIENTS);
  const against = { bench: 'fanout', peer: 'one client' };
  return [
    // Of each message, because a machine that is short of time sends fewer of them.
    { ...beside('CPU of the host a message', 'cpuUs', 'µs'), target: 1.15 },
    beside(`CPU of the host, ${CLIENTS} clients`, 'cpuShare', '% of a core'),
    beside('messages a second and client', 'messagesPerSecond', ''),
    beside('payload', 'payloadBytes', 'B'),
    { ...against, figure: 'encodings a beat', ours: many.encodings, theirs: one.encodings, unit: '', target: 1.1 },
    { ...against, figure: 'work of a beat', ours: many.beatUs, theirs: one.beatUs, unit: 'µs' },
    {
      ...against,
      figure: 'CPU of the host',
      ours: middle(ours, 'cpuShare'),
      theirs: alone.cpuShare,
      unit: '% of a core',
    },
  ];
}
