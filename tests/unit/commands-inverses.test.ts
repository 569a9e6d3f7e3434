import { type Command, ranksAtLeast, whyFinal } from '@tickdeck/shared/commands/command.js';
import { createRegistry } from '@tickdeck/shared/commands/registry.js';
import { skirmish } from '@tickdeck/shared/games/skirmish/game.js';
import { WRECKED } from '@tickdeck/shared/games/skirmish/kinds.js';
import type { Change } from '@tickdeck/shared/wire/messages.js';
import { takeSnapshot } from '@tickdeck/shared/world/snapshot.js';
import { createView, OPERATOR, project } from '@tickdeck/shared/world/view.js';
import type { World } from '@tickdeck/shared/world/world.js';
import { describe, expect, it } from 'vitest';
import { personOf } from '../support/bench-people.js';
import { Bout } from '../support/skirmish.js';
import { type Args, StageBench } from '../support/stage-bench.js';

/** The middle of a round of teams, with everything in it that a command could be about. */
class Scene extends StageBench {
  readonly bout: Bout;

  constructor() {
    const bout = new Bout(4, { mode: 1, warmUpLength: 0, pickupRate: 0 });
    super(skirmish, bout.world as unknown as World);
    this.bout = bout;
    for (const player of [1, 2, 3, 4]) bout.join(player, player > 2 ? 'bot' : 'human');
    bout.tickUntil(() => bout.phase === 'round', 400);
    bout.world.tables.pickups.spawn({ x: 400, y: 400, kind: 1, born: bout.world.tick });
    bout.ship(1).hp = 30;
    bout.ship(2).life = WRECKED;
    this.alerts.raise('rule', 'Look!');
    this.people = [1, 2].map((player) => personOf({ session: player, player, name: `Player ${player}` }));
    this.crowd.list.push(personOf({ session: 8, name: 'Guest', role: 'spectator' }));
    this.crowd.list.push(personOf({ session: 9, name: 'Op', role: 'operator' }));
  }

  id(table: string, slot = 0): number {
    return this.stage.world.table(table)?.id(slot) ?? 0;
  }

  /** Who is kept out or called otherwise, and what the host keeps that counts. */
  get order() {
    const { exiles, list } = this.crowd;
    const marks = this.crowd.list.flatMap(({ device }) => this.house.marksOn(device));
    return {
      exiles: [...exiles],
      seats: list.map(({ device, player }) => `${device}: ${player}`),
      names: list.map(({ given }) => given),
      marks: marks.filter(({ lifted }) => lifted === 0).map(({ kind, text }) => `${kind}: ${text}`),
      links: Object.values(this.house.readLinks()).filter(({ revoked }) => revoked === 0).length,
    };
  }

  /** All that an operator sees, the settings, and what the room keeps; jumps only ever go on, and what is fleeting goes by itself. */
  get seen() {
    const view = createView(this.stage.world.schema, OPERATOR);
    const { tables, parts } = project(takeSnapshot(this.stage.world), view);
    const rows = tables.flatMap(({ slots, generations, cells, count }, index) => {
      const { table } = view.tables[index] as (typeof view.tables)[number];
      if (table.isFleeting) return [];
      const columns = table.columns.filter(({ index }) => index !== table.jump).map(({ index }) => index);
      const values = columns.map((column) => [...cells.subarray(column * count, (column + 1) * count)]);
      return [{ of: table.name, slots: [...slots], generations: [...generations], values }];
    });
    const kept = (['breakpoint', 'watch', 'schedule', 'rule', 'bookmark'] as const).flatMap((kind) =>
      this.entries.of(kind),
    );
    const beside = { leases: [...this.leases], skies: [...this.skies], alerts: this.alerts.read() };
    return { rows, parts, settings: { ...this.settings }, kept, order: this.order, ...beside };
  }
}

const HOST = { role: 'host' } as const;

