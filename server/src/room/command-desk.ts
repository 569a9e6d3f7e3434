import { ranksAtLeast } from '@tickdeck/shared/commands/command.js';
import { previewCommand, type Request, runCommand } from '@tickdeck/shared/commands/run.js';
import type { Actor, Stage } from '@tickdeck/shared/commands/stage.js';
import type { AuditEntry, Reply } from '@tickdeck/shared/wire/messages.js';
import type { PaceNote } from './automation/pace-note.js';
import type { Board } from './board.js';
import type { HouseCopy } from './house-copy.js';
import type { Sessions } from './people/sessions.js';
import type { FromRoom, ToRoom } from './port.js';

export interface CommandDeskDeps {
  readonly stage: Stage;
  readonly house: HouseCopy;
  readonly sessions: Sessions;
  readonly board: Board;
  readonly paceNote: PaceNote;
  emit(message: FromRoom): void;
  /** Wall time, ms since 1970. */
  wallMs(): number;
}

/** Runs what people command, answers them, and shows the audit list. */
export class CommandDesk {
  private keptId = 0;

  constructor(private readonly deps: CommandDeskDeps) {}

  run(
    { session, who, person, role, pass, at, mode, ...command }: Extract<ToRoom, { kind: 'command' }>,
    beat: number,
  ): void {
    const request: Request = { ...command, actor: { session, person, who, role, pass, at }, beat };
    const reply = mode === 'apply' ? this.perform(request) : previewCommand(this.deps.stage, request);
    if (this.isSentOut(session, reply)) return;
    if (session > 0) this.deps.emit({ kind: 'tell', sessions: [session], message: reply });
    else this.deps.emit({ kind: 'answer', reply });
  }

  /** Gives a command that nobody sent just now: one of a schedule, say. */
  give(name: string, args: Request['args'], actor: Omit<Actor, 'at'>, beat: number): Reply {
    const reply = this.perform({ id: 0, name, args, actor: { ...actor, at: this.deps.wallMs() }, beat });
    this.isSentOut(0, reply);
    return reply;
  }

  /** Notes in the audit list what happened beside commands. */
  note(what: string, text: string, { who, role, person }: Omit<Actor, 'at'>, beat: number): void {
    const { log, world } = this.deps.stage;
    const entry = { at: this.deps.wallMs(), who, role, beat, tick: world.tick, command: what, text };
    log.add({ ...entry, outcome: 'done', changes: [] }, person, {}, { kind: 'none' });
  }

  /** The whole list to those who have just begun to watch it, what is new or changed in it to the others. */
  update(): void {
    const { stage, board } = this.deps;
    const entries = stage.log.takeChanged();
    const newcomers = board.takeNewcomers('audit');
    if (newcomers.length > 0) this.show(newcomers, stage.log.entries());
    if (entries.length === 0) return;
    this.keep(entries);
    this.show(
      board.readers('audit').filter((number) => !newcomers.includes(number)),
      entries,
    );
  }

  /** Gives new entries away, to be kept over restarts. */
  private keep(changed: readonly AuditEntry[]): void {
    const entries = changed.filter(({ id }) => id > this.keptId);
    if (entries.length === 0) return;
    this.keptId = Math.max(...entries.map(({ id }) => id));
    this.deps.emit({ kind: 'logged', entries });
  }

  /** Operators see all that was commanded; moderators what a moderator may, because the rest could tell them what is hidden. */
  private show(readers: readonly number[], entries: readonly AuditEntry[]): void {
    const { stage, sessions } = this.deps;
    const seesAll = (number: number) => ranksAtLeast(sessions.find(number)?.role ?? 'spectator', 'operator');
    const least = (name: string) => stage.registry.get(name)?.role ?? 'host';
    this.send(readers.filter(seesAll), entries);
    this.send(
      readers.filter((number) => !seesAll(number)),
      entries.filter(({ command }) => ranksAtLeast('moderator', least(command)) && !RETELLING.has(command)),
    );
  }

  private perform(request: Request): Reply {
    const reply = runCommand(this.deps.stage, request);
    this.deps.paceNote.follow(request.actor.who, request.args.reason);
    return reply;
  }

  /** Sends out what a command asks of the host; that is answered when it is done, because the answer may tell what came of it. */
  private isSentOut(session: number, reply: Reply): boolean {
    const errands = this.deps.house.takeErrands();
    if (errands.length > 0) this.deps.emit({ kind: 'errands', session, errands, reply });
    return errands.length > 0;
  }

  private send(sessions: readonly number[], entries: readonly AuditEntry[]): void {
    if (sessions.length === 0 || entries.length === 0) return;
    for (const part of split(entries)) {
      this.deps.emit({ kind: 'tell', sessions, message: { kind: 'audit', entries: part } });
    }
  }
}

/** These say what other commands changed, whatever those were. */
const RETELLING: ReadonlySet<string> = new Set(['undo', 'redo']);

/** Changes in one message, so that a list of large transactions stays below what a message may be. */
const CHANGES_PER_MESSAGE_MAX = 512;

/** Entries in order, as many to a part as their changes allow. */
function split(entries: readonly AuditEntry[]): readonly (readonly AuditEntry[])[] {
  const parts: AuditEntry[][] = [[]];
  let changes = 0;
  for (const entry of entries) {
    // An entry without changes has texts of its own.
    changes += 1 + entry.changes.length;
    if (changes > CHANGES_PER_MESSAGE_MAX) {
      parts.push([]);
      changes = 1 + entry.changes.length;
    }
    parts.at(-1)?.push(entry);
  }
  return parts;
}
