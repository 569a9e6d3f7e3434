import type { Leaf } from '@tickdeck/shared/commands/place.js';
import { showNumber } from '@tickdeck/shared/commands/show-field.js';
import { createSignal, For, type JSX, Match, Show, Switch } from 'solid-js';
import type { Editor, Option } from './leaf.js';
import { trim } from './show.js';

const MIXED = 'mixed';

/** What all editors have in common. */
interface Own {
  /** undefined where several places hold different values. */
  readonly value: Leaf | undefined;
  readonly disabled: boolean;
  readonly describe: { readonly label: string; readonly id: string };
  readonly invalid: boolean;
  /** What was chosen or typed; undefined when what stands there is no value. */
  onStage(value: Leaf | undefined): void;
}

/** The editor for a value, by its kind. */
export function EditorOf(props: Own & { readonly editor: Editor }) {
  const as = <K extends Editor['kind']>(kind: K) =>
    // The compiler does not narrow a union by a generic kind.
    props.editor.kind === kind ? (props.editor as Extract<Editor, { kind: K }>) : undefined;
  return (
    <Switch>
      <Match when={as('number')}>{(editor) => <NumberEditor {...props} editor={editor()} />}</Match>
      <Match when={as('moment')}>
        {(editor) => (
          <NumberInput {...props} min={0} max={editor().max} step={1} shown={textOf(props.value)} read={Number} />
        )}
      </Match>
      <Match when={as('angle')}>{(editor) => <AngleEditor {...props} turn={editor().turn} />}</Match>
      <Match when={as('text')}>{(editor) => <TextEditor {...props} max={editor().max} />}</Match>
      <Match when={as('flag')}>{(editor) => <FlagEditor {...props} on={editor().on} off={editor().off} />}</Match>
      <Match when={as('choice')}>{(editor) => <Choose {...props} options={editor().options} />}</Match>
      <Match when={as('row')}>{(editor) => <RowEditor {...props} editor={editor()} />}</Match>
    </Switch>
  );
}

function textOf(value: Leaf | undefined): string {
  return value === undefined ? '' : String(value);
}

function common(props: Own): JSX.InputHTMLAttributes<HTMLInputElement> {
  return {
    get id() {
      return props.describe.id;
    },
    get disabled() {
      return props.disabled;
    },
    get 'aria-label'() {
      return props.describe.label;
    },
    get 'aria-invalid'() {
      return props.invalid ? 'true' : undefined;
    },
    get 'aria-describedby'() {
      return `${props.describe.id}-more`;
    },
    autocomplete: 'off',
    spellcheck: false,
  };
}

/**
 * A number as text. While somebody is in it, it holds still: the live value is shown beside it, and nothing is typed over.
 */
function NumberInput(
  props: Own & {
    readonly min: number;
    readonly max: number;
    readonly step: number;
    readonly shown: string;
    read(typed: number): number;
  },
) {
  const [draft, setDraft] = createSignal<string>();
  return (
    <input
      {...common(props)}
      class="spot-input"
      type="number"
      inputmode="decimal"
      min={props.min}
      max={props.max}
      // Grids finer than whole numbers are left to the host: nobody types sixteenths.
      step={props.step < 1 ? 'any' : props.step}
      placeholder={props.value === undefined ? MIXED : undefined}
      value={draft() ?? props.shown}
      onFocus={() => setDraft(props.shown)}
      onBlur={() => setDraft(undefined)}
      onInput={({ currentTarget }) => {
        setDraft(currentTarget.value);
        const typed = currentTarget.valueAsNumber;
        props.onStage(Number.isFinite(typed) ? props.read(typed) : undefined);
      }}
      onKeyDown={({ key }) => {
        // What was typed ends with Escape, and what is applied is the value from then on.
        if (key === 'Escape') queueMicrotask(() => setDraft(props.shown));
      }}
    />
  );
}

