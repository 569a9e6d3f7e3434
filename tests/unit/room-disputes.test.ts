import { plainReading, type StateReading } from '@tickdeck/shared/wire/frame.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import type { Desync } from '@tickdeck/shared/wire/messages.js';
import type { ViewState } from '@tickdeck/shared/world/view.js';
import { describe, expect, it } from 'vitest';
import { FaultyPage } from '../support/faulty-page.js';
import { RoomHarness, type Viewer } from '../support/room-harness.js';

/** A page that takes one value of the first table's first row for 3 less than it is, once. */
function misreading(key: string, column: number): StateReading {
  let left = 1;
  const misread = (viewKey: string, state: ViewState): ViewState => {
    const [first, ...others] = state.tables;
    if (viewKey !== key || !first || first.count === 0 || left-- <= 0) return state;
    const cells = first.cells.slice();
    cells[column * first.count] = (cells[column * first.count] as number) - 3;
    return { ...state, tables: [{ ...first, cells }, ...others] };
  };
  return {
    ...plainReading,
    decode: (view, ...known) => misread(view.key, plainReading.decode(view, ...known)),
    expect: (view, ...known) => misread(view.key, plainReading.expect(view, ...known)),
  };
}

const warnings = (room: RoomHarness) =>
  room.heard.flatMap((message) => (message.kind === 'log' && message.level === 'warn' ? [message.data] : []));
const truthsOf = ({ messages }: Viewer) => messages.filter(({ kind }) => kind === 'truth');

const complain = (room: RoomHarness, viewer: Viewer, beat: number, view = 'public') => {
  room.port.post({ kind: 'resync', session: viewer.session, reason: 'mismatch', beat, view, hash: 1 });
  room.beat();
};
const claim = (room: RoomHarness, viewer: Viewer, desync: Partial<Desync>) => {
  const empty = { kind: 'desync', beat: 0, view: 'public', count: 1, differences: [] } as const;
  room.port.post({ ...empty, ...desync, session: viewer.session });
  room.beat();
};

describe('[T7] a page whose hash differs', () => {
  it.each([
    { view: 'public', role: 'player', field: 'hp', column: 4, page: '97', room: '100' },
    { view: 'own:1', role: 'player', field: 'gold', column: 8, page: '9', room: '12' },
    { view: 'operator', role: 'operator', field: 'gold', column: 8, page: '9', room: '12' },
  ] as const)('is told the truth of $view, and the log has beat, table, row, field and both values', (wrong) => {
    const room = new RoomHarness(undefined, { bots: wrong.role === 'player' ? 0 : 1 });
    const page = new FaultyPage(room, wrong.role, 2, misreading(wrong.view, wrong.column));
    for (const pawn of room.world.table('pawns')?.rows() ?? []) pawn.gold = 12;
    for (let i = 0; i < LIMITS.hashEveryBeats + 10; i++) page.beat();

    const [pawn] = [...(room.world.table('pawns')?.rows() ?? [])].map(({ id }) => id);
    // Players get their hashes at beats that differ from session to session.
    const phase = wrong.role === 'player' ? page.viewer.session : 0;
    const found = { beat: LIMITS.hashEveryBeats - phase, view: wrong.view };
    const difference = { of: 'pawns', row: pawn, path: [wrong.field], had: wrong.page, is: wrong.room };
    expect(page.divergences).toEqual([{ ...found, count: 1, named: [difference] }]);
    const { session } = page.viewer;
    const where = { table: 'pawns', row: pawn, field: wrong.field, page: wrong.page, room: wrong.room };
    expect(warnings(room)).toContainEqual({ session, ...found, count: 1 });
    expect(warnings(room)).toContainEqual({ session, ...found, ...where });
    expect(page.isRight).toBe(true);
  });

  it('names rows that only one side has, and places in the document', () => {
    const room = new RoomHarness();
    const viewer = room.join('operator');
    room.beat(5);
    complain(room, viewer, 5, 'operator');
    const gone = { of: 'pawns', row: 65_536, path: [], had: 'there' };
    const title = { of: 'board', row: 0, path: ['title'], had: '"tinny"' };
    claim(room, viewer, { beat: 5, view: 'operator', count: 2, differences: [gone, title] });
    const found = { session: viewer.session, beat: 5, view: 'operator' };
    expect(warnings(room).slice(1)).toEqual([
      { ...found, count: 2 },
      { ...found, table: 'pawns', row: 65_536, field: '', page: 'there', room: '' },
      { ...found, table: 'board', row: 0, field: 'title', page: '"tinny"', room: '"tiny"' },
    ]);
  });

  it('is told the truth of a view that shows nothing', () => {
    const room = new RoomHarness(undefined, { bots: 0 });
    const viewer = room.join('player');
    for (const { id } of room.world.table('pawns')?.rows() ?? []) room.world.table('pawns')?.despawn(id);
    room.beat();
    complain(room, viewer, room.room.beatNumber, 'own:1');
    expect(truthsOf(viewer)).toMatchObject([{ view: 'own:1', chunk: new Uint8Array(0) }]);
  });
});

