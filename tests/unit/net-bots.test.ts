import { describe, expect, it } from 'vitest';
import { quantile, Tally } from '../load/figures.js';
import { readCounter } from '../load/host.js';
import { parseOptions } from '../load/options.js';

describe('npm run bots', () => {
  it('flies ten bots at this machine for twenty seconds unless told otherwise', () => {
    expect(parseOptions([])).toEqual({
      kind: 'options',
      options: { url: 'http://127.0.0.1:8080', room: '', count: 10, seconds: 20, output: 'person' },
    });
  });

  it('takes the address of a page or socket for that of its host', () => {
    const parsed = parseOptions(['--url', 'ws://127.0.0.1:9/ws', '--room', 'a', '--count', '100', '--json']);
    expect(parsed).toMatchObject({ options: { url: 'http://127.0.0.1:9', room: 'a', count: 100, output: 'json' } });
  });

  it.each([
    [['--count', '0']],
    [['--count', '1001']],
    [['--count', '1e2']],
    [['--seconds', '3601']],
    [['--seconds', '-1']],
    [['--url', 'nowhere']],
    [['--url', 'file:///etc/passwd']],
    [['--speed', '2']],
    [['100']],
  ])('refuses %j', (args) => {
    expect(parseOptions(args).kind).toBe('refused');
  });

  it('reads a counter of the right room', () => {
    const text = '# HELP x\nx_total{room="b"} 7\nx_total{room="a"} 12\nx_total_created{room="a"} 99\n';
    expect(readCounter(text, 'x_total', 'a')).toBe(12);
    expect(() => readCounter(text, 'x_total', 'c')).toThrow('c');
  });

  it('counts only what is measured, but every error', () => {
    const tally = new Tally();
    const frame = { bytes: 10, speed: 1, kind: 'keyframe', missedBeats: 2, ageMs: 1, inputToStateMs: [3, 5] } as const;
    tally.error();
    tally.frame(frame);
    tally.begin();
    for (let i = 0; i < 120; i++) tally.frame({ ...frame, bytes: 100, kind: 'delta', missedBeats: i === 0 ? 1 : 0 });
    expect(tally.end(2, 1, 0, { ticks: 60, overruns: 1 })).toMatchObject({
      clients: 2,
      framesPerSecond: 60,
      bytesPerFrameP50: 100,
      kbpsPerClient: 48,
      inputToStateMsP50: 5,
      gaps: 1,
      keyframes: 0,
      errors: 1,
      overruns: 1,
    });
  });

  it('finds quantiles', () => {
    const values = Array.from({ length: 100 }, (_, i) => 99 - i);
    expect([quantile(values, 0.5), quantile(values, 0.99), quantile([], 0.5)]).toEqual([50, 99, 0]);
  });
});
