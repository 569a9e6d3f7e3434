import { Lead } from '@tickdeck/client/net/lead.js';
import { SLACK_UNKNOWN_MS } from '@tickdeck/shared/wire/messages.js';
import { describe, expect, it } from 'vitest';

/** What is wanted beyond need on a link without jitter, ms. */
const MARGIN_MS = 0.4;

/** Tells a lead once a second what came of it, on a link that needs `neededMs` of it, and how many ticks found no input. */
function steer(lead: Lead, seconds: number, neededMs: number, gaps: (second: number) => number = () => 0): number[] {
  const leads: number[] = [];
  for (let second = 0; second < seconds; second++) {
    lead.told(second * 1000, { slackMs: lead.leadMs - neededMs, gaps: gaps(second), rttMs: 1 });
    leads.push(lead.leadMs);
  }
  return leads;
}

describe('the lead of inputs', () => {
  it.each([-40, 0.3, 7, 60])('finds what a calm link needs, and little more: %d ms', (neededMs) => {
    const leads = steer(new Lead(), 40, neededMs);
    expect(Math.abs((leads[6] ?? 0) - neededMs)).toBeLessThan(3);
    expect(Math.abs((leads.at(-1) ?? 0) - neededMs - MARGIN_MS)).toBeLessThan(0.3);
  });

  it('grows while ticks find no input, and is given back slowly', () => {
    const leads = steer(new Lead(), 80, 5, (second) => (second >= 30 && second < 40 ? 5 : 0));
    expect(leads[29]).toBeLessThan(6);
    expect(leads[39]).toBeGreaterThan(20);
    expect(leads[44]).toBeGreaterThan(10);
    expect(leads[79]).toBeLessThan(6);
  });

  it('bears a missing input now and then: a machine may be busy for once', () => {
    const leads = steer(new Lead(), 60, 5, (second) => second % 3);
    expect(Math.max(...leads.slice(30))).toBeLessThan(6);
  });

  it('stays where nothing new is known', () => {
    const lead = new Lead();
    lead.told(0, { slackMs: 3, gaps: 0, rttMs: 1 });
    const before = lead.leadMs;
    for (let second = 5; second < 20; second++)
      lead.told(second * 1000, { slackMs: SLACK_UNKNOWN_MS, gaps: 0, rttMs: 1 });
    expect(lead.leadMs).toBe(before);
  });

  it('does not hear what was seen before its last change came true', () => {
    const lead = new Lead();
    lead.told(0, { slackMs: -40, gaps: 0, rttMs: 1 });
    const first = lead.leadMs;
    for (const nowMs of [250, 500, 750]) lead.told(nowMs, { slackMs: -40, gaps: 0, rttMs: 1 });
    expect(first).toBeGreaterThan(40);
    expect(lead.leadMs).toBe(first);
  });
});
