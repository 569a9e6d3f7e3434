import { ask, keepNew, ownedBy } from '../../automation/keep.js';
import { number, text } from '../../game/document.js';
import { LIMITS } from '../../wire/limits.js';
import { type Command, defineCommand } from '../command.js';
import { done, refuse } from '../outcome.js';

const { expressionCharsMax, stepTicksMax } = LIMITS;

/** Looking closely at how the simulation goes. */
export const debugCommands: readonly Command[] = [
  defineCommand({
    name: 'break-when',
    label: 'Set a breakpoint',
    says: 'Pauses the room whenever a condition becomes true.',
    about: 'panel',
    role: 'operator',
    risk: 'R0',
    undo: 'own',
    args: { when: text(expressionCharsMax) },
    apply(stage, { when }, actor) {
      const asked = ask(stage, 'when', when, { wants: 'condition' });
      if ('why' in asked) return refuse(asked.why, [asked]);
      return keepNew(stage, { kind: 'breakpoint', when, ...ownedBy(actor, asked.steps) });
    },
  }),
  defineCommand({
    name: 'watch',
    label: 'Watch a value',
    says: 'Shows the value of an expression to all operators as it changes.',
    about: 'panel',
    role: 'operator',
    risk: 'R0',
    undo: 'own',
    args: { expression: text(expressionCharsMax) },
    apply(stage, { expression }, actor) {
      const asked = ask(stage, 'expression', expression, { wants: 'value' });
      if ('why' in asked) return refuse(asked.why, [asked]);
      return keepNew(stage, { kind: 'watch', expression, ...ownedBy(actor, asked.steps) });
    },
  }),
  defineCommand({
    name: 'step-to',
    label: 'Step to the next event',
    says: 'Makes ticks up to the next happening, or the next of a kind, or a breakpoint.',
    about: 'panel',
    role: 'operator',
    risk: 'R1',
    undo: { never: 'time does not go back' },
    args: {
      event: text(expressionCharsMax),
      ticks: number({ min: 1, max: stepTicksMax, initial: stepTicksMax, unit: 'ticks', label: 'At most' }),
    },
    apply(stage, { event, ticks }, actor) {
      if (!stage.settings.paused) return refuse('Pause the room before stepping.');
      if (!stage.world.table('events')) return refuse('This game tells no happenings: set a breakpoint instead.');
      const asked = event === '' ? undefined : ask(stage, 'event', event, { wants: 'condition', table: 'events' });
      if (asked && 'why' in asked) return refuse(asked.why, [asked]);
      stage.steps.seek(ticks, asked, actor);
      return done(`On to the next event${event === '' ? '' : ` where ${event}`}, ${ticks} ticks at most.`);
    },
  }),
];
