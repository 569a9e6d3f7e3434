import type { Command } from '@tickdeck/shared/commands/command.js';
import type { Value } from '@tickdeck/shared/game/document.js';
import { createSignal, For, Show } from 'solid-js';
import { createStore } from 'solid-js/store';
import { Button } from '../../../ui/button.js';
import { HoldButton } from '../hold-button.js';
import { useStation } from '../station.js';
import { ArgumentField, initialOf } from './argument-field.js';

/** One command: a field for each argument, and the button; what is hard to take back must be held. */
export function CommandForm(props: {
  readonly command: Command;
  readonly blocked: string | undefined;
  /** Arguments that are known already, once for each time that it is to be done: they are not asked. */
  readonly calls?: readonly { readonly [name: string]: Value }[];
  /** What stands in the fields at first. */
  readonly start?: { readonly [name: string]: Value };
}) {
  const { desk } = useStation();
  const { name, label, args, risk } = props.command;
  const calls = props.calls ?? [{}];
  const asked = Object.entries(args).filter(([key]) => !calls.some((call) => Object.hasOwn(call, key)));
  const [given, setGiven] = createStore<{ [name: string]: Value }>(
    Object.fromEntries(asked.map(([key, argument]) => [key, props.start?.[key] ?? initialOf(argument)])),
  );
  const [answer, setAnswer] = createSignal<{ readonly outcome: string; readonly text: string }>();
  const give = async () => {
    for (const call of calls) setAnswer(await desk.run(name, { ...given, ...call }));
  };
  const effect = () => {
    const players = desk.telemetry()?.sessions.filter(({ player }) => player > 0).length ?? 0;
    if (players === 0) return `${label}; nobody plays here but bots`;
    return `${label} for ${players === 1 ? 'the one player' : `all ${players} players`} here`;
  };

  return (
    <form
      class="command"
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        if (risk === 'R0' || risk === 'R1') void give();
      }}
    >
      <For each={asked}>
        {([key, argument]) => (
          <ArgumentField
            name={key}
            argument={argument}
            value={given[key] ?? ''}
            given={{ ...calls[0], ...given }}
            onInput={(value) => setGiven(key, value)}
          />
        )}
      </For>
      <Show
        when={risk === 'R0' || risk === 'R1'}
        fallback={
          <>
            <span class="command-hold">hold to confirm</span>
            <HoldButton what={effect()} disabled={props.blocked !== undefined} onHeld={() => void give()}>
              {label}
            </HoldButton>
          </>
        }
      >
        <Button type="submit" disabled={props.blocked !== undefined} title={props.blocked}>
          {label}
        </Button>
      </Show>
      <Show when={answer()}>
        {(said) => (
          <p class={`command-answer ${said().outcome}`} role="status">
            {said().text}
          </p>
        )}
      </Show>
    </form>
  );
}
