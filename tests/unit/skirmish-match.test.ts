import { FLYING, HELD } from '@tickdeck/shared/games/skirmish/kinds.js';
import { describe, expect, it } from 'vitest';
import { Bout } from '../support/skirmish.js';

const SHORT = { warmUpLength: 2, roundLength: 10, pickupRate: 0 } as const;

function toRound(bout: Bout): Bout {
  bout.tickUntil(() => bout.phase === 'round', 2000);
  return bout;
}

describe('a match', () => {
  it('goes from warm-up to countdown, round, podium and the next countdown', () => {
    const bout = new Bout(1, SHORT).joinBots(4);
    const phases: [string, number][] = [];
    let last = '';
    for (let i = 0; i < 60 * 60 && bout.world.document.match.round < 3; i++) {
      if (bout.phase !== last) phases.push([bout.phase, bout.world.tick]);
      last = bout.phase;
      bout.tick();
    }
    const lengths = phases.slice(1).map(([phase, at], i) => [phases[i]?.[0], at - (phases[i]?.[1] ?? 0), phase]);
    expect(lengths.slice(1, 6)).toEqual([
      ['countdown', 180, 'round'],
      ['round', 600, 'podium'],
      ['podium', 480, 'countdown'],
      ['countdown', 180, 'round'],
      ['round', 600, 'podium'],
    ]);
    expect(phases[0]?.[0]).toBe('warm-up');
    expect(phases[1]?.[0]).toBe('countdown');
  });

  it('holds everyone at their start during the countdown, and nobody shoots', () => {
    const bout = new Bout(1, SHORT);
    bout.join(1);
    bout.join(2);
    bout.tickUntil(() => bout.phase === 'countdown', 300);
    const { x, y, jump } = bout.ship(1);
    expect(jump).toBeGreaterThan(1);
    bout.steer(1, { moveX: 127, fire: 1, dash: 1, aim: 77 });
    for (let i = 0; i < 100; i++) bout.advance();
    expect(bout.ship(1)).toMatchObject({ x, y, life: HELD, aim: 77, firing: 0 });
    expect(bout.world.tables.shots.count).toBe(0);
    bout.join(3);
    expect(bout.ship(3).life).toBe(HELD);
    toRound(bout);
    expect(bout.ship(3).life).toBe(FLYING);
    bout.advance();
    expect(bout.ship(1).x).not.toBe(x);
  });

  it('is over at the score limit, and the leader has won', () => {
    const bout = toRound(new Bout(1, { ...SHORT, roundLength: 600, scoreLimit: 3 }).joinBots(3));
    bout.world.update(({ players }) => {
      if (players.p2) players.p2.score = 3;
    });
    bout.tick();
    expect(bout.world.document.match).toMatchObject({ phase: 'podium', winner: 'p2' });
  });

  it('without a leader is a draw', () => {
    const bout = toRound(new Bout(1, SHORT));
    bout.tickUntil(() => bout.phase === 'podium', 700);
    expect(bout.world.document.match.winner).toBe('');
  });

  it('counts anew every round and forgets who has left', () => {
    const bout = toRound(new Bout(1, SHORT).joinBots(3));
    bout.world.update(({ players }) => {
      for (const key of ['p1', 'p3']) Object.assign(players[key] ?? {}, { score: 5, kills: 6, deaths: 7 });
    });
    bout.leave(3);
    bout.tickUntil(() => bout.phase === 'podium', 700);
    expect(bout.world.document.players.p3).toMatchObject({ score: 5, present: false });
    bout.tickUntil(() => bout.phase === 'countdown', 600);
    expect(bout.record(1)).toMatchObject({ score: 0, kills: 0, deaths: 0 });
    expect(bout.world.document.players.p3).toBeUndefined();
  });

  it('ends the warm-up at once when the host takes its length away', () => {
    const bout = new Bout(1, { warmUpLength: 60 });
    for (let i = 0; i < 30; i++) bout.advance();
    expect(bout.phase).toBe('warm-up');
    bout.setRules({ warmUpLength: 0 });
    bout.advance();
    expect(bout.phase).toBe('countdown');
  });

  it('moves its end with the rule, and keeps an end that an operator set', () => {
    const bout = toRound(new Bout(1, { ...SHORT, roundLength: 60 }));
    const { endsAt } = bout.world.document.match;
    bout.setRules({ roundLength: 90 });
    bout.advance();
    expect(bout.world.document.match.endsAt).toBe(endsAt + 30 * 60);
    bout.world.update(({ match }) => {
      match.endsAt = bout.world.tick + 5;
    });
    for (let i = 0; i < 5; i++) bout.advance();
    expect(bout.phase).toBe('podium');
  });
});

describe('a match of teams', () => {
  const teams = { ...SHORT, mode: 1 } as const;

  it('begins with the next round and deals two teams of one size', () => {
    const bout = new Bout(1, teams).joinBots(8);
    expect(bout.world.document.match.mode).toBe('free-for-all');
    toRound(bout);
    expect(bout.world.document.match.mode).toBe('teams');
    const sizes = { none: 0, orange: 0, blue: 0 };
    for (const { team } of Object.values(bout.world.document.players)) sizes[team]++;
    expect(sizes).toEqual({ none: 0, orange: 4, blue: 4 });
  });

  it('starts each team on its own side', () => {
    const bout = toRound(new Bout(1, teams).joinBots(8));
    for (let player = 1; player <= 8; player++) {
      const { x } = bout.ship(player);
      if (bout.record(player).team === 'orange') expect(x).toBeLessThan(1100);
      else expect(x).toBeGreaterThan(2100);
    }
  });

  it('gives newcomers to the smaller team', () => {
    const bout = toRound(new Bout(1, teams).joinBots(4));
    bout.setTeam(1, 'blue');
    bout.setTeam(2, 'blue');
    bout.setTeam(3, 'blue');
    bout.setTeam(4, 'orange');
    bout.join(5);
    expect(bout.record(5).team).toBe('orange');
    expect(bout.ship(5).team).toBe(1);
  });

  it('is won by the team that reaches the limit', () => {
    const bout = toRound(new Bout(1, { ...teams, scoreLimit: 4 }).joinBots(2));
    bout.world.update(({ match }) => {
      match.blue = 4;
      match.orange = 3;
    });
    bout.advance();
    expect(bout.world.document.match).toMatchObject({ phase: 'podium', winner: 'blue' });
  });

  it('dissolves when the rule says free-for-all again', () => {
    const bout = toRound(new Bout(1, teams).joinBots(4));
    bout.setRules({ mode: 0 });
    bout.tickUntil(() => bout.world.document.match.round === 2, 2000);
    expect(Object.values(bout.world.document.players).map(({ team }) => team)).toEqual([
      'none',
      'none',
      'none',
      'none',
    ]);
    expect(bout.ship(1).team).toBe(0);
  });
});
