import type { Argument, Command } from '@tickdeck/shared/commands/command.js';
import type { Value } from '@tickdeck/shared/game/document.js';
import { createSignal, createUniqueId, For, Match, Show, Switch } from 'solid-js';
import { createStore } from 'solid-js/store';
import { Button } from '../../../ui/button.js';
import { HoldButton } from '../hold-button.js';
import { useStation } from '../station.js';

/** One command: a field for each argument, and the button; what is hard to take back must be held. */
export function CommandForm(props: {
  readonly command: Command;
  readonly blocked: string | undefined;
  /** Arguments that are known already, once for each time that it is to be done: they are not asked. */
  readonly calls?: readonly { readonly [name: string]: Value }[];
}) {
  const { desk } = useStation();
  const { name, label, args, risk } = props.command;
  const calls = props.calls ?? [{}];
  const asked = Object.entries(args).filter(([key]) => !calls.some((call) => Object.hasOwn(call, key)));
  const [given, setGiven] = createStore<{ [name: string]: Value }>(
    Object.fromEntries(asked.map(([key, argument]) => [key, initialOf(argument)])),
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

function ArgumentField(props: {
  readonly name: string;
  readonly argument: Argument;
  readonly value: Value;
  readonly onInput: (value: Value) => void;
}) {
  const { camera, desk } = useStation();
  const id = createUniqueId();
  const as = <K extends Argument['kind']>(kind: K) =>
    // The compiler does not narrow a union by a generic kind.
    props.argument.kind === kind ? (props.argument as Extract<Argument, { kind: K }>) : undefined;
  const label = () => {
    const number = as('number');
    return number?.label ? number.label : props.name;
  };
  return (
    <div class="argument">
      <label for={id}>{label()}</label>
      <Switch>
        <Match when={as('number')}>
          {(shape) => (
            <input
              id={id}
              class="spot-input"
              type="number"
              min={shape().min}
              max={shape().max}
              step={shape().step}
              required
              value={Number(props.value)}
              onInput={({ currentTarget }) => props.onInput(currentTarget.valueAsNumber || 0)}
            />
          )}
        </Match>
        <Match when={as('text')}>
          {(shape) => (
            <input
              id={id}
              class="spot-input text"
              type="text"
              required
              maxLength={shape().max}
              value={String(props.value)}
              onInput={({ currentTarget }) => props.onInput(currentTarget.value)}
            />
          )}
        </Match>
        <Match when={as('flag')}>
          <input
            id={id}
            type="checkbox"
            checked={props.value === true}
            onInput={({ currentTarget }) => props.onInput(currentTarget.checked)}
          />
        </Match>
        <Match when={as('choice')}>
          {(shape) => (
            <select id={id} class="spot-input" onInput={({ currentTarget }) => props.onInput(currentTarget.value)}>
              <For each={shape().values}>
                {(value) => (
                  <option value={value} selected={value === props.value}>
                    {value}
                  </option>
                )}
              </For>
            </select>
          )}
        </Match>
        <Match when={as('player')}>
          <select
            id={id}
            class="spot-input"
            onInput={({ currentTarget }) => props.onInput(Number(currentTarget.value))}
          >
            <option value="0">choose a player</option>
            <For each={camera.roster()}>
              {({ player, name }) => (
                <option value={player} selected={player === props.value}>
                  {name}
                </option>
              )}
            </For>
          </select>
        </Match>
        <Match when={as('session')}>
          <select
            id={id}
            class="spot-input"
            onInput={({ currentTarget }) => props.onInput(Number(currentTarget.value))}
          >
            <option value="0">choose a session</option>
            <For each={desk.telemetry()?.sessions ?? []}>
              {({ session, name, role }) => (
                <option value={session} selected={session === props.value}>{`${name} (${role})`}</option>
              )}
            </For>
          </select>
        </Match>
      </Switch>
    </div>
  );
}

function initialOf(argument: Argument): Value {
  switch (argument.kind) {
    case 'player':
    case 'session':
    case 'row':
    case 'axis':
      return 0;
    case 'edits':
    case 'calls':
      return {};
    case 'table':
    case 'reason':
      return '';
    default:
      return argument.initial;
  }
}
