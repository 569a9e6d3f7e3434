import type { Bandwidth } from '@tickdeck/shared/wire/messages.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { RoomHarness, type Viewer } from '../support/room-harness.js';

const EVERY_BEATS = 120;
const bandwidths = ({ messages }: Viewer) =>
  messages.filter((message): message is Bandwidth => message.kind === 'bandwidth');
const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

/** A room with everybody in it, at a beat at which it gives account. */
function crowd() {
  const room = new RoomHarness(undefined, { bots: 4 });
  const operator = room.join('operator');
  const viewers = [operator, ...(['player', 'player', 'spectator'] as const).map((role) => room.join(role))];
  for (const viewer of viewers) if (viewer.welcome?.role === 'player') room.input(viewer, [8, 1]);
  room.beat(2 * EVERY_BEATS - room.room.beatNumber);
  for (const viewer of viewers) viewer.sent.length = 0;
  room.beat(EVERY_BEATS);
  const [account] = bandwidths(operator).slice(-1);
  if (!account) throw new Error('the operator was told nothing');
  return { room, operator, viewers, account };
}

describe('[K7] the account of what frames took', () => {
  let here: ReturnType<typeof crowd>;
  beforeAll(() => {
    here = crowd();
  });

  it('has every bit that each session was sent', () => {
    const { viewers, account } = here;
    expect(account.beats).toBe(EVERY_BEATS);
    for (const { session, sent } of viewers) {
      const bill = account.sessions.find((one) => one.session === session);
      expect((bill?.framing ?? 0) + sum(bill?.views ?? [])).toBe(8 * sum(sent.map(({ length }) => length)));
      // A byte a frame at least; hashes are framing too.
      expect(bill?.framing).toBeGreaterThanOrEqual(8 * sent.length);
    }
  });

  it('divides them among views and fields without a rest', () => {
    const { account } = here;
    expect(account.views.map(({ view }) => view).sort()).toEqual(['operator', 'own', 'public']);
    for (const [index, { bits, fields }] of account.views.entries()) {
      expect(sum(account.sessions.map(({ views }) => views[index] ?? 0))).toBe(bits);
      expect(sum(fields.map((one) => one.bits))).toBeCloseTo(bits, 3);
      expect(fields.map((one) => one.bits)).toEqual(fields.map((one) => one.bits).sort((a, b) => b - a));
    }
    const [operators] = account.views.filter(({ view }) => view === 'operator');
    // Chance decides it anew in every tick.
    expect(operators?.fields[0]).toMatchObject({ of: 'pawns', field: 'luck' });
  });

  it('comes to operators alone, and is not made while none is here', () => {
    const { room, operator, viewers } = here;
    for (const viewer of viewers.filter((one) => one !== operator)) expect(bandwidths(viewer)).toEqual([]);
    room.detach(operator);
    const before = room.heard.length;
    room.beat(2 * EVERY_BEATS);
    expect(room.heard.slice(before).filter((one) => one.kind === 'tell' && one.message.kind === 'bandwidth')).toEqual(
      [],
    );
  });
});
