import { defineCommand } from '@tickdeck/shared/commands/command.js';
import { done } from '@tickdeck/shared/commands/outcome.js';
import { choice, flag, group, number, part, record, text } from '@tickdeck/shared/game/document.js';
import { angle, bool, fixed, int, oneOf, ref, uint } from '@tickdeck/shared/game/fields.js';
import { defineGame, type Game } from '@tickdeck/shared/game/game.js';
import { defineState, player, table } from '@tickdeck/shared/game/state.js';

/** Everything a state can have, as small as it can be. */
export const tinyState = defineState({
  tables: {
    pawns: table({
      capacity: 64,
      position: ['x', 'y'],
      owner: 'player',
      fields: {
        player: player(),
        x: fixed({ min: 0, max: 1000, step: 1 / 16, wireShift: 2 }, { predict: 'linear' }),
        y: fixed({ min: 0, max: 1000, step: 1 / 16, wireShift: 2 }, { predict: 'linear' }),
        aim: angle(256),
        hp: uint(100),
        team: oneOf(['none', 'red', 'blue'], { origin: 'settled' }),
        human: bool({ origin: 'settled' }),
        target: ref('pawns', { origin: 'settled' }),
        gold: uint(1000, { see: 'own', origin: 'settled' }),
        luck: uint(255, { see: 'operator' }),
      },
    }),
    stones: table({ capacity: 256, position: ['x', 'y'], fields: { x: int(0, 1000), y: int(0, 1000) } }),
  },
  document: {
    board: part(
      group({
        title: text(20, 'tiny'),
        open: flag(true),
        round: number({ min: 0, max: 100, initial: 1 }),
        mode: choice(['easy', 'hard'], 'easy'),
      }),
    ),
    people: part(record(group({ name: text(20), score: number({ min: 0, max: 1000, initial: 0 }) }), 512)),
    secrets: part(group({ code: text(20, 'abc') }), 'operator'),
  },
  rules: {
    speed: number({ min: 0, max: 16, initial: 2, step: 0.5, unit: 'units/tick' }),
    botSkill: number({ min: 0, max: 2, initial: 0 }),
  },
  input: { move: int(-8, 8), fire: bool() },
});

/** Pawns walk along x as they are steered, lose luck by chance, and remember who they are in the document. */
export const tinyGame: Game = defineGame({
  id: 'tiny',
  name: 'Tiny',
  state: tinyState,
  tickRate: 60,
  seatsMax: 8,
  avatars: 'pawns',
  size: [1000, 1000],
  commands: [
    defineCommand({
      name: 'rain',
      label: 'Rain',
      says: 'Rain.',
      about: 'room',
      role: 'moderator',
      risk: 'R1',
      undo: 'own',
      args: { stones: number({ min: 1, max: 100, initial: 1 }) },
      apply({ world }, { stones }) {
        for (let i = 0; i < stones; i++) {
          world.table('stones')?.spawn({ x: world.random.range(0, 999.9), y: world.random.below(1000) });
        }
        return done('It rained.', [], { kind: 'call', name: 'sweep', args: { stones } });
      },
    }),
    defineCommand({
      name: 'sweep',
      label: 'Sweep',
      says: 'Sweep.',
      about: 'room',
      role: 'moderator',
      risk: 'R1',
      undo: 'recorded',
      args: { stones: number({ min: 1, max: 100, initial: 1 }) },
      apply({ world }, { stones }) {
        const rows: number[] = [];
        for (const { id } of world.table('stones')?.rows() ?? []) rows.push(id);
        for (const id of rows.slice(-stones)) world.table('stones')?.despawn(id);
        return done('Swept.');
      },
    }),
  ],
  setup(world) {
    world.tables.stones.spawn({ x: 10, y: 20 });
  },
  join(world, { player, name, pilot }) {
    world.tables.pawns.spawn({ player, x: 500, y: player % 1000, hp: 100, human: pilot === 'human' ? 1 : 0 });
    world.update((draft) => {
      draft.people[`p${player}`] ??= { name, score: 0 };
    });
  },
  leave(world, player) {
    for (const row of world.tables.pawns.rows()) if (row.player === player) world.tables.pawns.despawn(row.id);
  },
  pilot(world, player, pilot) {
    for (const row of world.tables.pawns.rows()) if (row.player === player) row.human = pilot === 'human' ? 1 : 0;
  },
  simulate(world, inputs) {
    for (const row of world.tables.pawns.rows()) {
      const input = inputs.of(row.player);
      row.x = Math.min(1000, Math.max(0, row.x + input.move * world.rules.speed * 0.25));
      row.aim = (row.aim + input.fire) % 256;
      row.luck = world.random.below(256);
      if (world.tick % 8 === 0) row.hp = Math.max(0, row.hp - input.fire);
    }
  },
  predict(world, slot, input) {
    const row = world.tables.pawns.at(slot);
    row.x = Math.min(1000, Math.max(0, row.x + input.move * world.rules.speed * 0.25));
  },
  bot(world, player, input) {
    input.move = (world.tick + player) % 16 < 8 ? 8 : -8;
  },
});
