import type { Call } from '@tickdeck/shared/automation/entries.js';
import type { Argument, Command } from '@tickdeck/shared/commands/command.js';
import { needsAlready } from '@tickdeck/shared/commands/needs.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import { createUniqueId, For, Index, Show } from 'solid-js';
import { Button } from '../../../ui/button.js';
import { ArgumentField, initialOf } from '../inspector/argument-field.js';
import { useStation } from '../station.js';

/** Arguments that somebody can give beforehand, without pointing at anything. */
const GIVEN: ReadonlySet<Argument['kind']> = new Set(['text', 'number', 'flag', 'choice', 'player', 'reason']);
/** These take back or go on from what is there by then, would be set up by what they set up, or are about an alert of now. */
const NOT_LATER: ReadonlySet<string> = new Set([
  ...['undo', 'redo', 'cancel', 'switch', 'step-to', 'break-when', 'watch'],
  ...['acknowledge', 'shelve', 'reopen'],
]);

/** Commands that are given later, in order, each with its arguments. */
export function CallsField(props: {
  readonly label: string;
  readonly calls: readonly Call[];
  readonly onChange: (calls: readonly Call[]) => void;
}) {
  const { desk } = useStation();
  const commands = [...desk.registry.values()]
    .filter(
      (command) => !NOT_LATER.has(command.name) && Object.values(command.args).every(({ kind }) => GIVEN.has(kind)),
    )
    .sort((a, b) => (a.label < b.label ? -1 : 1));
  const replace = (at: number, call: Call) =>
    props.onChange(props.calls.map((one, index) => (index === at ? call : one)));
  return (
    <fieldset class="calls">
      <legend>{props.label}</legend>
      <Index each={props.calls}>
        {(call, at) => (
          <CallField
            commands={commands}
            call={call()}
            onChange={(next) => replace(at, next)}
            onRemove={() => props.onChange(props.calls.filter((_, index) => index !== at))}
          />
        )}
      </Index>
      <Show when={props.calls.length < LIMITS.callsPerEntryMax && commands[0]}>
        {(first) => (
          <Button tone="quiet" icon="add" onClick={() => props.onChange([...props.calls, callOf(first())])}>
            {props.calls.length === 0 ? 'Give a command' : 'and then another'}
          </Button>
        )}
      </Show>
    </fieldset>
  );
}

function CallField(props: {
  readonly commands: readonly Command[];
  readonly call: Call;
  readonly onChange: (call: Call) => void;
  readonly onRemove: () => void;
}) {
  const id = createUniqueId();
  const command = () => props.commands.find(({ name }) => name === props.call.name);
  const choose = (name: string) => {
    const chosen = props.commands.find((one) => one.name === name);
    if (chosen) props.onChange(callOf(chosen));
  };
  return (
    <div class="call">
      <label class="unseen" for={id}>
        Command
      </label>
      <select id={id} class="spot-input" onChange={({ currentTarget }) => choose(currentTarget.value)}>
        <For each={props.commands}>
          {({ name, label }) => (
            <option value={name} selected={name === props.call.name}>
              {label}
            </option>
          )}
        </For>
      </select>
      <Button tone="quiet" icon="close" label="Leave this command out" onClick={() => props.onRemove()} />
      <For each={Object.entries(command()?.args ?? {})}>
        {([name, argument]) => (
          <ArgumentField
            name={name}
            argument={argument}
            value={props.call.args[name] ?? ''}
            given={props.call.args}
            needs={needsAlready(command()?.needs)}
            onInput={(value) => props.onChange({ ...props.call, args: { ...props.call.args, [name]: value } })}
          />
        )}
      </For>
    </div>
  );
}

function callOf({ name, args }: Command): Call {
  return { name, args: Object.fromEntries(Object.entries(args).map(([key, argument]) => [key, initialOf(argument)])) };
}