/** For every command arguments with which it does something there, after whatever must have been done before. */
const SAMPLES: { readonly [command: string]: (scene: Scene) => Args } = {
  edit: (scene) => ({
    edits: {
      e000: { table: 'ships', row: scene.id('ships'), field: 'x', value: 100 },
      e001: { part: 'rules', path: 'damage', value: 50 },
    },
  }),
  undo: (scene) => {
    scene.run('speed', { factor: 3 });
    return {};
  },
  redo: (scene) => {
    scene.run('speed', { factor: 3 });
    scene.run('undo');
    return {};
  },
  spawn: (scene) => ({ table: 'rocks', x: 333, y: 222, like: scene.id('rocks', 3) }),
  despawn: (scene) => ({ table: 'rocks', row: scene.id('rocks', 2) }),
  pause: () => ({}),
  resume: (scene) => {
    scene.settings.paused = true;
    return {};
  },
  step: (scene) => {
    scene.settings.paused = true;
    return { ticks: 2 };
  },
  speed: () => ({ factor: 2 }),
  kick: () => ({ player: 1, reason: 'Rude' }),
  readmit: (scene) => {
    scene.run('kick', { player: 1, reason: 'Rude' });
    return { player: 1 };
  },
  'keep-out': (scene) => {
    const { device } = scene.crowd.owner({ player: 1 }) ?? {};
    return { player: 1, device: device ?? '', why: 'Rude', untilBeat: 3600 };
  },
  rename: () => ({ player: 1, name: 'Cherry' }),
  'hand-over': () => ({ player: 1, session: 2 }),
  'hand-back': (scene) => {
    scene.run('hand-over', { player: 1, session: 2 });
    return { player: 1, from: 'device of Player 2', to: 'device of Player 1' };
  },
  bots: () => ({ count: 9 }),
  'break-when': () => ({ when: 'ship[1].hp < 1' }),
  watch: () => ({ expression: 'ship[1].hp' }),
  'step-to': (scene) => {
    scene.settings.paused = true;
    return {};
  },
  schedule: () => ({ timing: 'every', seconds: 60, calls: { c0: { name: 'say', args: { text: 'Drink!' } } } }),
  rule: () => ({ when: 'tick.p99 > 12 ms' }),
  bookmark: () => ({ note: 'Here' }),
  cancel: (scene) => {
    scene.run('bookmark', { note: 'There' });
    return { entry: 1 };
  },
  switch: (scene) => {
    scene.run('watch', { expression: 'tick' });
    return { entry: 1, on: false };
  },
  acknowledge: () => ({ alert: 1 }),
  shelve: () => ({ alert: 1 }),
  reopen: (scene) => {
    scene.run('acknowledge', { alert: 1 });
    return { alert: 1 };
  },
  'record-flight': () => ({ why: 'I wonder' }),
  'take-over': () => ({ player: 1, seconds: 30 }),
  lend: () => ({ player: 1, session: 8 }),
  'give-back': (scene) => {
    scene.run('take-over', { player: 1 });
    return {};
  },
  weather: (scene) => {
    scene.run('weather', { session: 1, sky: 'train' });
    return { player: 1, sky: 'custom', delayMs: 30 };
  },
  ban: () => ({ player: 1, reason: 'Rude', minutes: 5 }),
  unban: (scene) => {
    scene.run('ban', { player: 1, reason: 'Rude' });
    return { device: 'device of Player 1' };
  },
  mute: () => ({ player: 1, reason: 'Rude' }),
  unmute: (scene) => {
    scene.run('mute', { player: 1, reason: 'Rude' });
    return { player: 1 };
  },
  warn: () => ({ player: 1, reason: 'Rude' }),
  note: () => ({ player: 1, text: 'Rude' }),
  lift: (scene) => {
    scene.run('note', { player: 1, text: 'Rude' });
    return { mark: scene.house.marksOn('device of Player 1')[0]?.id ?? '' };
  },
  unlift: (scene) => {
    const mark = SAMPLES.lift?.(scene) ?? {};
    scene.run('lift', mark);
    return mark;
  },
  together: () => ({
    calls: {
      c0: { name: 'mute', args: { player: 1, reason: 'Rude' } },
      c1: { name: 'fresh-ship', args: { player: 2 } },
      c2: { name: 'note', args: { player: 2, text: 'Hm' } },
    },
  }),
  say: () => ({ text: 'Dinner!' }),
  chat: (scene) => {
    scene.people = [personOf({ session: 9, player: 4, name: 'Host' })];
    return { line: 'Thanks!' };
  },
  'link-make': () => ({ role: 'moderator', label: 'Max' }),
  'link-revoke': (scene) => {
    scene.run('link-make', { label: 'Max' }, HOST);
    return { link: Object.keys(scene.house.readLinks())[0] ?? '' };
  },
  'link-restore': (scene) => {
    const link = SAMPLES['link-revoke']?.(scene) ?? {};
    scene.run('link-revoke', link, HOST);
    return link;
  },
  'start-round': () => ({}),
  'end-round': () => ({}),
  'new-arena': () => ({}),
  'move-team': ({ bout }) => ({ player: 1, team: bout.record(1).team === 'blue' ? 'orange' : 'blue' }),
  'swap-sides': () => ({}),
  'fresh-ship': () => ({ player: 2 }),
  'give-pickup': () => ({ player: 1, kind: 'repair' }),
  'drop-pickup': () => ({ kind: 'rapid' }),
  'place-rock': ({ bout }) => {
    bout.clearGround();
    return { x: 50, y: 50, radius: 30 };
  },
};