describe('[T8] what pages say of themselves', () => {
  it('is heard once for each truth they were told, of that beat and view', () => {
    const room = new RoomHarness();
    const viewer = room.join('spectator');
    room.beat(5);
    claim(room, viewer, { beat: 5 });
    expect(warnings(room)).toEqual([]);
    complain(room, viewer, 5);
    const before = warnings(room).length;
    claim(room, viewer, { beat: 4 });
    claim(room, viewer, { beat: 5, view: 'operator' });
    expect(warnings(room)).toHaveLength(before);
    claim(room, viewer, { beat: 5 });
    claim(room, viewer, { beat: 5 });
    expect(warnings(room)).toHaveLength(before + 1);
  });

  it('is not logged of places that the view does not have, or where it is true', () => {
    const room = new RoomHarness();
    const viewer = room.join('spectator');
    room.beat(5);
    complain(room, viewer, 5);
    const before = warnings(room).length;
    const stone = [...(room.world.table('stones')?.rows() ?? [])][0]?.id ?? 0;
    const differences = [
      { of: 'stones', row: stone, path: ['x'], had: '10' },
      { of: 'stones', row: stone, path: ['colour'], had: '1' },
      { of: 'stones', row: stone, path: ['x', 'y'], had: '1' },
      { of: 'pawns', row: stone, path: ['luck'], had: '1' },
      { of: 'secrets', row: 0, path: ['code'], had: '1' },
      { of: 'nothing', row: 1, path: [], had: 'there' },
    ];
    claim(room, viewer, { beat: 5, count: 6, differences });
    expect(warnings(room)).toHaveLength(before + 1);
  });

  it('leads to no truth of a view they do not hold, or of a beat that is forgotten', () => {
    const room = new RoomHarness();
    const [one, other] = [room.join('spectator'), room.join('spectator')];
    room.beat(LIMITS.historyBeats + 5);
    complain(room, one, room.room.beatNumber, 'operator');
    complain(room, other, room.room.beatNumber - LIMITS.historyBeats);
    expect([...truthsOf(one), ...truthsOf(other)]).toEqual([]);
  });

  it(`costs a room no more than ${LIMITS.disputesMax} truths in ${LIMITS.mismatchWindowMs / 1000} s, whoever comes and complains`, () => {
    const room = new RoomHarness();
    const viewers = Array.from({ length: LIMITS.disputesMax + 3 }, () => room.join('spectator'));
    for (const viewer of viewers) complain(room, viewer, room.room.beatNumber);
    expect(viewers.flatMap(truthsOf)).toHaveLength(LIMITS.disputesMax);
    room.beat((LIMITS.mismatchWindowMs * 60) / 1000);
    for (const viewer of viewers.slice(0, 2)) complain(room, viewer, room.room.beatNumber);
    expect(viewers.flatMap(truthsOf)).toHaveLength(LIMITS.disputesMax + 2);
  });
});
