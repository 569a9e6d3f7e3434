import type { Stage } from '@tickdeck/shared/commands/stage.js';
import { WorldSubject } from '@tickdeck/shared/expressions/subject.js';
import type { Board } from '../board.js';
import type { CommandDesk } from '../command-desk.js';
import type { HouseCopy } from '../house-copy.js';
import type { Sessions } from '../people/sessions.js';
import type { FromRoom } from '../port.js';
import { BEAT_RATE } from '../timing.js';
import { Bookmarks } from './bookmarks.js';
import { Breakpoints } from './breakpoints.js';
import type { Figures } from './figures.js';
import { actorOf, type Kit } from './kit.js';
import { Rights } from './rights.js';
import { Rules } from './rules.js';
import { Schedules } from './schedules.js';
import type { Seeker } from './seeker.js';
import { readersOf } from './told.js';
import { Watches } from './watches.js';

export interface AutomationDeps {
  readonly stage: Stage;
  readonly commands: CommandDesk;
  readonly house: HouseCopy;
  readonly sessions: Sessions;
  readonly board: Board;
  readonly figures: Figures;
  readonly seeker: Seeker;
  /** Wall time, ms since 1970. */
  wallMs(): number;
  emit(message: FromRoom): void;
}

/**
 * What a room does by itself for its operators: breakpoints after each tick, schedules and rules after the ticks of each beat, all
 * by beats and never by a clock. While there are none it costs a few comparisons a beat.
 */
export class Automation {
  private readonly subject: WorldSubject;
  private readonly breakpoints: Breakpoints;
  private readonly watches: Watches;
  private readonly schedules: Schedules;
  private readonly rules: Rules;
  private readonly bookmarks: Bookmarks;
  private readonly rights: Rights;
  /** That of the entries that were taken up. */
  private version = 0;
  private beat = 0;
  private wasPaused = false;

  constructor(private readonly deps: AutomationDeps) {
    const { stage, board, figures, commands, house } = deps;
    this.subject = new WorldSubject(stage.world, figures.read);
    const kit: Kit = {
      stage,
      subject: this.subject,
      give: (name, args, actor) => commands.give(name, args, actor, this.beat),
      note: (what, id, entry, text) => commands.note(what, text, actorOf(id, entry), this.beat),
      tell: (whom, owner, text) => this.tell(readersOf(deps.sessions, whom, owner), text),
    };
    this.breakpoints = new Breakpoints(kit);
    this.watches = new Watches(kit);
    this.schedules = new Schedules(kit);
    this.rules = new Rules(kit);
    this.bookmarks = new Bookmarks(stage.entries);
    this.rights = new Rights(kit, house);
    board.source('breakpoints', this.breakpoints.read);
    board.source('watches', this.watches.read);
    board.source('schedules', this.schedules.read);
    board.source('rules', this.rules.read);
    board.source('bookmarks', this.bookmarks.read);
  }

  /** The ticks of a beat are about to be made. */
  begin(beat: number): void {
    this.beat = beat;
    this.wasPaused = this.deps.stage.settings.paused;
    // A link can also end by time.
    if (beat % BEAT_RATE === 0) this.checkRights();
    this.follow();
  }

  /** Some link may have been taken back. */
  checkRights(): void {
    this.rights.check(this.deps.wallMs());
  }

  /** A tick was made. @returns whether the beat may make more */
  ticked(): 'go on' | 'stop' {
    const { stage, seeker } = this.deps;
    const isHit = this.breakpoints.any && this.breakpoints.ticked();
    if (isHit) seeker.stop();
    const sought = seeker.isSeeking ? seeker.ticked(this.subject, stage.world) : 'nothing';
    if (sought !== 'nothing') this.tell(sought.session > 0 ? [sought.session] : [], sought.text);
    if (this.schedules.any) this.schedules.ticked();
    this.follow();
    return isHit || sought !== 'nothing' || (stage.settings.paused && !this.wasPaused) ? 'stop' : 'go on';
  }

  /** The ticks of the beat were made, if there were any. */
  end(): void {
    if (this.schedules.any) this.schedules.beat(this.beat);
    if (this.rules.any) this.rules.beat(this.beat);
    this.follow();
  }

  private follow(): void {
    const { version } = this.deps.stage.entries;
    if (version === this.version) return;
    this.version = version;
    this.breakpoints.follow();
    this.watches.follow();
    this.schedules.follow(this.beat);
    this.rules.follow();
    this.bookmarks.follow();
  }

  private tell(sessions: readonly number[], text: string): void {
    if (sessions.length > 0)
      this.deps.emit({ kind: 'tell', sessions, message: { kind: 'notice', level: 'info', text } });
  }
}
