import type { Game } from '@tickdeck/shared/game/game.js';
import { schemaOf } from '@tickdeck/shared/world/schema.js';
import type { View } from '@tickdeck/shared/world/view.js';
import type { Arrivals } from './arrivals.js';
import { PlaybackClock } from './clock.js';
import { Documents } from './document.js';
import type { Shown, ShownTable } from './frame.js';
import { Happenings } from './happenings.js';
import type { InputLog } from './inputs.js';
import { Interpolation } from './interpolation.js';
import { OwnAvatar } from './own-avatar.js';
import type { Replica } from './replica.js';

/** What a display shows of one session: others a little in the past, the own avatar now. */
export class Showing {
  readonly clock: PlaybackClock;
  private readonly interpolation: Interpolation;
  private readonly documents: Documents;
  private readonly happenings: Happenings;
  private readonly own: OwnAvatar | undefined;
  private lastMs = Number.NaN;
  private epoch = -1;

  constructor(
    private readonly game: Game,
    views: readonly View[],
    private readonly player: number,
    private readonly replica: Replica,
    private readonly arrivals: Arrivals,
    inputs: InputLog,
  ) {
    const schema = schemaOf(game.state);
    this.clock = new PlaybackClock(arrivals);
    this.interpolation = new Interpolation(schema, views);
    this.documents = new Documents(views);
    this.happenings = new Happenings(schema, views);
    this.own = player > 0 ? new OwnAvatar(game, views, inputs) : undefined;
  }

  /** How often the own avatar's prediction was corrected, and by how much at most, in the world's units. */
  get corrections(): OwnAvatar['corrections'] {
    return this.own?.corrections ?? { count: 0, largest: 0 };
  }

  /** The next display frame; `phase` as the pacer says. undefined before the first frame. */
  next(nowMs: number, phase: number): Shown | undefined {
    const { newest } = this.replica;
    if (!newest) return undefined;
    const elapsedMs = nowMs - this.lastMs || 0;
    this.lastMs = nowMs;
    const tick = this.clock.at(nowMs);
    const older = this.interpolation.write(this.replica, tick) ?? newest;
    const avatars = this.interpolation.tables[this.game.avatars];
    if (avatars) this.own?.write(avatars, newest, { nowMs, elapsedMs, phase });
    this.own?.writeLaunches(this.interpolation.tables, tick);
    if (this.epoch !== this.arrivals.epoch) this.happenings.restart(newest, tick);
    this.epoch = this.arrivals.epoch;
    return {
      tables: this.interpolation.tables,
      document: this.documents.of(older),
      tick,
      speed: newest.speed,
      player: this.player,
      happened: this.happenings.due(newest, tick),
      elapsedMs,
    };
  }
}

/** The newest frame as it is, not interpolated; its tables are filled when first asked for. */
export class Latest {
  private readonly interpolation: Interpolation;
  private readonly documents: Documents;

  constructor(
    game: Game,
    views: readonly View[],
    private readonly player: number,
    private readonly replica: Replica,
  ) {
    this.interpolation = new Interpolation(schemaOf(game.state), views);
    this.documents = new Documents(views);
  }

  read(): Shown | undefined {
    const frame = this.replica.newest;
    if (!frame) return undefined;
    const { interpolation } = this;
    let filled: { readonly [name: string]: ShownTable } | undefined;
    return {
      get tables() {
        if (!filled) interpolation.writeExactly(frame);
        filled = interpolation.tables;
        return filled;
      },
      document: this.documents.of(frame),
      tick: frame.tick,
      speed: frame.speed,
      player: this.player,
      happened: [],
      elapsedMs: 0,
    };
  }
}

/** The world at simulated times that are a little past, interpolated: for what somebody else was shown. */
export class Recall {
  private readonly interpolation: Interpolation;
  private readonly documents: Documents;

  constructor(
    game: Game,
    views: readonly View[],
    private readonly player: number,
    private readonly replica: Replica,
  ) {
    this.interpolation = new Interpolation(schemaOf(game.state), views);
    this.documents = new Documents(views);
  }

  /** @param tick - simulated time; what is older than all that is remembered is shown as the oldest of it. */
  read(tick: number): Shown | undefined {
    const frame = this.interpolation.write(this.replica, tick);
    if (!frame) return undefined;
    return {
      tables: this.interpolation.tables,
      document: this.documents.of(frame),
      tick: Math.max(tick, frame.tick),
      speed: frame.speed,
      player: this.player,
      happened: [],
      elapsedMs: 0,
    };
  }
}
