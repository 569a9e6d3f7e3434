import type { Argument } from '@tickdeck/shared/commands/command.js';
import { For, Show } from 'solid-js';
import { useStation } from '../station.js';
import { CommandForm } from './command-form.js';

/** Commands with keys of their own elsewhere on the deck. */
const ELSEWHERE: ReadonlySet<string> = new Set(['pause', 'resume', 'step', 'speed', 'undo', 'redo', 'kick']);

/** What can be done here, made from the registry: the game's own commands first, then everybody's. */
export function CommandsSheet() {
  const { desk } = useStation();
  const own = new Set(desk.look.game.commands.map(({ name }) => name));
  const simple = [...desk.registry.values()].filter(({ name, args }) => !ELSEWHERE.has(name) && isSimple(args));
  const groups = [
    { title: desk.look.game.name, commands: simple.filter(({ name }) => own.has(name)) },
    { title: 'Room', commands: simple.filter(({ name }) => !own.has(name)) },
  ].filter(({ commands }) => commands.length > 0);

  return (
    <div class="commands-sheet">
      <For each={groups}>
        {({ title, commands }) => (
          <section aria-label={`Commands: ${title}`}>
            <h3 class="commands-title">{title}</h3>
            <For each={commands}>{(command) => <CommandForm command={command} blocked={desk.why(command.name)} />}</For>
          </section>
        )}
      </For>
      <Show when={groups.length === 0}>
        <p class="empty">This game has no commands of its own.</p>
      </Show>
    </div>
  );
}

function isSimple(args: { readonly [name: string]: Argument }): boolean {
  return Object.values(args).every(({ kind }) => kind !== 'edits' && kind !== 'calls');
}
