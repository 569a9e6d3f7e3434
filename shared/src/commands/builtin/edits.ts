import { number } from '../../game/document.js';
import { type Command, defineCommand } from '../command.js';
import { applyEdits } from '../transaction.js';
import { redoCommand, undoCommand } from '../undo.js';

const entry = number({ min: 0, max: 0x3fffffff, initial: 0, label: 'Audit entry; 0 for your newest' });

/** Whoever drags a slider sends many edits, and means one. */
const gesture = number({
  min: 0,
  max: 0x3fffffff,
  initial: 0,
  label: 'Gesture; your edits of one, with nothing else between, are undone as one; 0 for none',
});

/** Changing the state by hand, and taking it back. */
export const editCommands: readonly Command[] = [
  defineCommand({
    name: 'edit',
    label: 'Edit',
    says: 'Sets fields of rows and values of the document, all of them or none.',
    about: 'panel',
    role: 'operator',
    risk: 'R1',
    undo: 'own',
    args: { edits: { kind: 'edits' }, gesture },
    apply(stage, args) {
      const outcome = applyEdits(stage, args.edits);
      return outcome.kind === 'done' ? { ...outcome, gesture: args.gesture } : outcome;
    },
  }),
  defineCommand({
    name: 'undo',
    label: 'Undo',
    says: 'Takes one command back: your newest, or any entry of the audit list.',
    about: 'panel',
    role: 'moderator',
    risk: 'R1',
    undo: { never: 'redo does it again' },
    args: { entry },
    apply: (stage, args, actor) => undoCommand(stage, args.entry, actor),
  }),
  defineCommand({
    name: 'redo',
    label: 'Redo',
    says: 'Does again what was undone last.',
    about: 'panel',
    role: 'moderator',
    risk: 'R1',
    undo: { never: 'undo the entry itself once more' },
    args: { entry },
    apply: (stage, args, actor) => redoCommand(stage, args.entry, actor),
  }),
];
