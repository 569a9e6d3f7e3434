import { LIMITS } from '@tickdeck/shared/wire/limits.js';
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

  it(`names the rows that a field’s bits were for, ${LIMITS.rowBitsMax} at most`, () => {
    const { room, account } = here;
    const { pawns } = room.world.tables as never as { pawns: { id(slot: number): number } };
    const ids = new Set(Array.from({ length: 16 }, (_, slot) => pawns.id(slot)).filter((id) => id !== 0));
    const luck = account.views.find(({ view }) => view === 'operator')?.fields[0];
    expect(new Set(luck?.rows.map(({ row }) => row))).toEqual(ids);
    expect(sum(luck?.rows.map(({ bits }) => bits) ?? [])).toBeCloseTo(luck?.bits ?? 0, 3);
    const crowd = new RoomHarness(undefined, { bots: 8 });
    for (let i = 0; i < 4; i++) crowd.world.table('pawns')?.spawn({ x: 100 * i, hp: 50 });
    const op = crowd.join('operator');
    crowd.beat(2 * EVERY_BEATS);
    const rows = bandwidths(op).at(-1)?.views[0]?.fields[0]?.rows ?? [];
    expect(rows).toHaveLength(LIMITS.rowBitsMax);
    expect(rows.map(({ bits }) => bits)).toEqual(rows.map(({ bits }) => bits).sort((a, b) => b - a));
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
