import type { Argument } from '@tickdeck/shared/commands/command.js';
import type { Needs } from '@tickdeck/shared/commands/needs.js';
import type { Value } from '@tickdeck/shared/game/document.js';
import { placeableTables } from '@tickdeck/shared/game/game.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import { createMemo, createUniqueId, For, Match, Switch, untrack } from 'solid-js';
import { useStation } from '../station.js';
import { PlayerOptions } from './player-options.js';
import { rowOptions } from './row-spots.js';

/** What a person gives for one argument of a command. */
export function ArgumentField(props: {
  readonly name: string;
  readonly argument: Argument;
  readonly value: Value;
  /** What is known of the other arguments: which rows there are depends on the table. */
  readonly given: { readonly [name: string]: Value };
  /** What the command needs of whom it is about. */
  readonly needs?: Needs | undefined;
  readonly onInput: (value: Value) => void;
}) {
  const { desk, showing } = useStation();
  const id = createUniqueId();
  const as = <K extends Argument['kind']>(kind: K) =>
    // The compiler does not narrow a union by a generic kind.
    props.argument.kind === kind ? (props.argument as Extract<Argument, { kind: K }>) : undefined;
  const label = () => (as('number') ?? as('session'))?.label || props.name;
  const { game } = desk.look;
  /** Of an argument that says no table, it is the one that another argument names. */
  const rowTable = createMemo(
    () =>
      as('row')?.table ||
      Object.values(props.given)
        .find((one) => String(one) in game.state.tables)
        ?.toString() ||
      '',
  );
  // A list that changes ten times a second cannot be chosen from.
  const rows = createMemo(() => {
    const table = rowTable();
    return untrack(() => rowOptions(table, { shown: desk.shown, showing }));
  });
  const axis = () => game.size[as('axis')?.axis ?? 0];
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
        <Match when={as('reason')}>
          <input
            id={id}
            class="spot-input text"
            type="text"
            required
            pattern=".*\S.*"
            title="Say why"
            maxLength={LIMITS.textCharsMax}
            value={String(props.value)}
            onInput={({ currentTarget }) => props.onInput(currentTarget.value)}
          />
        </Match>
        <Match when={as('axis')}>
          <input
            id={id}
            class="spot-input"
            type="number"
            min={0}
            max={axis()}
            step="any"
            required
            value={Number(props.value)}
            onInput={({ currentTarget }) => props.onInput(currentTarget.valueAsNumber || 0)}
          />
        </Match>
        <Match when={as('table')}>
          <select
            id={id}
            class="spot-input"
            required
            onInput={({ currentTarget }) => props.onInput(currentTarget.value)}
          >
            <option value="">choose a table</option>
            <For each={as('table')?.rows === 'placeable' ? placeableTables(game) : Object.keys(game.state.tables)}>
              {(name) => (
                <option value={name} selected={name === props.value}>
                  {name}
                </option>
              )}
            </For>
          </select>
        </Match>
        <Match when={as('row')}>
          <select
            id={id}
            class="spot-input"
            onInput={({ currentTarget }) => props.onInput(Number(currentTarget.value))}
          >
            <For each={rows()}>
              {({ value, name }) => (
                <option value={String(value)} selected={value === props.value}>
                  {name}
                </option>
              )}
            </For>
          </select>
        </Match>
        <Match when={as('player')}>
          <select
            id={id}
            class="spot-input"
            onInput={({ currentTarget }) => props.onInput(Number(currentTarget.value))}
          >
            <option value="0">choose a player</option>
            <PlayerOptions value={Number(props.value)} needs={props.needs} />
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

/** What stands in the field of an argument before anybody has touched it. */
export function initialOf(argument: Argument): Value {
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
