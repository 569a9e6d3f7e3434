import { Forecast } from '@tickdeck/client/net/forecast.js';
import { skirmish } from '@tickdeck/shared/games/skirmish/game.js';
import { describe, expect, it } from 'vitest';
import { FakeShown } from '../support/fake-shown.js';

const PLACES = 10;
const EVERY_TICKS = 6;

/** A world whose players hold an input for ever, and what a forecast says of it. */
function foresee(players: number, input: { readonly [field: string]: number }, warmTicks: number) {
  const source = new FakeShown(skirmish, players);
  source.run(warmTicks);
  const forecast = new Forecast(skirmish);
  const shown = source.show(0, 0);
  forecast.take(shown);
  const ids = [...(shown.tables.ships?.ids.subarray(0, players) ?? [])];
  const paths = ids.map((id) => {
    const places = new Float64Array(2 * PLACES);
    expect(forecast.follow(id, input, EVERY_TICKS, places)).toBe(places.length);
    return places;
  });
  return { source, forecast, ids, paths };
}

describe('a forecast', () => {
  it('is where the room puts an avatar that nothing else meets, to the bit', () => {
    const input = { moveX: 90, moveY: -40, aim: 300 };
    const { source, ids, paths } = foresee(1, input, 30);
    const ships = source.world.table('ships') ?? expect.fail('no ships');
    source.hold({ ...input, fire: 0, dash: 0 });
    for (let n = 0; n < PLACES; n++) {
      source.run(EVERY_TICKS);
      const slot = ships.slot(ids[0] as number);
      expect(paths[0]?.subarray(2 * n, 2 * n + 2)).toEqual(
        Float64Array.of(ships.column('x')[slot] as number, ships.column('y')[slot] as number),
      );
    }
  });

  it('leaves nothing behind: whom it followed before changes nothing, nor what they fired', () => {
    const input = { moveX: 127, aim: 10, fire: 1 };
    const { source, forecast, ids, paths } = foresee(6, input, 200);
    const fresh = new Forecast(skirmish);
    fresh.take(source.show(0, 0));
    for (const [index, id] of ids.entries()) {
      const places = new Float64Array(2 * PLACES);
      (index % 2 === 0 ? forecast : fresh).follow(id, input, EVERY_TICKS, places);
      expect(places).toEqual(paths[index]);
    }
  });

  it('says nothing of who is not there', () => {
    const { forecast } = foresee(1, {}, 1);
    expect(forecast.follow(0x10063, {}, 1, new Float64Array(2))).toBe(0);
  });
});