function NumberEditor(props: Own & { readonly editor: Extract<Editor, { kind: 'number' }> }) {
  const shown = () => (props.value === undefined ? '' : showNumber(Number(props.value), props.editor.step));
  return (
    <>
      <Show when={props.editor.slider === 'slider'}>
        <input
          class="spot-slider"
          type="range"
          aria-label={`${props.describe.label}, slider`}
          disabled={props.disabled}
          min={props.editor.min}
          max={props.editor.max}
          step={props.editor.step}
          value={Number(props.value ?? props.editor.min)}
          onInput={({ currentTarget }) => props.onStage(currentTarget.valueAsNumber)}
        />
      </Show>
      <NumberInput
        {...props}
        min={props.editor.min}
        max={props.editor.max}
        step={props.editor.step}
        shown={shown()}
        read={(typed) => typed}
      />
    </>
  );
}

/** A direction in degrees; the state has it in steps of a turn. */
function AngleEditor(props: Own & { readonly turn: number }) {
  const degrees = () => (Number(props.value ?? 0) / props.turn) * 360;
  const shown = () => (props.value === undefined ? '' : trim(degrees(), 1));
  const steps = (typed: number) => ((Math.round((typed / 360) * props.turn) % props.turn) + props.turn) % props.turn;
  return (
    <>
      <svg class="spot-dial" viewBox="-10 -10 20 20" aria-hidden="true">
        <circle r="8.5" />
        <path d="M0 0H8.5" transform={`rotate(${degrees()})`} />
      </svg>
      <NumberInput {...props} min={0} max={360} step={1} shown={shown()} read={steps} />
      <span class="spot-unit">°</span>
    </>
  );
}

function TextEditor(props: Own & { readonly max: number }) {
  const [draft, setDraft] = createSignal<string>();
  return (
    <input
      {...common(props)}
      class="spot-input text"
      type="text"
      maxLength={props.max}
      placeholder={props.value === undefined ? MIXED : undefined}
      value={draft() ?? textOf(props.value)}
      onFocus={() => setDraft(textOf(props.value))}
      onBlur={() => setDraft(undefined)}
      onInput={({ currentTarget }) => {
        setDraft(currentTarget.value);
        props.onStage(currentTarget.value);
      }}
      onKeyDown={({ key }) => {
        if (key === 'Escape') queueMicrotask(() => setDraft(textOf(props.value)));
      }}
    />
  );
}

function FlagEditor(props: Own & { readonly on: Leaf; readonly off: Leaf }) {
  const isOn = () => props.value === props.on;
  return (
    <button
      type="button"
      class="spot-flag"
      role="switch"
      id={props.describe.id}
      aria-label={props.describe.label}
      aria-checked={props.value === undefined ? 'mixed' : isOn()}
      aria-describedby={`${props.describe.id}-more`}
      disabled={props.disabled}
      onClick={() => props.onStage(isOn() ? props.off : props.on)}
    >
      {props.value === undefined ? MIXED : isOn() ? 'yes' : 'no'}
    </button>
  );
}

function Choose(props: Own & { readonly options: readonly Option[]; readonly onOpen?: () => void }) {
  return (
    <select
      id={props.describe.id}
      class="spot-input"
      aria-label={props.describe.label}
      aria-invalid={props.invalid ? 'true' : undefined}
      aria-describedby={`${props.describe.id}-more`}
      disabled={props.disabled}
      onFocus={() => props.onOpen?.()}
      onPointerDown={() => props.onOpen?.()}
      onChange={({ currentTarget }) => {
        // Before what can be chosen stands that there is more than one value.
        const chosen = props.options[currentTarget.selectedIndex - (props.value === undefined ? 1 : 0)];
        if (chosen) props.onStage(chosen.value);
      }}
    >
      <Show when={props.value === undefined}>
        <option selected>{MIXED}</option>
      </Show>
      <For each={props.options}>
        {(option) => <option selected={option.value === props.value}>{option.name}</option>}
      </For>
    </select>
  );
}

function RowEditor(props: Own & { readonly editor: Extract<Editor, { kind: 'row' }> }) {
  const [rows, setRows] = createSignal<readonly Option[]>([]);
  // Whatever it refers to now can be seen even when it is not, or no longer, in the list.
  const options = () => {
    const list = rows();
    const { value: now } = props;
    if (now === undefined || list.some(({ value }) => value === now)) return list;
    return [{ value: now, name: props.editor.show(now) }, ...list];
  };
  return <Choose {...props} options={options()} onOpen={() => setRows(props.editor.options())} />;
}
