import { choice, flag, number, text } from '../../game/document.js';
import { LIMITS } from '../../wire/limits.js';
import { ROLES } from '../../wire/messages.js';
import { type Command, defineCommand } from '../command.js';
import { MINUTE_MS } from '../marks.js';
import { done, refuse } from '../outcome.js';
import { opens, type Pass } from '../passes.js';

const link = text(LIMITS.labelCharsMax);

/** The links that a host hands out, each for a role. */
export const linkCommands: readonly Command[] = [
  defineCommand({
    name: 'link-make',
    label: 'Make a link',
    says: 'Makes a link that gives whoever has it a role; it is shown once, in the answer.',
    about: 'panel',
    role: 'host',
    risk: 'R1',
    undo: 'own',
    args: {
      role: choice(ROLES, 'moderator'),
      label: text(LIMITS.linkLabelCharsMax),
      here: flag(true),
      minutes: number({
        ...{ min: 0, max: LIMITS.termMinutesMax, initial: 0, unit: 'min' },
        label: 'Minutes that it works (0: for good)',
      }),
    },
    apply(stage, { role, label, here, minutes }, { who: by, at }) {
      const { house, room } = stage;
      if (label === '') return refuse('Say for whom: a name that you will know the link by.');
      if (house.passCount(at) >= LIMITS.linksMax)
        return refuse(`There are ${LIMITS.linksMax} links already. Take one back.`);
      const id = `link-${at.toString(36)}`;
      if (house.pass(id)) return refuse('One link at a time, please.');
      const until = minutes === 0 ? 0 : at + minutes * MINUTE_MS;
      const pass: Pass = { id, role, label, room: here ? room : '', by, at, until, revoked: 0 };
      house.ask({ kind: 'make-link', pass });
      return done(`A link for ${label} as ${role}${here ? '' : ' of all rooms'}.`, [], call('link-revoke', id));
    },
  }),
  defineCommand({
    name: 'link-revoke',
    label: 'Take a link back',
    says: 'Makes a link worthless at once; who came by it is closed out.',
    about: 'panel',
    role: 'host',
    risk: 'R2',
    undo: 'own',
    args: { link },
    apply({ house }, { link: id }, { at }) {
      const pass = house.pass(id);
      if (!pass) return refuse('There is no such link.');
      if (!opens(pass, at)) return refuse('That link does not work any more.');
      house.ask({ kind: 'pass', pass: { ...pass, revoked: at } });
      return done(`The link of ${pass.label} is taken back.`, [], call('link-restore', id));
    },
  }),
  defineCommand({
    name: 'link-restore',
    label: 'Give a link back',
    says: 'Makes a link work again that was taken back.',
    about: 'panel',
    role: 'host',
    risk: 'R1',
    undo: 'own',
    args: { link },
    apply({ house }, { link: id }) {
      const pass = house.pass(id);
      if (!pass) return refuse('There is no such link.');
      if (pass.revoked === 0) return refuse('That link was not taken back.');
      house.ask({ kind: 'pass', pass: { ...pass, revoked: 0 } });
      return done(`The link of ${pass.label} works again.`, [], call('link-revoke', id));
    },
  }),
];

function call(name: 'link-revoke' | 'link-restore', link: string) {
  return { kind: 'call', name, args: { link } } as const;
}
