import type { Command } from '@tickdeck/shared/commands/command.js';
import { createSignal, createUniqueId, type JSX, Match, Switch } from 'solid-js';
import { Button } from '../../../ui/button.js';
import { HoldButton } from '../hold-button.js';
import { useStation } from '../station.js';

/** The button of a command in its form, and what its risk wants first: R2 is held, and before R3 the room's name is typed. */
export function GiveButton(props: {
  readonly command: Command;
  readonly blocked: string | undefined;
  /** What is done by holding; other buttons submit the form. */
  readonly onHeld: () => void;
  /** What stands beside the button. */
  readonly children: JSX.Element;
}) {
  const { desk } = useStation();
  const id = createUniqueId();
  const [typed, setTyped] = createSignal('');
  const { label, risk, about } = props.command;
  const isNamed = () => typed().trim() === desk.room.name;
  const effect = () => {
    if (about !== 'room') return label;
    const players = desk.telemetry()?.sessions.filter(({ player }) => player > 0).length ?? 0;
    if (players === 0) return `${label}; nobody plays here but bots`;
    return `${label} for ${players === 1 ? 'the one player' : `all ${players} players`} here`;
  };

  return (
    <Switch
      fallback={
        <span class="command-buttons">
          {props.children}
          <Button type="submit" disabled={props.blocked !== undefined} title={props.blocked}>
            {label}
          </Button>
        </span>
      }
    >
      <Match when={risk === 'R2'}>
        <span class="command-hold">hold to confirm</span>
        <span class="command-buttons">
          {props.children}
          <HoldButton what={effect()} disabled={props.blocked !== undefined} onHeld={props.onHeld}>
            {label}
          </HoldButton>
        </span>
      </Match>
      <Match when={risk === 'R3'}>
        <div class="argument command-name">
          <label for={id}>{`${effect()}. To mean it, type “${desk.room.name}”`}</label>
          <input
            id={id}
            class="spot-input text"
            type="text"
            autocomplete="off"
            placeholder={desk.room.name}
            value={typed()}
            onInput={({ currentTarget }) => setTyped(currentTarget.value)}
          />
        </div>
        <span class="command-buttons">
          {props.children}
          <Button
            type="submit"
            tone="danger"
            disabled={props.blocked !== undefined || !isNamed()}
            title={props.blocked}
          >
            {label}
          </Button>
        </span>
      </Match>
    </Switch>
  );
}
