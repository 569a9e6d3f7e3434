import { refusalsOf } from '../../automation/calls.js';
import { LIMITS } from '../../wire/limits.js';
import { applyCommand } from '../apply.js';
import { checkArguments } from '../arguments.js';
import { type Command, defineCommand } from '../command.js';
import { joinOutcomes, refuse } from '../outcome.js';
import { sayRefusals } from '../transaction.js';

/** These are about other entries, or about several commands already. */
const NEVER: ReadonlySet<string> = new Set(['together', 'undo', 'redo']);

/** One command to several people. */
export const togetherCommands: readonly Command[] = [
  defineCommand({
    name: 'together',
    label: 'Several at once',
    says: 'Gives several commands as one: one entry of the audit list, and one undo.',
    about: 'panel',
    role: 'moderator',
    risk: 'R2',
    undo: 'own',
    args: { calls: { kind: 'calls', max: LIMITS.callsPerBatchMax } },
    apply(stage, { calls }, actor) {
      const { registry } = stage;
      if (calls.length === 0) return refuse('There is nothing to do.');
      const other = calls.find(({ name }) => NEVER.has(name));
      if (other) return refuse(`${other.name} cannot be one of several.`);
      const refusals = refusalsOf(calls, registry, actor.role);
      if (refusals.length > 0) return refuse(sayRefusals(refusals), refusals);
      const outcomes = calls.map(({ name, args }) => {
        const command = registry.get(name);
        const checked = command && checkArguments(command.args, args);
        if (checked?.kind !== 'good') throw new Error(`${name} was checked a moment ago`);
        return applyCommand(stage, command as Command, checked.args, actor);
      });
      return joinOutcomes(outcomes, registry.get(calls[0]?.name ?? '')?.label ?? 'Done');
    },
  }),
];
