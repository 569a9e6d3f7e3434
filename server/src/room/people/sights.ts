import type { News } from '@tickdeck/shared/topics/all.js';
import { SHOWN_PARTS } from '@tickdeck/shared/wire/client-codec.js';
import { cellOf } from '@tickdeck/shared/world/passing.js';
import type { World } from '@tickdeck/shared/world/world.js';
import type { Seats } from './seats.js';
import type { Sessions } from './sessions.js';

/** Parts of a tick in which it is told how far behind somebody looks: finer than that it changes all the time. */
const BEHIND_PARTS = 4;

/** What players look at and what they press, for operators who look over their shoulders. */
export class Sights {
  private told: News<'sights'> = {};

  constructor(
    private readonly world: World,
    private readonly seats: Seats,
    private readonly sessions: Sessions,
  ) {}

  /** The source of the topic `sights`: the same object while nobody's sight has changed. */
  readonly read = (): News<'sights'> => {
    const cells = this.cellsByPlayer();
    const now = Object.fromEntries(
      this.seats.all.map(({ player, saw }) => {
        const behind = Math.round((this.world.tick - saw / SHOWN_PARTS) * BEHIND_PARTS) / BEHIND_PARTS;
        return [`p${player}`, { behind: Math.max(0, behind), cells: cells.get(player) ?? '' }];
      }),
    );
    if (!isSame(this.told, now)) this.told = now;
    return this.told;
  };

  /** The source of the topic `inputs`. Somebody is always steering: it is made anew each time. */
  readonly readInputs = (): News<'inputs'> =>
    Object.fromEntries(
      this.seats.all.map(({ player, input }) => [
        `p${player}`,
        Object.fromEntries(Object.entries(input).filter(([, value]) => value !== 0)),
      ]),
    );

  private cellsByPlayer(): ReadonlyMap<number, string> {
    if (!this.world.schema.grid) return new Map();
    const players = [...this.sessions.all].filter(({ player }) => player > 0);
    return new Map(
      players.map(({ player, scope }) => [player, scope.numbers.flatMap((number) => cellOf(number) ?? []).join(' ')]),
    );
  }
}

function isSame(a: News<'sights'>, b: News<'sights'>): boolean {
  const names = Object.keys(b);
  return (
    names.length === Object.keys(a).length &&
    names.every((name) => a[name]?.behind === b[name]?.behind && a[name]?.cells === b[name]?.cells)
  );
}
