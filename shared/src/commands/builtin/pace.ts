import { number, text } from '../../game/document.js';
import { LIMITS } from '../../wire/limits.js';
import { type Command, defineCommand } from '../command.js';
import { done, refuse } from '../outcome.js';
import { changeSetting } from '../transaction.js';

const { speedMin, speedMax, stepTicksMax } = LIMITS;
/** Why, on everybody's screen; may be left out. */
const reason = text(LIMITS.reasonCharsMax);

/** How fast simulated time goes. */
export const paceCommands: readonly Command[] = [
  defineCommand({
    name: 'pause',
    label: 'Pause',
    says: 'Stops simulated time for everyone.',
    about: 'panel',
    role: 'operator',
    risk: 'R1',
    undo: 'own',
    args: { reason },
    apply: (stage) =>
      stage.settings.paused ? refuse('The room is paused already.') : changeSetting(stage, 'paused', true),
  }),
  defineCommand({
    name: 'resume',
    label: 'Resume',
    says: 'Lets simulated time go on.',
    about: 'panel',
    role: 'operator',
    risk: 'R1',
    undo: 'own',
    args: { reason },
    apply: (stage) =>
      stage.settings.paused ? changeSetting(stage, 'paused', false) : refuse('The room is not paused.'),
  }),
  defineCommand({
    name: 'step',
    label: 'Step',
    says: 'Makes so many ticks while the room is paused.',
    about: 'panel',
    role: 'operator',
    risk: 'R1',
    undo: { never: 'time does not go back' },
    args: { ticks: number({ min: 1, max: stepTicksMax, initial: 1, unit: 'ticks', label: 'Ticks' }) },
    apply(stage, { ticks }) {
      if (!stage.settings.paused) return refuse('Pause the room before stepping.');
      stage.steps.step(ticks);
      return done(ticks === 1 ? 'One tick.' : `${ticks} ticks.`);
    },
  }),
  defineCommand({
    name: 'speed',
    label: 'Speed',
    says: 'Makes simulated time go slower or faster for everyone.',
    about: 'panel',
    role: 'operator',
    risk: 'R1',
    undo: 'own',
    args: {
      factor: number({ min: speedMin, max: speedMax, step: 0.05, initial: 1, unit: '×', label: 'Speed' }),
      reason,
    },
    apply: (stage, { factor }) => changeSetting(stage, 'speed', factor),
  }),
];
