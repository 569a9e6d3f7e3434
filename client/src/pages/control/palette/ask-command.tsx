import type { Command } from '@tickdeck/shared/commands/command.js';
import { Dialog } from '../../../ui/dialog.js';
import { CommandForm } from '../inspector/command-form.js';
import { useStation } from '../station.js';

/** A command that wants arguments, or a hand that holds: its form, by itself. */
export function AskCommand(props: { readonly command: Command; readonly onClose: () => void }) {
  const { desk } = useStation();
  return (
    <Dialog title={props.command.label} onClose={props.onClose}>
      <p>{props.command.says}</p>
      <div class="ask-command">
        <CommandForm command={props.command} blocked={desk.why(props.command.name)} />
      </div>
    </Dialog>
  );
}
