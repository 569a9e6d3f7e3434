import { checkArguments } from '../commands/arguments.js';
import { ranksAtLeast } from '../commands/command.js';
import type { Refusal } from '../commands/edit.js';
import type { Registry } from '../commands/registry.js';
import type { Role } from '../wire/messages.js';
import type { Call } from './entries.js';

/** Why somebody of a role cannot have these commands given; the places are those of the calls, counted from 1. */
export function refusalsOf(calls: readonly Call[], registry: Registry, role: Role): readonly Refusal[] {
  return calls.flatMap(({ name, args }, index) => {
    const where = `calls ${index + 1}`;
    const command = registry.get(name);
    if (!command) return [{ where, why: `names ${JSON.stringify(name)}, which is no command` }];
    if (!ranksAtLeast(role, command.role)) {
      return [{ where, why: `takes the role ${command.role} for ${command.label}; yours is ${role}` }];
    }
    const checked = checkArguments(command.args, args);
    return checked.kind === 'good'
      ? []
      : checked.refusals.map((one) => ({ where: `${where}: ${one.where}`, why: one.why }));
  });
}
