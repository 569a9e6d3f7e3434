import type { News } from '@tickdeck/shared/topics/all.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import type { News as NewsMessage, ServerMessage } from '@tickdeck/shared/wire/messages.js';
import { describe, expect, it } from 'vitest';
import { RoomHarness, type Viewer } from '../support/room-harness.js';

/** Beats between two looks of the board, and one more. */
const BEATS = 7;

function crewOf(viewer: Viewer): News<'crew'> | undefined {
  const isCrew = (message: ServerMessage): message is NewsMessage =>
    message.kind === 'news' && message.topic === 'crew';
  return viewer.messages.filter(isCrew).at(-1)?.value as News<'crew'> | undefined;
}

function watch(harness: RoomHarness, { session }: Viewer): void {
  harness.port.post({ kind: 'watch', session, topics: ['crew'] });
}

describe('[K20] who works in a room', () => {
  it('sees who else does, and what each has in hand', () => {
    const harness = new RoomHarness();
    const [olga, otto] = [harness.attach('operator', { name: 'Olga' }), harness.attach('moderator', { name: 'Otto' })];
    watch(harness, olga);
    harness.beat(BEATS);
    expect(Object.values(crewOf(olga) ?? {}).map(({ name, role }) => `${name} ${role}`)).toEqual([
      'Olga operator',
      'Otto moderator',
    ]);
    const rows = [{ table: 'ships', id: 65536 }];
    harness.port.post({ kind: 'point', session: otto.session, rows, editing: 'ships[#0].hp' });
    harness.beat(BEATS);
    expect(crewOf(olga)?.[`s${otto.session}`]).toMatchObject({ editing: 'ships[#0].hp', rows: { r0: rows[0] } });
    harness.detach(otto);
    harness.beat(BEATS);
    expect(Object.keys(crewOf(olga) ?? {})).toEqual([`s${olga.session}`]);
  });

  it('is told nothing anew while nobody takes anything', () => {
    const harness = new RoomHarness();
    const olga = harness.attach('operator');
    watch(harness, olga);
    harness.beat(10 * BEATS);
    expect(olga.messages.filter(({ kind }) => kind === 'news')).toHaveLength(1);
  });

  it('is no player or spectator: they are not told of, and not told', () => {
    const harness = new RoomHarness();
    const [olga, ada, eve] = [harness.attach('operator'), harness.attach('player'), harness.attach('spectator')];
    for (const one of [olga, ada, eve]) watch(harness, one);
    harness.beat(1);
    harness.port.post({ kind: 'point', session: ada.session, rows: [{ table: 'ships', id: 1 }], editing: '' });
    harness.beat(BEATS);
    expect(Object.keys(crewOf(olga) ?? {})).toEqual([`s${olga.session}`]);
    expect([crewOf(ada), crewOf(eve)]).toEqual([undefined, undefined]);
  });

  it('is told of no more than there may be', () => {
    const harness = new RoomHarness();
    const all = Array.from({ length: LIMITS.crewMax + 1 }, () => harness.attach('operator'));
    const [first] = all;
    if (!first) throw new Error('nobody came');
    watch(harness, first);
    harness.beat(BEATS);
    expect(Object.keys(crewOf(first) ?? {})).toHaveLength(LIMITS.crewMax);
  });
});
