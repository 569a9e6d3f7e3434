import { previewCommand, type Request, runCommand } from '@tickdeck/shared/commands/run.js';
import type { Stage } from '@tickdeck/shared/commands/stage.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import type { AuditEntry } from '@tickdeck/shared/wire/messages.js';
import type { Board } from './board.js';
import type { FromRoom, ToRoom } from './port.js';

/** Runs what people command, answers them, and shows the audit list. */
export class CommandDesk {
  constructor(
    private readonly stage: Stage,
    private readonly board: Board,
    private readonly emit: (message: FromRoom) => void,
  ) {}

  run({ session, who, person, role, mode, ...command }: Extract<ToRoom, { kind: 'command' }>, beat: number): void {
    const request: Request = { ...command, actor: { session, person, who, role }, beat };
    const reply = mode === 'apply' ? runCommand(this.stage, request) : previewCommand(this.stage, request);
    if (session > 0) this.emit({ kind: 'tell', sessions: [session], message: reply });
    else this.emit({ kind: 'answer', reply });
  }

  /** What was commanded in a beat, and by whom, as far as it was allowed. */
  ranIn(beat: number): string {
    const { log, registry } = this.stage;
    const entries = log.ofBeat(beat).filter(({ outcome }) => outcome === 'done');
    return entries
      .map(({ command, who }) => `${registry.get(command)?.label ?? command} (${who})`)
      .join(', ')
      .slice(0, LIMITS.textCharsMax);
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

  private send(sessions: readonly number[], entries: readonly AuditEntry[]): void {
    for (const part of split(entries)) this.emit({ kind: 'tell', sessions, message: { kind: 'audit', entries: part } });
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
