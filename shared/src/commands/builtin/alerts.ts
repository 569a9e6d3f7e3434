import { number } from '../../game/document.js';
import type { Alert } from '../../topics/alerts.js';
import { type Command, defineCommand } from '../command.js';
import { done, type Outcome, refuse } from '../outcome.js';
import type { Stage } from '../stage.js';

const MS_PER_MINUTE = 60_000;
const alert = number({ min: 1, max: Number.MAX_SAFE_INTEGER, initial: 1, label: 'Alert' });

/** What becomes of alerts once somebody has seen them. */
export const alertCommands: readonly Command[] = [
  defineCommand({
    name: 'acknowledge',
    label: 'Acknowledge alert',
    says: 'Says that you have seen an alert and look after it.',
    about: 'panel',
    role: 'operator',
    risk: 'R0',
    undo: 'own',
    args: { alert },
    apply: (stage, args, { who }) =>
      settle(stage, args.alert, 'acknowledged', ({ id }) => stage.alerts.acknowledge(id, who)),
  }),
  defineCommand({
    name: 'shelve',
    label: 'Shelve alert',
    says: 'Puts an alert aside for some minutes, whatever happens.',
    about: 'panel',
    role: 'operator',
    risk: 'R0',
    undo: 'own',
    args: { alert, minutes: number({ min: 1, max: 720, initial: 10, unit: 'min', label: 'For' }) },
    apply: (stage, args, { who }) =>
      settle(stage, args.alert, 'shelved', ({ id }) => stage.alerts.shelve(id, who, args.minutes * MS_PER_MINUTE)),
  }),
  defineCommand({
    name: 'reopen',
    label: 'Reopen alert',
    says: 'Puts an alert back as if nobody had seen it.',
    about: 'panel',
    role: 'operator',
    risk: 'R0',
    undo: 'never',
    args: { alert },
    apply: (stage, args) => settle(stage, args.alert, 'open', ({ id }) => stage.alerts.reopen(id)),
  }),
];

/** Gives an alert another state; whatever that is, it can be opened again. */
function settle(stage: Stage, id: number, state: Alert['state'], change: (alert: Alert) => void): Outcome {
  const found = stage.alerts.find(id);
  if (!found) return refuse(`There is no alert ${id} (any more).`);
  if (found.state === state && state !== 'shelved') return refuse(`Alert ${id} is ${state} already.`);
  change(found);
  const inverse =
    state === 'open' ? ({ kind: 'none' } as const) : { kind: 'call' as const, name: 'reopen', args: { alert: id } };
  return done(`Alert ${id} is ${state}: ${found.text}`, [], inverse);
}
