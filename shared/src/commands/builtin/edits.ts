import { number } from '../../game/document.js';
import { type Command, defineCommand } from '../command.js';
import { applyEdits } from '../transaction.js';
import { redoCommand, undoCommand } from '../undo.js';

const entry = number({ min: 0, max: 0x3fffffff, initial: 0, label: 'Audit entry; 0 for your newest' });

/** Changing the state by hand, and taking it back. */
export const editCommands: readonly Command[] = [
  defineCommand({
    name: 'edit',
    label: 'Edit',
    role: 'operator',
    risk: 'R1',
    args: { edits: { kind: 'edits' } },
    apply: (stage, { edits }) => applyEdits(stage, edits),
  }),
  defineCommand({
    name: 'undo',
    label: 'Undo',
    role: 'operator',
    risk: 'R1',
    args: { entry },
    apply: (stage, args, actor) => undoCommand(stage, args.entry, actor),
  }),
  defineCommand({
    name: 'redo',
    label: 'Redo',
    role: 'operator',
    risk: 'R1',
    args: { entry },
    apply: (stage, args, actor) => redoCommand(stage, args.entry, actor),
  }),
];
