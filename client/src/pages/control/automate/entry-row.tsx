import { type JSX, Show } from 'solid-js';
import { Button } from '../../../ui/button.js';
import { useStation } from '../station.js';

/** One thing that the room keeps: what it is, what it says by now, whose it is; to be switched off or taken away. */
export function EntryRow(props: {
  readonly id: number;
  readonly kind: string;
  readonly title: string;
  readonly by: string;
  /** Undefined for what cannot be switched. */
  readonly on?: boolean | undefined;
  /** What it shows that changes, at the end of its first line. */
  readonly value?: JSX.Element;
  /** More about it. */
  readonly more?: JSX.Element;
}) {
  const { desk } = useStation();
  const blocked = () => desk.blocked() !== undefined;
  const name = () => `${props.kind} ${props.id}: ${props.title}`;
  return (
    <li class="entry" classList={{ off: props.on === false }} data-entry={props.id}>
      <div class="entry-line">
        <Show when={props.on !== undefined}>
          <input
            type="checkbox"
            class="entry-switch"
            aria-label={`${name()}, on`}
            checked={props.on === true}
            disabled={blocked()}
            onChange={({ currentTarget }) => void desk.run('switch', { entry: props.id, on: currentTarget.checked })}
          />
        </Show>
        <span class="entry-title" title={props.title}>
          {props.title}
        </span>
        <span class="entry-value">{props.value}</span>
        <Button
          tone="quiet"
          icon="close"
          label={`Take away ${name()} (undo brings it back)`}
          disabled={blocked()}
          onClick={() => void desk.run('cancel', { entry: props.id })}
        />
      </div>
      <p class="entry-more">
        {props.more}
        <span class="entry-by">{props.by}</span>
      </p>
    </li>
  );
}
