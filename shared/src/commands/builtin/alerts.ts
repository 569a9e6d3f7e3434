import { number } from '../../game/document.js';
import type { Alert } from '../../topics/alerts.js';
import { type Command, defineCommand } from '../command.js';
import { done, type Outcome, refuse } from '../outcome.js';
import type { Stage } from '../stage.js';

const MS_PER_MINUTE = 60_000;
const SHELVED_MINUTES_MAX = 720;
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
    apply: (stage, args, { who, at }) =>
      settle(stage, args.alert, at, 'acknowledged', ({ id }) => stage.alerts.acknowledge(id, who)),
  }),
  defineCommand({
    name: 'shelve',
    label: 'Shelve alert',
    says: 'Puts an alert aside for some minutes, whatever happens.',
    about: 'panel',
    role: 'operator',
    risk: 'R0',
    undo: 'own',
    args: { alert, minutes: number({ min: 1, max: SHELVED_MINUTES_MAX, initial: 10, unit: 'min', label: 'For' }) },
    apply: (stage, args, { who, at }) =>
      settle(stage, args.alert, at, 'shelved', ({ id }) => stage.alerts.shelve(id, who, args.minutes * MS_PER_MINUTE)),
  }),
  defineCommand({
    name: 'reopen',
    label: 'Reopen alert',
    says: 'Puts an alert back as if nobody had seen it.',
    about: 'panel',
    role: 'operator',
    risk: 'R0',
    undo: 'own',
    args: { alert },
    apply: (stage, args, { at }) => settle(stage, args.alert, at, 'open', ({ id }) => stage.alerts.reopen(id)),
  }),
];

/** Gives an alert another state, at a wall time; whatever that is, the one before can be given back. */
function settle(stage: Stage, id: number, at: number, state: Alert['state'], change: (alert: Alert) => void): Outcome {
  const found = stage.alerts.find(id);
  if (!found) return refuse(`There is no alert ${id} (any more).`);
  if (found.state === state && state !== 'shelved') return refuse(`Alert ${id} is ${state} already.`);
  change(found);
  return done(`Alert ${id} is ${state}: ${found.text}`, [], { kind: 'call', ...backTo(found, at) });
}

/** The command that gives an alert the state it had. One that was cleared was acknowledged before, and will be cleared again. */
function backTo({ id, state, untilAt }: Alert, at: number) {
  if (state === 'open') return { name: 'reopen', args: { alert: id } };
  if (state !== 'shelved') return { name: 'acknowledge', args: { alert: id } };
  const minutes = Math.max(1, Math.min(SHELVED_MINUTES_MAX, Math.round((untilAt - at) / MS_PER_MINUTE)));
  return { name: 'shelve', args: { alert: id, minutes } };
}
