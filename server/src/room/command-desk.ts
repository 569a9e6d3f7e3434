import { runCommand } from '@tickdeck/shared/commands/run.js';
import type { Stage } from '@tickdeck/shared/commands/stage.js';
import type { AuditEntry } from '@tickdeck/shared/wire/messages.js';
import type { FromRoom, ToRoom } from './port.js';
import { isOperator } from './session.js';
import type { Sessions } from './sessions.js';

/** Runs what people command, answers them, and shows operators the audit list. */
export class CommandDesk {
  constructor(
    private readonly stage: Stage,
    private readonly sessions: Sessions,
    private readonly emit: (message: FromRoom) => void,
  ) {}

  run({ session, id, name, args, who, role, at }: Extract<ToRoom, { kind: 'command' }>, beat: number): void {
    const person = this.sessions.find(session)?.device ?? '';
    const reply = runCommand(this.stage, { id, name, args, actor: { session, person, who, role }, at, beat });
    this.emit({ kind: 'tell', sessions: [session], message: reply });
  }

  /** The whole list, for an operator who has just come. */
  show(session: number): void {
    this.send([session], this.stage.log.entries());
  }

  /** What is new or changed in the list, to all operators. */
  update(): void {
    const entries = this.stage.log.takeChanged();
    if (entries.length === 0) return;
    const operators = [...this.sessions.all].filter(({ role }) => isOperator(role)).map(({ number }) => number);
    if (operators.length > 0) this.send(operators, entries);
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
