import { refusalsOf } from '../../automation/calls.js';
import { encodeCalls } from '../../automation/decode.js';
import type { Call } from '../../automation/entries.js';
import { ask, keepNew, ownedBy, refuseFor } from '../../automation/keep.js';
import { choice, number, text } from '../../game/document.js';
import { LIMITS } from '../../wire/limits.js';
import { type Command, defineCommand } from '../command.js';
import type { Refusal } from '../edit.js';
import type { Actor, Stage } from '../stage.js';

const { expressionCharsMax, scheduleSecondsMax } = LIMITS;
const seconds = (label: string, min: number, initial: number) =>
  number({ min, max: scheduleSecondsMax, step: 0.1, initial, unit: 's', label });

/** Commands that are given later, by time or by what happens. What they may do is what their owner may. */
export const planCommands: readonly Command[] = [
  defineCommand({
    name: 'schedule',
    label: 'Schedule',
    says: 'Gives commands in a while, again and again, at a tick, or whenever something becomes so.',
    about: 'panel',
    role: 'moderator',
    risk: 'R1',
    undo: 'own',
    args: {
      timing: choice(['in', 'every', 'tick', 'moment'], 'in'),
      seconds: seconds('After, or every', 1, 60),
      tick: number({ min: 0, max: 0x3fffffff, initial: 0, unit: 'tick', label: 'At tick' }),
      moment: text(expressionCharsMax),
      calls: { kind: 'calls' },
    },
    apply(stage, { calls, ...when }, actor) {
      const moment = when.timing === 'moment' ? ask(stage, 'moment', when.moment, { wants: 'condition' }) : undefined;
      const refusals: Refusal[] = [...refusedCalls(stage, calls, actor)];
      if (moment && 'why' in moment) refusals.push(moment);
      if (calls.length === 0) refusals.push({ where: 'calls', why: 'must name at least one command' });
      if (when.timing === 'tick' && when.tick <= stage.world.tick) {
        refusals.push({ where: 'tick', why: `is past: it is tick ${stage.world.tick} now` });
      }
      const steps = moment && 'steps' in moment ? moment.steps : 0;
      return (
        refuseFor(refusals) ??
        keepNew(stage, { kind: 'schedule', ...when, calls: encodeCalls(calls), ...ownedBy(actor, steps) })
      );
    },
  }),
  defineCommand({
    name: 'rule',
    label: 'Add a rule',
    says: 'Gives commands, or tells somebody, when a condition has been true for a while.',
    about: 'panel',
    role: 'operator',
    risk: 'R1',
    undo: 'own',
    args: {
      when: text(expressionCharsMax),
      holdSeconds: seconds('For', 0, 0),
      coolDownSeconds: seconds('Then rests for', 1, 60),
      tell: choice(['nobody', 'me', 'operators', 'everybody'], 'me'),
      calls: { kind: 'calls' },
    },
    apply(stage, { calls, ...rule }, actor) {
      const asked = ask(stage, 'when', rule.when, { wants: 'condition' });
      const refusals: Refusal[] = [...refusedCalls(stage, calls, actor)];
      if ('why' in asked) refusals.push(asked);
      if (calls.length === 0 && rule.tell === 'nobody') {
        refusals.push({ where: 'calls', why: 'must name a command, or somebody must be told' });
      }
      const steps = 'steps' in asked ? asked.steps : 0;
      return (
        refuseFor(refusals) ??
        keepNew(stage, { kind: 'rule', ...rule, calls: encodeCalls(calls), ...ownedBy(actor, steps) })
      );
    },
  }),
];

function refusedCalls({ registry }: Stage, calls: readonly Call[], { role }: Actor): readonly Refusal[] {
  return refusalsOf(calls, registry, role);
}
