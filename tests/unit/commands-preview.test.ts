import { defineCommand } from '@tickdeck/shared/commands/command.js';
import { encodeEdits } from '@tickdeck/shared/commands/edit.js';
import type { Notice } from '@tickdeck/shared/wire/messages.js';
import { beforeEach, describe, expect, it } from 'vitest';
import { personOf } from '../support/bench-people.js';
import { CommandBench } from '../support/command-bench.js';
import { RoomHarness, type Viewer } from '../support/room-harness.js';

let bench: CommandBench;
beforeEach(() => {
  bench = new CommandBench();
});

describe('a preview', () => {
  it('says what an edit would change, and changes nothing', () => {
    const before = bench.hash();
    const edits = encodeEdits([bench.field('hp', 40), { part: 'board', path: ['title'], value: 'New' }]);
    expect(bench.preview('edit', { edits })).toMatchObject({
      outcome: 'done',
      changes: [
        { where: 'board.title', before: '"tiny"', after: '"New"' },
        { where: 'pawns[#0].hp', before: '100', after: '40' },
      ],
    });
    expect(bench.hash()).toBe(before);
    expect(bench.log.entries()).toEqual([]);
    expect(bench.run('undo')).toMatchObject({ outcome: 'refused', text: 'You have nothing to undo.' });
  });

  it('finds what a game’s own command would do, also where the command does not say it', () => {
    const reply = bench.preview('rain', { stones: 2 });
    expect(reply.text).toBe('It rained.');
    expect(reply.changes).toMatchObject([
      { where: 'stones[#1]', before: 'gone', after: 'there' },
      { where: 'stones[#2]', before: 'gone', after: 'there' },
    ]);
    expect(bench.world.tables.stones.count).toBe(1);
  });

  it('leaves the luck of the world alone: what is done afterwards is what was shown', () => {
    const before = bench.world.random.words.slice();
    bench.preview('rain', { stones: 9 });
    expect(bench.world.random.words).toEqual(before);
  });

  it('of a setting shows it, and of what happens outside of the world does none of it', () => {
    bench.people = [personOf({ session: 4, player: 1, name: 'Ann' })];
    expect(bench.preview('speed', { factor: 2 }).changes).toMatchObject([{ where: 'speed', before: '1', after: '2' }]);
    expect(bench.preview('kick', { session: 4, reason: 'Rude' }).text).toBe('Ann was kicked: Rude');
    expect(bench.preview('say', { text: 'Hello' }).outcome).toBe('done');
    expect(bench.preview('pause').outcome).toBe('done');
    expect(bench.settings).toEqual({ paused: false, speed: 1, bots: 0 });
    expect([bench.kicked, bench.said]).toEqual([[], []]);
  });

  it('of an undo shows what would be put back, and the conflicts', () => {
    bench.edit([bench.field('hp', 40)]);
    expect(bench.preview('undo').changes).toMatchObject([{ where: 'pawns[#0].hp', before: '40', after: '100' }]);
    expect(bench.log.find(1)?.entry.undoable).toBe(true);
    bench.replacePawn();
    expect(bench.preview('undo')).toMatchObject({ outcome: 'conflict', changes: [] });
  });

  it('is refused as the command would be', () => {
    expect(bench.preview('pause', {}, { role: 'moderator' }).text).toContain('yours is moderator');
    expect(bench.preview('pause', {}, { role: 'player' }).text).toBe('Only moderators may ask.');
    expect(bench.preview('speed', { factor: 99 }).refusals).toHaveLength(1);
    expect(bench.preview('nonsense').outcome).toBe('refused');
    expect(bench.log.entries()).toEqual([]);
  });

  it('of a command that would break the room says so, and breaks nothing', () => {
    const [name, about, role] = ['break', 'room', 'operator'] as const;
    const apply = () => {
      throw new Error('oh no');
    };
    const broken = defineCommand({
      name,
      label: '',
      says: '',
      about,
      role,
      risk: 'R3',
      undo: { never: 'it is a test' },
      args: {},
      apply,
    });
    bench.register(broken);
    expect(bench.preview('break')).toMatchObject({ outcome: 'refused', text: 'It would break the room: oh no.' });
  });
});

describe('[K11] a preview in a room', () => {
  const edit = (row: number) => ({ edits: { e000: { table: 'pawns', row, field: 'hp', value: 40 } } });

  it('is answered with the changes, and nobody sees or hears anything of it', () => {
    const room = new RoomHarness();
    const ann = room.join('player');
    const op = room.join('operator');
    room.command(op, 'pause');
    const row = room.world.table('pawns')?.id(0) ?? 0;
    const reply = room.command(op, 'edit', edit(row), { mode: 'preview' });
    expect(reply).toMatchObject({ outcome: 'done', changes: [{ where: 'pawns[#0].hp', before: '100', after: '40' }] });
    expect(room.command(op, 'say', { text: 'Psst' }, { mode: 'preview' }).outcome).toBe('done');
    expect(room.rows(ann, 'pawns')[0]).toMatchObject({ hp: 100 });
    const notices = (viewer: Viewer) => viewer.messages.filter((one): one is Notice => one.kind === 'notice');
    expect([...notices(ann), ...notices(op)]).toEqual([]);
    const audited = op.messages.flatMap((one) => (one.kind === 'audit' ? one.entries : []));
    expect(audited.map(({ command }) => command)).toEqual(['pause']);
  });
});
