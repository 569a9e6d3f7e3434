import { SEATS_MAX } from '@tickdeck/shared/games/skirmish/tuning.js';
import { describe, expect, it } from 'vitest';
import { Bout, game } from '../support/skirmish.js';

describe('a seat', () => {
  it('gives a ship, a record and the look', () => {
    const bout = new Bout(1);
    const look = { color: 3, shape: 2, tag: 'ZX' };
    game.join(bout.world, { player: 7, name: 'Zoë', look, pilot: 'human' });
    expect(bout.record(7)).toEqual({
      name: 'Zoë',
      ...look,
      team: 'none',
      score: 0,
      kills: 0,
      deaths: 0,
      pilot: 'human',
      person: true,
      present: true,
    });
    expect(bout.ship(7)).toMatchObject({ hp: 100, life: 0 });
  });

  it('keeps the score for a player who leaves and comes back within the match, under a new name too', () => {
    const bout = new Bout(1);
    bout.join(1);
    bout.world.update(({ players }) => {
      Object.assign(players.p1 ?? {}, { score: 4, kills: 4 });
    });
    bout.leave(1);
    expect(bout.world.tables.ships.count).toBe(0);
    expect(bout.record(1)).toMatchObject({ present: false, score: 4 });
    game.join(bout.world, { player: 1, name: 'New', look: { color: 1, shape: 1, tag: 'NW' }, pilot: 'human' });
    expect(bout.record(1)).toMatchObject({ present: true, score: 4, name: 'New', tag: 'NW' });
  });

  it('joined twice is still one ship', () => {
    const bout = new Bout(1);
    bout.join(1);
    bout.join(1);
    expect(bout.world.tables.ships.count).toBe(1);
  });

  it('may be flown by a bot meanwhile, which remembers only while it flies', () => {
    const bout = new Bout(1);
    bout.join(1);
    const { id } = bout.ship(1);
    expect(bout.world.tables.bots.count).toBe(0);
    game.pilot(bout.world, 1, 'bot');
    expect(bout.record(1)).toMatchObject({ pilot: 'bot', person: true });
    expect(bout.world.tables.bots.count).toBe(1);
    for (let i = 0; i < 60; i++) bout.tick();
    game.pilot(bout.world, 1, 'human');
    expect(bout.record(1).pilot).toBe('human');
    expect(bout.world.tables.bots.count).toBe(0);
    expect(bout.ship(1).id).toBe(id);
  });

  it('takes the bot along when it is given up', () => {
    const bout = new Bout(1).joinBots(3);
    bout.leave(2);
    expect([bout.world.tables.ships.count, bout.world.tables.bots.count]).toEqual([2, 2]);
  });

  it('is there for everyone that the game says has one', () => {
    const bout = new Bout(1).joinBots(SEATS_MAX);
    expect(bout.world.tables.ships.count).toBe(SEATS_MAX);
    expect(bout.world.tables.bots.count).toBe(SEATS_MAX);
    const before = bout.hash();
    bout.tick();
    expect(bout.hash()).not.toBe(before);
  });

  it('may change hands a thousand times: records stay bounded', () => {
    const bout = new Bout(1);
    for (let player = 1; player <= 1000; player++) {
      bout.join(player);
      bout.leave(player);
    }
    bout.join(1001);
    expect(Object.keys(bout.world.document.players).length).toBeLessThanOrEqual(512);
    expect(bout.record(1001).present).toBe(true);
  });
});
