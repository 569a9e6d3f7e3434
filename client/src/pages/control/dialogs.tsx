import { Match, Show, Switch } from 'solid-js';
import type { Action } from './keys/action.js';
import type { Keymap } from './keys/keymap.js';
import { KeysDialog } from './keys/keys-dialog.js';
import { LinkDialog } from './link/link-dialog.js';
import { AskCommand } from './palette/ask-command.js';
import { Palette } from './palette/palette.js';
import { peopleActions } from './palette/people-actions.js';
import { useStation } from './station.js';

/** What is open over the panels, one at a time. */
export function Dialogs(props: { readonly actions: readonly Action[]; readonly keymap: Keymap }) {
  const station = useStation();
  const { asked, ask, desk } = station;
  const close = () => ask(undefined);
  const command = () => {
    const now = asked();
    return now?.kind === 'command' ? desk.registry.get(now.command) : undefined;
  };
  return (
    <Switch>
      <Match when={asked()?.kind === 'palette'}>
        <Palette actions={[...props.actions, ...peopleActions(station)]} keymap={props.keymap} onClose={close} />
      </Match>
      <Match when={asked()?.kind === 'keys'}>
        <KeysDialog
          title={`Control of ${desk.look.game.name}`}
          actions={props.actions}
          keymap={props.keymap}
          onClose={close}
        />
      </Match>
      <Match when={asked()?.kind === 'link'}>
        <LinkDialog onClose={close} />
      </Match>
      <Match when={asked()?.kind === 'command'}>
        <Show when={command()} keyed>
          {(known) => <AskCommand command={known} onClose={close} />}
        </Show>
      </Match>
    </Switch>
  );
}
