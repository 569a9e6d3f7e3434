import { defineCommand } from '@tickdeck/shared/commands/command.js';
import { done } from '@tickdeck/shared/commands/outcome.js';
import { createRegistry } from '@tickdeck/shared/commands/registry.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import { ROLES } from '@tickdeck/shared/wire/messages.js';
import { beforeEach, describe, expect, it } from 'vitest';
import { CommandBench } from '../support/command-bench.js';
import { tinyGame } from '../support/tiny-game.js';

let bench: CommandBench;
beforeEach(() => {
  bench = new CommandBench();
});

describe('a command', () => {
  it('takes its least role, for every command and every role', () => {
    for (const command of createRegistry(tinyGame).values()) {
      for (const role of ROLES) {
        const refused = new CommandBench().run(command.name, {}, { role }).text.includes(`yours is ${role}`);
        expect(refused, `${command.name} by ${role}`).toBe(ROLES.indexOf(role) < ROLES.indexOf(command.role));
      }
    }
  });

  it('is refused and audited when there is none of that name', () => {
    expect(bench.run('constructor')).toMatchObject({ outcome: 'refused', text: 'There is no command "constructor".' });
    expect(bench.lastEntry).toMatchObject({ outcome: 'refused', undoable: false, changes: [] });
  });

  it.each([
    ['speed', { factor: 0 }, 'factor 0 is not in 0.05 to 8 ×'],
    ['speed', { factor: 9 }, 'factor 9 is not in 0.05 to 8 ×'],
    ['speed', { factor: 'fast' }, 'factor must be a number'],
    ['speed', { speed: 2 }, 'speed is no argument of this command'],
    ['step', { ticks: 1.5 }, 'ticks 1.5 is not on a step of 1'],
    ['step', { ticks: LIMITS.stepTicksMax + 1 }, `is not in 1 to ${LIMITS.stepTicksMax}`],
    ['kick', { session: -1 }, 'session must be the number of a session'],
    ['edit', {}, 'edits must be a list of edits'],
    ['say', { text: 'x'.repeat(LIMITS.textCharsMax + 1) }, `text is longer than ${LIMITS.textCharsMax} characters`],
    ['say', { text: ' ' }, 'nothing to say'],
    ['bots', { count: 9 }, 'This game has 8 seats.'],
  ])('%s %j is refused: %s', (name, args, text) => {
    const before = bench.hash();
    const reply = bench.run(name, args);
    expect(reply.outcome).toBe('refused');
    expect(reply.text).toContain(text);
    expect(bench.hash()).toBe(before);
    expect(bench.settings).toEqual({ paused: false, speed: 1, bots: 0 });
  });

  it('gets the initial value of an argument that is left out', () => {
    bench.run('pause');
    bench.run('step');
    expect(bench.stepped).toBe(1);
  });

  it('of a game leaves the world on its grid, paused or not', () => {
    bench.run('rain', { stones: 50 });
    for (const stone of bench.world.tables.stones.rows()) expect(Number.isInteger(stone.x)).toBe(true);
  });

  it('may not share a name', () => {
    const twin = defineCommand({
      name: 'pause',
      label: '',
      says: '',
      about: 'room',
      role: 'host',
      risk: 'R0',
      undo: { never: 'it is a test' },
      args: {},
      apply: () => done(''),
    });
    expect(() => createRegistry({ commands: [twin] })).toThrow('two commands are named pause');
  });
});

describe('pace', () => {
  it('pauses and resumes once', () => {
    expect(bench.run('resume').outcome).toBe('refused');
    expect(bench.run('pause').outcome).toBe('done');
    expect(bench.run('pause').outcome).toBe('refused');
    expect(bench.run('resume').outcome).toBe('done');
  });

  it('steps only while paused', () => {
    expect(bench.run('step').text).toBe('Pause the room before stepping.');
    bench.run('pause');
    expect(bench.run('step', { ticks: 5 }).text).toBe('5 ticks.');
    expect(bench.stepped).toBe(5);
  });

  it('takes every twentieth from 0.05 to 8', () => {
    for (let twentieths = 1; twentieths <= 160; twentieths++) {
      expect(bench.run('speed', { factor: twentieths / 20 }).outcome, `${twentieths}/20`).toBe('done');
    }
  });
});

