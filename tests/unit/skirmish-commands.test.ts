import { findGame, games } from '@tickdeck/shared/games/index.js';
import { skirmish } from '@tickdeck/shared/games/skirmish/game.js';
import { PICKUPS, WRECKED } from '@tickdeck/shared/games/skirmish/kinds.js';
import type { World } from '@tickdeck/shared/world/world.js';
import { describe, expect, it } from 'vitest';
import { Bout } from '../support/skirmish.js';
import { type Args, StageBench } from '../support/stage-bench.js';

/** Gives one command as an operator and says what became of it. */
function command(bout: Bout, name: string, args: Args = {}): string {
  return benchOf(bout).run(name, args).outcome;
}

function benchOf(bout: Bout): StageBench {
  return new StageBench(skirmish, bout.world as unknown as World);
}

function started(): Bout {
  const bout = new Bout(1, { warmUpLength: 120, pickupRate: 0 });
  bout.join(1);
  bout.join(2);
  bout.advance();
  return bout;
}

describe('the list of games', () => {
  it('has Skirmish first, found by its id', () => {
    expect([...games.keys()][0]).toBe('skirmish');
    expect(findGame('skirmish')?.name).toBe('Skirmish');
    expect(findGame('constructor')).toBeUndefined();
  });
});

describe('a Skirmish host', () => {
  it('starts a round now and ends it now', () => {
    const bout = started();
    expect(command(bout, 'end-round')).toBe('refused');
    expect(bout.phase).toBe('warm-up');
    expect(command(bout, 'start-round')).toBe('done');
    expect(bout.phase).toBe('countdown');
    bout.tickUntil(() => bout.phase === 'round', 200);
    expect(command(bout, 'end-round')).toBe('done');
    expect(bout.phase).toBe('podium');
  });

  it('drops pick-ups of a kind until the arena is full', () => {
    const bout = started();
    expect(command(bout, 'drop-pickup', { kind: 'spread' })).toBe('done');
    const [pickup] = bout.world.tables.pickups.rows();
    expect(PICKUPS[pickup?.kind ?? -1]).toBe('spread');
    for (let i = 1; i < 32; i++) expect(command(bout, 'drop-pickup')).toBe('done');
    expect(command(bout, 'drop-pickup')).toBe('refused');
    expect(command(bout, 'drop-pickup', { kind: 'gold' })).toBe('refused');
  });

  it('gives a fresh ship to who has a seat', () => {
    const bout = started();
    bout.ship(1).hp = 0;
    bout.advance();
    expect(bout.ship(1).life).toBe(WRECKED);
    expect(command(bout, 'fresh-ship', { player: 1 })).toBe('done');
    expect(bout.ship(1)).toMatchObject({ life: 0, hp: 100 });
    expect(command(bout, 'fresh-ship', { player: 9 })).toBe('refused');
  });

  it('lays a pick-up where it is told to, unless something is in the way', () => {
    const bout = started().clearGround();
    expect(command(bout, 'drop-pickup', { kind: 'rapid', x: 700, y: 300 })).toBe('done');
    expect(Array.from(bout.world.tables.pickups.rows(), ({ x, y }) => [x, y])).toEqual([[700, 300]]);
    expect(command(bout, 'drop-pickup', { x: 5, y: 5 })).toBe('refused');
    expect(command(bout, 'place-rock', { x: 900, y: 300 })).toBe('done');
    expect(command(bout, 'drop-pickup', { x: 900, y: 310 })).toBe('refused');
  });

  it('places rocks, but not on ships, walls and other rocks', () => {
    const bout = started().clearGround();
    bout.put(1, 500, 500);
    bout.put(2, 2000, 1500);
    expect(command(bout, 'place-rock', { x: 530, y: 500 })).toBe('refused');
    expect(command(bout, 'place-rock', { x: 1000, y: 500, radius: 60 })).toBe('done');
    expect(command(bout, 'place-rock', { x: 1040, y: 500 })).toBe('refused');
    expect(bout.world.tables.rocks.count).toBe(1);
  });

  it('gives a player what a pick-up holds, if there is a use for it', () => {
    const bout = started();
    expect(command(bout, 'give-pickup', { player: 1, kind: 'repair' })).toBe('refused');
    bout.ship(1).hp = 30;
    expect(command(bout, 'give-pickup', { player: 1, kind: 'repair' })).toBe('done');
    expect(bout.ship(1).hp).toBe(100);
    expect(command(bout, 'give-pickup', { player: 9 })).toBe('refused');
  });

  it('moves players between teams and swaps sides, when there are teams', () => {
    const bout = started();
    expect(command(bout, 'swap-sides')).toBe('refused');
    expect(command(bout, 'move-team', { player: 1, team: 'blue' })).toBe('refused');
    bout.setRules({ mode: 1 });
    command(bout, 'start-round');
    const teams = () => [1, 2].map((player) => bout.record(player).team);
    const dealt = teams();
    bout.world.update(({ match }) => {
      match.orange = 4;
    });
    expect(command(bout, 'swap-sides')).toBe('done');
    expect(teams()).toEqual([...dealt].reverse());
    expect(bout.world.document.match).toMatchObject({ orange: 0, blue: 4 });
    expect(command(bout, 'move-team', { player: 1, team: dealt[0] as string })).toBe('done');
    expect(teams()).toEqual([dealt[0], dealt[0]]);
    expect(bout.ship(1).team).toBe(bout.ship(2).team);
  });

  it('builds a new arena, and a round begins in it', () => {
    const bout = started();
    const rocks = () => Array.from(bout.world.tables.rocks.rows(), ({ x, y }) => `${x} ${y}`);
    const before = rocks();
    expect(command(bout, 'new-arena')).toBe('done');
    expect(rocks()).toHaveLength(before.length);
    expect(rocks()).not.toEqual(before);
    expect(bout.phase).toBe('countdown');
  });

  it('has the old arena back, and what was played in it, when that is undone', () => {
    const bout = started();
    const bench = benchOf(bout);
    const { rocks, walls } = bout.world.tables;
    const ground = () => [
      Array.from(rocks.rows(), ({ id, x, y }) => [id, x, y]),
      Array.from(walls.rows(), ({ id, x, y }) => [id, x, y]),
    ];
    const before = ground();
    bench.run('new-arena');
    for (let tick = 0; tick < 60; tick++) bout.tick();
    expect(bench.run('undo').outcome).toBe('done');
    expect(ground()).toEqual(before);
    expect(bout.phase).toBe('warm-up');
  });

  it('takes a round back as long as its countdown lasts; after that says first that the round is on', () => {
    const bout = started();
    const bench = benchOf(bout);
    bout.tickUntil(() => bout.phase === 'round', 20_000);
    bout.ship(1).hp = 30;
    const { endsAt } = bout.world.document.match;
    bench.run('start-round');
    expect(bench.lastEntry?.changes[0]).toMatchObject({ where: 'match.phase', before: 'round', after: 'countdown' });
    const { endsAt: lastTick } = bout.world.document.match;
    bout.tickUntil(() => bout.world.tick === lastTick - 1, 200);
    expect(bench.run('undo').outcome).toBe('done');
    expect(bout.world.document.match).toMatchObject({ phase: 'round', endsAt, round: 1 });
    expect(bout.ship(1).hp).toBe(30);
    bench.run('start-round');
    bout.tickUntil(() => bout.phase === 'round', 200);
    const conflict = bench.run('undo');
    expect(conflict).toMatchObject({
      outcome: 'conflict',
      text: 'Nothing was changed: match.phase was left at countdown and is round now (and 2 more)',
      refusals: [
        { where: 'match.phase', why: 'was left at countdown and is round now' },
        { where: 'match.endsAt' },
        { where: 'match.length', why: 'was left at 3 and is 180 now' },
      ],
    });
    expect(bout.phase).toBe('round');
  });

  it.each([
    ['whose ship is despawned', (bout: Bout) => void bout.world.tables.ships.despawn(bout.ship(2).id)],
    ['who leaves', (bout: Bout) => bout.leave(2)],
  ])('does not take a round back to that of somebody %s during the countdown', (_, go) => {
    const bout = started();
    const bench = benchOf(bout);
    bench.run('start-round');
    const { slot } = bout.ship(2);
    go(bout);
    bout.advance();
    const before = bout.hash();
    expect(bench.run('undo')).toMatchObject({
      outcome: 'conflict',
      text: expect.stringContaining(`Nothing was changed: ships[#${slot}].x is gone`),
    });
    expect(bout.hash()).toBe(before);
    expect(bout.phase).toBe('countdown');
  });

  it('cannot leave ships held by changing the phase', () => {
    const bout = started();
    command(bout, 'start-round');
    bout.advance();
    expect(bout.ship(1).life).toBe(1);
    bout.world.update(({ match }) => {
      match.phase = 'round';
      match.length = bout.world.rules.roundLength;
      match.endsAt = bout.world.tick + 600;
    });
    bout.advance();
    expect(bout.ship(1).life).toBe(0);
  });
});
