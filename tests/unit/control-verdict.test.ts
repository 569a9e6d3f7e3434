import { FIGURES } from '@tickdeck/client/pages/control/people/figures.js';
import { verdictOf } from '@tickdeck/client/pages/control/people/verdict.js';
import type { SessionReport } from '@tickdeck/shared/wire/messages.js';
import { describe, expect, it } from 'vitest';

const fine: SessionReport = {
  session: 1,
  player: 1,
  role: 'player',
  name: 'Ada',
  pilot: 'human',
  rttMs: 12,
  bytesPerSecond: 5_000,
  skips: 0,
  keyframes: 1,
  frameAgeMs: 20,
  lateMs: 64,
  jitterMs: 2,
  stallMs: 0,
  stalls: 0,
  stride: 1,
  rest: 0,
  inputRate: 60,
  gaps: 0,
  slackMs: 4,
  gear: 'computer',
};
const say = (report: Partial<SessionReport>, inputRate = 60) => {
  const { grade, text } = verdictOf({ ...fine, ...report }, { beatRate: 60, inputRate });
  return [grade, text];
};

describe('the verdict on a connection', () => {
  it.each<readonly [Partial<SessionReport>, string, string]>([
    [{}, 'good', 'Good; sees the world 60 ms late'],
    [
      { gear: 'phone', stallMs: 183, stalls: 5, stride: 3, lateMs: 212 },
      'poor',
      'Wi-Fi stalls of 180 ms every 2 s; 20 Hz tier; sees the world 210 ms late',
    ],
    [{ stallMs: 420, stalls: 1 }, 'fair', 'One stall of 420 ms; sees the world 60 ms late'],
    [
      { gear: 'phone', stallMs: 900, stalls: 3, rttMs: 80 },
      'poor',
      'Stalls of 900 ms every 3 s; sees the world 60 ms late',
    ],
    [{ jitterMs: 22.4 }, 'fair', 'Jitter of 22 ms; sees the world 60 ms late'],
    [{ jitterMs: 50, stalls: 2, stallMs: 150 }, 'poor', 'Stalls of 150 ms every 5 s; sees the world 60 ms late'],
    [{ rttMs: 260 }, 'poor', '260 ms there and back; sees the world 60 ms late'],
    [{ stride: 2 }, 'fair', '30 Hz tier; sees the world 60 ms late'],
    [{ stride: 2, rest: 1 }, 'good', 'Good; sees the world 60 ms late'],
    [{ stride: 3, rest: 1 }, 'fair', '20 Hz tier; sees the world 60 ms late'],
    [{ inputRate: 40 }, 'fair', 'Sends 40 of 60 inputs a second; sees the world 60 ms late'],
    [{ gaps: 8 }, 'fair', '8 inputs of the last 2 s came too late; sees the world 60 ms late'],
    [{ lateMs: 310 }, 'poor', 'Sees the world 310 ms late'],
    [{ pilot: 'none', inputRate: 0, gaps: 9 }, 'good', 'Good; sees the world 60 ms late'],
  ])('of %j is %s: %s', (report, grade, text) => {
    expect(say(report)).toEqual([grade, text]);
  });

  it('asks for no more inputs than there are ticks', () => {
    expect(say({ inputRate: 15 }, 15)[0]).toBe('good');
    expect(say({ inputRate: 0 }, 0)[0]).toBe('good');
  });
});

describe('figures of a connection', () => {
  it.each([
    [0, '0'],
    [9_999, '9999'],
    [34_816, '34.8k'],
  ])('say %d skips as %s: there is room for five characters', (skips, said) => {
    expect(FIGURES.find(({ head }) => head === 'Skips')?.show({ ...fine, skips })).toBe(said);
  });
});
