import { bodyOf } from '@tickdeck/client/games/skirmish/bodies.js';
import { clock, secondsUntil, standingsOf } from '@tickdeck/client/games/skirmish/hud/standing.js';
import { inputOf } from '@tickdeck/client/games/skirmish/input.js';
import { rosterOf } from '@tickdeck/client/games/skirmish/people.js';
import type { Controls } from '@tickdeck/client/input/controls.js';
import type { ShownTable } from '@tickdeck/client/net/frame.js';
import { emptyBody, gapTo } from '@tickdeck/client/scene/pick.js';
import { skirmish } from '@tickdeck/shared/games/skirmish/game.js';
import { FLYING, WRECKED } from '@tickdeck/shared/games/skirmish/kinds.js';
import { SHIP_RADIUS } from '@tickdeck/shared/games/skirmish/tuning.js';
import { describe, expect, it } from 'vitest';
import { FakeShown } from '../support/fake-shown.js';

const neutral: Controls = { moveX: 0, moveY: 0, aimX: 0, aimY: 0, fire: false, dash: false, device: 'keyboard' };
const source = new FakeShown(skirmish, 6);
const shown = source.show(3, 0);
const ships = () => shown.tables.ships ?? expect.fail('no ships');

describe('inputOf', () => {
  it('puts hands on the input grid of the field table', () => {
    const input = inputOf({ ...neutral, moveX: 1, moveY: -1, aimX: 0, aimY: 1, fire: true }, shown, 2);
    expect(input).toEqual({ moveX: 127, moveY: -127, aim: 256, fire: 1, dash: 0 });
    for (const [name, field] of Object.entries(skirmish.state.input)) {
      const value = input[name as keyof typeof input];
      expect(value).toBeGreaterThanOrEqual(field.min);
      expect(value).toBeLessThanOrEqual(field.max);
      expect(Number.isInteger(value)).toBe(true);
    }
  });

  it('keeps the aim when hands point nowhere', () => {
    source.world.table('ships')?.column('aim').fill(700);
    expect(inputOf(neutral, source.show(3, 0), 2).aim).toBe(700);
    expect(inputOf(neutral, source.show(3, 0), -1).aim).toBe(0);
  });

  it('aims where a thumb moves, until the other thumb aims', () => {
    const touch = { ...neutral, device: 'touch', moveX: -1 } as const;
    expect(inputOf(touch, shown, 2).aim).toBe(512);
    expect(inputOf({ ...touch, aimY: -1 }, shown, 2).aim).toBe(768);
  });
});

describe('bodies', () => {
  const gap = (table: string, rows: ShownTable, dx: number, dy: number) => {
    const body = emptyBody();
    bodyOf(table, rows, 0, body);
    return gapTo(body, dx, dy);
  };

  it('are as large as the simulation takes them for', () => {
    const walls = shown.tables.walls ?? expect.fail('no walls');
    const rocks = shown.tables.rocks ?? expect.fail('no rocks');
    const [width, height] = [walls.columns.width?.[0] ?? 0, walls.columns.height?.[0] ?? 0];
    expect(gap('walls', walls, width / 2 - 1, height / 2 - 1)).toBe(0);
    expect(gap('walls', walls, width / 2 + 30, 0)).toBe(30);
    expect(gap('rocks', rocks, (rocks.columns.radius?.[0] ?? 0) + 5, 0)).toBeCloseTo(5);
    expect(gap('ships', ships(), 0, 0)).toBe(0);
    expect(gap('ships', ships(), SHIP_RADIUS + 2, 0)).toBe(2);
  });

  it('of wrecked ships are met by nothing', () => {
    const life = source.world.table('ships')?.column('life') ?? expect.fail('no ships');
    const touchOf = () => {
      const body = emptyBody();
      bodyOf('ships', source.show(3, 0).tables.ships ?? expect.fail('no ships'), 0, body);
      return body.touch;
    };
    life[0] = FLYING;
    expect(touchOf()).toBe('solid');
    life[0] = WRECKED;
    expect(touchOf()).toBe('none');
  });
});

describe('who is in it', () => {
  it('lists everyone with a ship by player number', () => {
    expect(rosterOf(shown).map(({ player }) => player)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(rosterOf(shown)[2]).toMatchObject({
      row: ships().ids[2],
      name: 'Pilot 3',
      pilot: 'bot',
      look: { color: 3 },
    });
  });

  it('ranks by score, equals share a rank, those who left are not ranked', () => {
    source.world.update((draft) => {
      // The fake serves any game; here it is this one.
      const { players } = draft as unknown as { players: { [key: string]: { score: number; present: boolean } } };
      Object.assign(players.p1 ?? {}, { score: 4 });
      Object.assign(players.p2 ?? {}, { score: 9 });
      Object.assign(players.p5 ?? {}, { score: 4 });
      Object.assign(players.p6 ?? {}, { present: false, score: 50 });
    });
    const standings = standingsOf(source.show(3, 0));
    expect(standings.map(({ key, rank }) => [key, rank])).toEqual([
      ['p2', 1],
      ['p1', 2],
      ['p5', 2],
      ['p3', 4],
      ['p4', 4],
    ]);
    expect(standingsOf(undefined)).toEqual([]);
  });
});

it('counts seconds up to the next whole one, and never below zero', () => {
  expect(secondsUntil({ ...shown, tick: 100 }, 160, 60)).toBe(1);
  expect(secondsUntil({ ...shown, tick: 100 }, 161, 60)).toBe(2);
  expect(secondsUntil({ ...shown, tick: 100 }, 50, 60)).toBe(0);
  expect(clock(75)).toBe('1:15');
  expect(clock(9)).toBe('0:09');
});
