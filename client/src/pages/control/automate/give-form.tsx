import type { Refusal } from '@tickdeck/shared/commands/edit.js';
import type { Value } from '@tickdeck/shared/game/document.js';
import { createSignal, type JSX, Show } from 'solid-js';
import { Button } from '../../../ui/button.js';
import { useStation } from '../station.js';

/** A form that gives one command; what the host has against it is shown at the fields, and what belongs to none of them below. */
export function GiveForm(props: {
  readonly command: string;
  readonly label: string;
  readonly args: () => { readonly [name: string]: Value };
  /** Whether there is anything to give. */
  readonly ready: boolean;
  /** Names of the arguments that show their refusals themselves. */
  readonly fields: readonly string[];
  readonly onDone: () => void;
  readonly children: (refusalOf: (name: string) => string | undefined) => JSX.Element;
}) {
  const { desk } = useStation();
  const [refusals, setRefusals] = createSignal<readonly Refusal[]>([]);
  const refusalOf = (name: string) => refusals().find(({ where }) => where === name)?.why;
  const others = () => refusals().filter(({ where }) => !props.fields.includes(where));
  const give = async () => {
    const reply = await desk.run(props.command, props.args());
    setRefusals(reply.outcome === 'done' ? [] : reply.refusals);
    if (reply.outcome === 'done') props.onDone();
  };
  return (
    <form
      class="give"
      aria-label={props.label}
      onInput={() => setRefusals([])}
      onSubmit={(event) => {
        event.preventDefault();
        if (props.ready) void give();
      }}
    >
      {props.children(refusalOf)}
      <Show when={others().length > 0}>
        <p class="ask-wrong" role="alert">
          {others()
            .map(({ where, why }) => `${where} ${why}`)
            .join('; ')}
        </p>
      </Show>
      <Button type="submit" icon="add" disabled={desk.blocked() !== undefined || !props.ready} title={desk.blocked()}>
        {props.label}
      </Button>
    </form>
  );
}
