import { Lead } from '@tickdeck/client/net/lead.js';
import { Random } from '@tickdeck/shared/math/random.js';
import { SLACK_UNKNOWN_MS } from '@tickdeck/shared/wire/messages.js';
import { describe, expect, it } from 'vitest';

/** Tells a lead once a second what came of it, on a link that needs `neededMs` of it at the time. */
function steer(lead: Lead, seconds: number, neededMs: (second: number) => number): number[] {
  const leads: number[] = [];
  for (let second = 0; second < seconds; second++) {
    lead.told(second * 1000, { slackMs: lead.leadMs - neededMs(second), rttMs: 1 });
    leads.push(lead.leadMs);
  }
  return leads;
}

describe('the lead of inputs', () => {
  it.each([-40, 0.3, 7, 60])('finds what a calm link needs: %d ms', (neededMs) => {
    expect(Math.abs((steer(new Lead(), 8, () => neededMs).at(-1) ?? 0) - neededMs)).toBeLessThan(0.3);
  });

  it('is what the link needs in its worse seconds', () => {
    const random = new Random(2);
    const needs = Array.from({ length: 200 }, () => 5 + 3 * random.float());
    const leads = steer(new Lead(), needs.length, (second) => needs[second] as number);
    const short = needs.filter((needed, second) => second > 20 && (leads[second - 1] as number) < needed - 0.3);
    expect(short.length / 180).toBeLessThan(0.25);
    expect(Math.max(...leads.slice(20))).toBeLessThan(8);
  });

  it('does not change for one bad second among good ones', () => {
    const leads = steer(new Lead(), 60, (second) => (second % 10 === 5 ? 12 : 2));
    expect(Math.max(...leads.slice(15))).toBeLessThan(2.3);
  });

  it('is given back once jitter has been over for some seconds', () => {
    const leads = steer(new Lead(), 60, (second) => (second >= 20 && second < 30 ? 5 : 2));
    expect(leads[28]).toBeCloseTo(5, 0);
    expect(leads[40]).toBeCloseTo(2, 0);
  });

  it('stays where nothing new is known', () => {
    const lead = new Lead();
    lead.told(0, { slackMs: 3, rttMs: 1 });
    const before = lead.leadMs;
    for (let second = 5; second < 20; second++) lead.told(second * 1000, { slackMs: SLACK_UNKNOWN_MS, rttMs: 1 });
    expect(lead.leadMs).toBe(before);
  });

  it('does not hear what was seen before its last change came true', () => {
    const lead = new Lead();
    for (const nowMs of [0, 250, 500, 750]) lead.told(nowMs, { slackMs: -40, rttMs: 1 });
    expect(lead.leadMs).toBe(40);
  });
});
