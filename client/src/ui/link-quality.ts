import type { LinkState, LinkStats } from '../net/frame.js';

/** What a person needs to know of their link, in one word; each has its own shape and colour. */
export type LinkQuality = 'good' | 'fair' | 'poor' | 'lost';

const FAIR = { rttMs: 80, jitterMs: 25, frameAgeMs: 200 } as const;
const POOR = { rttMs: 180, jitterMs: 60, frameAgeMs: 500 } as const;

/** The worst of what was measured decides. */
export function qualityOf(link: LinkState, stats: LinkStats): LinkQuality {
  if (link.kind !== 'live') return 'lost';
  if (exceeds(stats, POOR)) return 'poor';
  return exceeds(stats, FAIR) ? 'fair' : 'good';
}

function exceeds(stats: LinkStats, limit: typeof FAIR | typeof POOR): boolean {
  return stats.rttMs > limit.rttMs || stats.jitterMs > limit.jitterMs || stats.frameAgeMs > limit.frameAgeMs;
}
