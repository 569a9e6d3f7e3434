import { type Mark, sayRest, stands } from '@tickdeck/shared/commands/marks.js';
import { For, Show } from 'solid-js';
import { Button } from '../../../ui/button.js';
import { useStation } from '../station.js';

const WORDS = { ban: 'Ban', mute: 'Mute', warning: 'Warning', note: 'Note' } as const;

/** Bans, mutes, warnings and notes, each with who made it and how to take it back. */
export function MarksList(props: {
  readonly marks: readonly Mark[];
  /** Whether each says of whom it is. */
  readonly of: 'one' | 'many';
}) {
  return (
    <ul class="marks">
      <For each={props.marks}>{(mark) => <MarkItem mark={mark} of={props.of} />}</For>
    </ul>
  );
}

function MarkItem(props: { readonly mark: Mark; readonly of: 'one' | 'many' }) {
  const { desk } = useStation();
  const { mark } = props;
  const counts = () => stands(mark, Date.now());
  const state = () => {
    if (mark.lifted > 0) return `lifted by ${mark.liftedBy}`;
    if (!counts()) return 'over';
    return mark.kind === 'ban' || mark.kind === 'mute' ? sayRest(mark.until, Date.now()) : '';
  };
  const turn = () => void desk.run(mark.lifted > 0 ? 'unlift' : 'lift', { mark: mark.id });
  return (
    <li class="mark" classList={{ over: !counts() }} data-kind={mark.kind}>
      <p class="mark-head">
        <span class={`mark-kind ${mark.kind}`}>{WORDS[mark.kind]}</span>
        <Show when={props.of === 'many'}>
          <strong>{mark.name}</strong>
        </Show>
        <span class="mark-state">{state()}</span>
        <Button
          tone="quiet"
          icon={mark.lifted > 0 ? 'redo' : 'undo'}
          label={`${mark.lifted > 0 ? 'Put back' : 'Lift'}: ${WORDS[mark.kind]} of ${mark.name}, ${mark.text}`}
          disabled={desk.why('lift') !== undefined}
          onClick={turn}
        />
      </p>
      <p class="mark-text">{mark.text}</p>
      <p class="mark-by">
        {mark.by}, <time dateTime={new Date(mark.at).toISOString()}>{sayTime(mark.at)}</time>
        <Show when={mark.address}>
          <span> · also {mark.address}</span>
        </Show>
      </p>
    </li>
  );
}

/** A time of today by the clock, another by its date too. */
function sayTime(at: number): string {
  const then = new Date(at);
  const clock = then.toTimeString().slice(0, 5);
  return then.toDateString() === new Date().toDateString() ? clock : `${then.toLocaleDateString()} ${clock}`;
}
