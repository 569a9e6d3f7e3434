import { previewCommand, type Request, runCommand } from '@tickdeck/shared/commands/run.js';
import type { Actor, Stage } from '@tickdeck/shared/commands/stage.js';
import type { AuditEntry, Reply } from '@tickdeck/shared/wire/messages.js';
import type { PaceNote } from './automation/pace-note.js';
import type { Board } from './board.js';
import type { FromRoom, ToRoom } from './port.js';

export interface CommandDeskDeps {
  readonly stage: Stage;
  readonly board: Board;
  readonly paceNote: PaceNote;
  emit(message: FromRoom): void;
  /** Monotonic, in ms. */
  clock(): number;
}

/** Runs what people command, answers them, and shows the audit list. */
export class CommandDesk {
  private readonly stage: Stage;
  private readonly board: Board;
  /** Wall time of the last command, and when that was. A room has no calendar of its own. */
  private last = { at: 0, clockMs: 0 };

  constructor(private readonly deps: CommandDeskDeps) {
    this.stage = deps.stage;
    this.board = deps.board;
  }

  run({ session, who, person, role, mode, ...command }: Extract<ToRoom, { kind: 'command' }>, beat: number): void {
    this.last = { at: command.at, clockMs: this.deps.clock() };
    const request: Request = { ...command, actor: { session, person, who, role }, beat };
    const reply = mode === 'apply' ? this.perform(request) : previewCommand(this.stage, request);
    if (session > 0) this.deps.emit({ kind: 'tell', sessions: [session], message: reply });
    else this.deps.emit({ kind: 'answer', reply });
  }

  /** Gives a command that nobody sent just now: one of a schedule, say. */
  give(name: string, args: Request['args'], actor: Actor, beat: number): Reply {
    return this.perform({ id: 0, name, args, actor, at: this.wallMs(), beat });
  }

  /** Notes in the audit list what happened beside commands. */
  note(what: string, text: string, { who, role, person }: Actor, beat: number): void {
    const { log, world } = this.stage;
    const entry = { at: this.wallMs(), who, role, beat, tick: world.tick, command: what, text };
    log.add({ ...entry, outcome: 'done', changes: [] }, person, {}, { kind: 'none' });
  }

  /** The whole list to those who have just begun to watch it, what is new or changed in it to the others. */
  update(): void {
    const entries = this.stage.log.takeChanged();
    const newcomers = this.board.takeNewcomers('audit');
    if (newcomers.length > 0) this.send(newcomers, this.stage.log.entries());
    if (entries.length === 0) return;
    const readers = this.board.readers('audit').filter((number) => !newcomers.includes(number));
    if (readers.length > 0) this.send(readers, entries);
  }

  private perform(request: Request): Reply {
    const reply = runCommand(this.stage, request);
    this.deps.paceNote.follow(request.actor.who, request.args.reason);
    return reply;
  }

  /** ms since 1970; before the first command nobody can tell. */
  private wallMs(): number {
    return this.last.at + Math.round(this.deps.clock() - this.last.clockMs);
  }

  private send(sessions: readonly number[], entries: readonly AuditEntry[]): void {
    for (const part of split(entries))
      this.deps.emit({ kind: 'tell', sessions, message: { kind: 'audit', entries: part } });
  }
}

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
