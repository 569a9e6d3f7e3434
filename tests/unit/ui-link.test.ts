import type { LinkStats } from '@tickdeck/client/net/frame.js';
import { reloadOnNewBuild } from '@tickdeck/client/pages/common/build.js';
import { endingOf } from '@tickdeck/client/pages/common/ending.js';
import { lossOf } from '@tickdeck/client/pages/common/loss.js';
import { qualityOf } from '@tickdeck/client/ui/link-quality.js';
import { CLOSE } from '@tickdeck/shared/wire/errors.js';
import type { Welcome } from '@tickdeck/shared/wire/messages.js';
import { describe, expect, it } from 'vitest';

const GOOD: LinkStats = {
  rttMs: 20,
  jitterMs: 3,
  frameAgeMs: 30,
  kilobytesPerSecond: 12,
  interpolationMs: 40,
  corrections: 0,
  largestCorrection: 0,
  keyframes: 1,
  mismatches: 0,
};

describe('the quality of a link', () => {
  it('is the worst of what was measured', () => {
    const live = { kind: 'live' } as const;
    expect(qualityOf(live, GOOD)).toBe('good');
    expect(qualityOf(live, { ...GOOD, rttMs: 120 })).toBe('fair');
    expect(qualityOf(live, { ...GOOD, jitterMs: 40 })).toBe('fair');
    expect(qualityOf(live, { ...GOOD, jitterMs: 40, frameAgeMs: 900 })).toBe('poor');
  });

  it('is lost when there is none, however good the last figures were', () => {
    expect(qualityOf({ kind: 'connecting', attempt: 1 }, GOOD)).toBe('lost');
    expect(qualityOf({ kind: 'lost', attempt: 2, retryInMs: 500, why: 'x' }, GOOD)).toBe('lost');
  });
});

describe('what a page tells while it has no link', () => {
  it('promises a bot at the controls only while there is a room to fly in', () => {
    expect(lossOf('The connection to the host was lost.', 'player').meanwhile).toContain('A bot is flying your ship');
    expect(lossOf(CLOSE.stopped.text, 'player').meanwhile).not.toContain('bot');
    expect(lossOf(CLOSE.roomFailed.text, 'player').meanwhile).not.toContain('bot');
    expect(lossOf('The connection to the host was lost.', 'spectator').meanwhile).toBe('');
  });
});

describe('an ended link', () => {
  it('leaves every reason a way on', () => {
    for (const reason of [...Object.keys(CLOSE), 'something new']) {
      const { title, advice, ways } = endingOf(reason);
      expect([title, advice].every((text) => text !== '')).toBe(true);
      expect(ways.length).toBeGreaterThan(0);
    }
  });

  it('offers first what helps', () => {
    expect(endingOf('full').ways[0]).toBe('watch');
    expect(endingOf('version').ways[0]).toBe('reload');
    expect(endingOf('kicked').ways).not.toContain('reload');
  });
});

describe('a page that comes back to its host', () => {
  const welcome = (build: string) => ({ build }) as Welcome;

  it('reloads itself when the host was built anew, once', () => {
    let reloads = 0;
    const hear = reloadOnNewBuild(() => {
      reloads += 1;
    });
    hear(welcome('a'));
    hear(welcome('a'));
    expect(reloads).toBe(0);
    hear(welcome('b'));
    hear(welcome('b'));
    expect(reloads).toBe(1);
  });
});