describe('kick', () => {
  beforeEach(() => {
    bench.people = [
      { session: 4, player: 1, name: 'Ann', given: '', role: 'player', device: 'ann' },
      { session: 0, player: 2, name: 'Bot', given: '', role: 'player', device: '' },
      { session: 5, player: 0, name: 'Max', given: '', role: 'moderator', device: 'max' },
    ];
  });

  it('removes a session or a player', () => {
    expect(bench.run('kick', { session: 4, reason: 'Swore' }).text).toBe('Ann was kicked: Swore');
    expect(bench.run('kick', { player: 2, reason: 'Stuck' }).text).toContain('Bot was kicked: Stuck');
    expect(bench.kicked.map(({ name }) => name)).toEqual(['Ann', 'Bot']);
  });

  it.each([
    ['of a bot', { player: 2 }, 'the seat is free, and goes to whoever comes next'],
    ['of who only watches', { session: 5 }, 'no seat was kept, and they may come back at once'],
  ])('%s cannot be undone, and says why', (_, whom, why) => {
    const { text } = bench.run('kick', { ...whom, reason: 'Stuck' });
    expect(text).toContain(`(cannot be undone: ${why})`);
    expect(bench.lastEntry).toMatchObject({ outcome: 'done', text, undoable: false });
    const entry = bench.lastEntry?.id ?? 0;
    expect(bench.run('undo', { entry }).text).toBe(`Entry ${entry} (kick) cannot be undone: ${why}.`);
  });

  it('of several can be undone for those of whom it can, and else says why not', () => {
    const kick = (player: number) => ({ name: 'kick', args: { player, reason: 'Stuck' } });
    bench.run('together', { calls: { c0: kick(2) } });
    expect(bench.run('undo', { entry: 1 }).text).toContain('cannot be undone: the seat is free');
    bench.run('together', { calls: { c0: kick(2), c1: kick(1) } });
    expect(bench.run('undo').text).toBe('Ann may come back.');
  });

  it('spares those who are as powerful, and who is not there', () => {
    expect(bench.run('kick', { session: 5, reason: 'x' }, { role: 'moderator' }).text).toContain('as powerful as you');
    expect(bench.run('kick', { session: 6, reason: 'x' }).text).toBe('There is no session 6.');
    expect(bench.run('kick', { player: 6, reason: 'x' }).text).toBe('Player 6 has no seat.');
    expect(bench.run('kick', { reason: 'x' }).text).toBe('Say whom: a session or a player.');
    expect(bench.run('kick', { session: 4, reason: ' ' }).text).toBe('reason must be given');
    expect(bench.kicked).toEqual([]);
  });
});

describe('the audit list', () => {
  it('is bounded, and refusals cannot flush what was done', () => {
    const small = new CommandBench(4);
    small.edit([small.field('hp', 40)]);
    for (let i = 0; i < 20; i++) small.run('nonsense', {}, { who: 'Troll', role: 'player' });
    expect(small.log.entries()).toHaveLength(4);
    expect(small.log.entries()[0]).toMatchObject({ id: 1, command: 'edit' });
    for (let hp = 0; hp < 4; hp++) small.edit([small.field('hp', hp)]);
    expect(small.log.entries().map(({ command }) => command)).toEqual(['edit', 'edit', 'edit', 'edit']);
    expect(small.log.entries()[0]?.id).toBeGreaterThan(20);
  });

  it('tells each new or changed entry once', () => {
    bench.edit([bench.field('hp', 40)]);
    expect(bench.log.takeChanged().map(({ id }) => id)).toEqual([1]);
    expect(bench.log.takeChanged()).toEqual([]);
    bench.run('undo');
    expect(bench.log.takeChanged().map(({ id, undoable }) => [id, undoable])).toEqual([
      [1, false],
      [2, false],
    ]);
  });
});
