import { setTimeout as wait } from 'node:timers/promises';
import { partyHost } from '../../support/browser.js';
import { Device } from '../../support/party/device.js';
import type { GamePage } from '../../support/party/game-page.js';
import { Party } from '../../support/party/party.js';
import { type Figure, median, quantile } from '../figure.js';
import { type Distance, SlowLink } from '../support/slow-link.js';
import { type Seen, seenBy, statsOf, touch, watchEngines } from './probe.js';

const DISTANCES: readonly Distance[] = [
  { rttMs: 0, jitterMs: 0 },
  { rttMs: 50, jitterMs: 0 },
  { rttMs: 100, jitterMs: 20 },
];
const TOUCHES = 25;
const TOUCHES_LONG = 250;
/** Joined, at their pace, and past what a page does only once. */
const SETTLE_MS = 6_000;
/** A machine without a graphics card paints these few pixels sixty times a second. */
const VIEWPORT = { width: 200, height: 140 };
/** What is drawn later than this was drawn for another reason. */
const ANSWER_MAX_MS = 1_000;

/** From a key in one browser page to the picture in it and in another, with the host and a slow link between them. */
export async function feel({ long }: { readonly long: boolean }): Promise<readonly Figure[]> {
  const party = await Party.start(['--bots', '0']);
  const host = await party.operator();
  try {
    // Nobody is put to a start again while this runs.
    await host.set('match/endsAt', 0x3fffffff);
    const figures: Figure[] = [];
    for (const distance of DISTANCES) figures.push(...(await across(party, distance, long ? TOUCHES_LONG : TOUCHES)));
    return figures;
  } finally {
    host.close();
    await party.stop();
  }
}

async function across(party: Party, distance: Distance, touches: number): Promise<readonly Figure[]> {
  const link = await SlowLink.to(party.ready.port, distance);
  const devices = [await open(party, link, 'A'), await open(party, link, 'B')] as const;
  try {
    // One after the other: a page that starts wants a core for itself.
    const a = await devices[0].play();
    const b = await devices[1].play();
    const { player } = await a.untilLive();
    await wait(SETTLE_MS);
    for (const { page } of [a, b]) await watchEngines(page);
    const before = await statsOf(a.page);
    const pressed = await fly(a, touches);
    const after = await statsOf(a.page);
    return figuresOf(distance, {
      own: answers(pressed, await seenBy(a.page), player),
      other: answers(pressed, await seenBy(b.page), player),
      interpolationMs: (await statsOf(b.page)).interpolationMs,
      corrections: after.corrections - before.corrections,
      largest: after.largestCorrection,
    });
  } finally {
    for (const { context } of devices) await context.close();
    link.close();
  }
}

function open(party: Party, link: SlowLink, name: string): Promise<Device> {
  const guest = { origin: `http://${partyHost}:${link.port}`, room: party.ready.room, name };
  return Device.open(party.browser, guest, { display: 'always', viewport: VIEWPORT, reducedMotion: 'reduce' });
}

interface Touch {
  readonly thrusting: number;
  readonly atMs: number;
}

/** To and fro, with pauses that fall on no beat. */
async function fly({ page }: GamePage, touches: number): Promise<readonly Touch[]> {
  const made: Touch[] = [];
  for (let i = 0; i < touches; i++) {
    const key = i % 2 === 0 ? 'd' : 'a';
    made.push({ thrusting: 1, atMs: await touch(page, 'keydown', key) });
    await wait(260 + (i % 7) * 5);
    made.push({ thrusting: 0, atMs: await touch(page, 'keyup', key) });
    await wait(260 + (i % 11) * 3);
  }
  await wait(ANSWER_MAX_MS);
  return made;
}

/** How long after each touch a page drew what came of it, ms. */
function answers(touches: readonly Touch[], seen: readonly Seen[], player: number): readonly number[] {
  return touches.flatMap(({ thrusting, atMs }) => {
    const answer = seen.find((one) => one.player === player && one.thrusting === thrusting && one.atMs >= atMs);
    return answer && answer.atMs - atMs < ANSWER_MAX_MS ? [answer.atMs - atMs] : [];
  });
}

interface Felt {
  readonly own: readonly number[];
  readonly other: readonly number[];
  readonly interpolationMs: number;
  readonly corrections: number;
  readonly largest: number;
}

function figuresOf({ rttMs, jitterMs }: Distance, felt: Felt): readonly Figure[] {
  const { own, other, interpolationMs, corrections, largest } = felt;
  if (own.length === 0 || other.length === 0) throw new Error('a page never drew what was steered');
  const at = `RTT ${rttMs}${jitterMs > 0 ? ` ± ${jitterMs}` : ''} ms`;
  const figure = (name: string, ours: number, unit: string) => ({
    bench: 'feel',
    figure: `${at}: ${name}`,
    ours,
    unit,
  });
  return [
    figure("A's key → A's frame, p50", median(own), 'ms'),
    figure("A's key → A's frame, p90", quantile(own, 0.9), 'ms'),
    figure("A's key → B's frame, p50", median(other), 'ms'),
    figure("A's key → B's frame, p90", quantile(other, 0.9), 'ms'),
    figure('of that, interpolation delay', interpolationMs, 'ms'),
    figure('corrections, of so many touches', corrections, `of ${own.length}`),
    figure('largest correction', largest, 'units'),
  ];
}