/** A scene in which the command can be given, and its arguments. */
function sceneFor(name: string) {
  const sample = SAMPLES[name];
  if (!sample) throw new Error(`${name} has no sample: add to SAMPLES arguments with which it does something`);
  const scene = new Scene();
  return { scene, args: sample(scene) };
}

const commands = [...createRegistry(skirmish).values()];

const byPlace = (changes: readonly Change[]) => [...changes].sort((a, b) => (a.where < b.where ? -1 : 1));

describe('every command', () => {
  it.each(commands)('$name does as its preview said, and the preview did nothing', ({ name }) => {
    const { scene, args } = sceneFor(name);
    const before = [scene.seen, scene.hash()];
    const said = scene.crowd.said.length;
    const foreseen = scene.preview(name, args, HOST);
    expect(foreseen).toMatchObject({ outcome: 'done' });
    expect([scene.seen, scene.hash()]).toEqual(before);
    expect([scene.crowd.said.length, scene.stepped, scene.flights]).toEqual([said, 0, []]);
    const reply = scene.run(name, args, HOST);
    expect(reply.text).toBe(foreseen.text);
    if (reply.changes.length > 0) expect(byPlace(reply.changes)).toEqual(byPlace(foreseen.changes));
  });
});

describe('every command that can be undone', () => {
  it.each(commands.filter((command) => whyFinal(command) === undefined))('$name is, and done again', ({ name }) => {
    const { scene, args } = sceneFor(name);
    const before = scene.seen;
    expect(scene.run(name, args, HOST)).toMatchObject({ outcome: 'done' });
    const after = scene.seen;
    expect(after).not.toEqual(before);
    expect(scene.lastEntry).toMatchObject({ command: name, undoable: true });
    expect(scene.run('undo', {}, HOST)).toMatchObject({ outcome: 'done' });
    expect(scene.seen).toEqual(before);
    expect(scene.run('redo', {}, HOST)).toMatchObject({ outcome: 'done' });
    expect(scene.seen).toEqual(after);
    expect(scene.run('undo', {}, HOST)).toMatchObject({ outcome: 'done' });
    expect(scene.seen).toEqual(before);
  });
});

describe('a seat that was handed over', () => {
  it('is not given back to who is not known any more', () => {
    const { scene, args } = sceneFor('hand-over');
    scene.run('hand-over', args, HOST);
    scene.people = scene.crowd.list.filter(({ name }) => name !== 'Player 1');
    const before = scene.seen;
    expect(scene.run('undo', {}, HOST)).toMatchObject({
      outcome: 'conflict',
      text: 'Nothing was changed: whoever had the seat is gone',
    });
    expect(scene.seen).toEqual(before);
  });
});

describe('every command that cannot be undone', () => {
  // What players may do is not listed.
  const listed = ({ role }: Command) => ranksAtLeast(role, 'moderator');
  it.each(commands.filter((command) => whyFinal(command) !== undefined && listed(command)))(
    '$name says so beforehand, and why',
    (command) => {
      const { name } = command;
      const { scene, args } = sceneFor(name);
      expect(scene.run(name, args, HOST)).toMatchObject({ outcome: 'done' });
      expect(scene.lastEntry).toMatchObject({ command: name, undoable: false });
      const entry = scene.lastEntry?.id ?? 0;
      const text = `Entry ${entry} (${name}) cannot be undone: ${whyFinal(command)}.`;
      expect(scene.run('undo', { entry }, HOST)).toMatchObject({ outcome: 'refused', text });
    },
  );
});
