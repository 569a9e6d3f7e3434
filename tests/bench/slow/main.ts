import { type Figure, quantile } from '../figure.js';
import { type Reader, SHARES } from './shares.js';
import { watchOurs, watchTheirs } from './watched.js';

const SECONDS = 20;
const SECONDS_LONG = 300;
/** In send intervals, on top of the round trip, which is next to nothing here. */
const INTERVALS_MAX = 3;
/** What a host may grow by meanwhile, in MB: its heap breathes by as much with healthy readers alone. */
const MEMORY_MB = 32;
/** How much longer a healthy reader may wait for a frame with slow ones beside it. */
const HEALTHY_RATIO = 1.01;
/** A share from which a link counts as one that can carry a minimum: the stream of every 6th beat is some 60 % of the whole. */
const MINIMUM_SHARE = 0.7;
const PEER = 'colyseus 0.18';

/** What readers at a share of the bandwidth they need see, and what they do to the host and to healthy readers. */
export async function slow({ long }: { readonly long: boolean }): Promise<readonly Figure[]> {
  const ms = (long ? SECONDS_LONG : SECONDS) * 1000;
  const ours = await watchOurs(ms);
  const theirs = await watchTheirs(ms);
  const figure = (what: string, unit: string) => ({ bench: 'slow', figure: what, unit, peer: PEER });
  return [
    ...SHARES.flatMap((share, i) => {
      const [us, them] = [ours.readers[i] as Reader, theirs.readers[i] as Reader];
      const name = `${share * 100} %`;
      const limit = share >= MINIMUM_SHARE ? { limit: INTERVALS_MAX * us.intervalMs } : {};
      return [
        {
          ...figure(`${name}: staleness p95`, 'ms'),
          ours: quantile(us.agesMs, 0.95),
          theirs: quantile(them.agesMs, 0.95),
          ...limit,
        },
        {
          ...figure(`${name}: staleness at the end`, 'ms'),
          ours: us.agesMs.at(-1) ?? 0,
          theirs: them.agesMs.at(-1) ?? 0,
        },
        { ...figure(`${name}: between messages`, 'ms'), ours: us.intervalMs, theirs: them.intervalMs },
      ];
    }),
    { ...figure('0 %: staleness when it reads again', 'ms'), ours: ours.againMs, theirs: theirs.againMs },
    { ...figure('readers sent away', ''), ours: ours.closed, theirs: theirs.closed, limit: 0 },
    { ...figure('memory of the host, growth', 'MB'), ours: ours.grownMb, theirs: theirs.grownMb, limit: MEMORY_MB },
    {
      bench: 'slow',
      figure: 'healthy: between frames, p99',
      ours: ours.besideMs,
      peer: 'without slow ones',
      theirs: ours.aloneMs,
      unit: 'ms',
      target: HEALTHY_RATIO,
    },
  ];
}
