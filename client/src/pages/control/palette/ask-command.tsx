import type { Argument, Command } from '@tickdeck/shared/commands/command.js';
import type { Value } from '@tickdeck/shared/game/document.js';
import { onMount, untrack } from 'solid-js';
import { Dialog } from '../../../ui/dialog.js';
import { CommandForm } from '../inspector/command-form.js';
import { type Station, useStation } from '../station.js';

/** A command that wants arguments, or a hand that holds: its form, by itself, filled in from what is selected. */
export function AskCommand(props: { readonly command: Command; readonly onClose: () => void }) {
  const station = useStation();
  const { name, label, says, args } = props.command;
  const known = Object.entries(args).flatMap(([key, argument]) => {
    const value = untrack(() => selectedAs(argument, station));
    return value === undefined ? [] : [[key, value] as const];
  });
  let asked: HTMLDivElement | undefined;
  // Before the dialog opens, which else would begin at its cross.
  onMount(() => asked?.querySelector('input, select, button')?.setAttribute('autofocus', ''));
  return (
    <Dialog title={label} onClose={props.onClose}>
      <p>{says}</p>
      <div class="ask-command" ref={asked}>
        <CommandForm
          command={props.command}
          blocked={station.desk.why(name)}
          start={Object.fromEntries(known)}
          // What a panel is about may answer with something to read; after anything else the hands go back to the game.
          onDone={() => props.command.about !== 'panel' && props.onClose()}
        />
      </div>
    </Dialog>
  );
}

/** What is selected, as an argument; undefined when it says nothing of it. */
function selectedAs(argument: Argument, { desk, camera }: Station): Value | undefined {
  const row = desk.selected();
  const who = camera.roster().find((one) => row?.table === desk.look.game.avatars && row.id === one.row);
  switch (argument.kind) {
    case 'player':
      return who?.player;
    case 'session':
      return who && desk.telemetry()?.sessions.find(({ player }) => player === who.player)?.session;
    case 'table':
      return row?.table;
    case 'row':
      return row && (argument.table === '' || argument.table === row.table) ? row.id : undefined;
    default:
      return undefined;
  }
}
