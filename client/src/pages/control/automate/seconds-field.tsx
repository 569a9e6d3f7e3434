import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import { createUniqueId, For } from 'solid-js';

const UNITS = [
  { name: 's', seconds: 1 },
  { name: 'min', seconds: 60 },
  { name: 'h', seconds: 3600 },
] as const;

/** So long, in the unit that a person thinks in. */
export interface Span {
  readonly amount: number;
  readonly unit: (typeof UNITS)[number]['name'];
}

/** To tenths of a second, as commands take it. */
export function secondsOf({ amount, unit }: Span): number {
  const each = UNITS.find(({ name }) => name === unit)?.seconds ?? 1;
  return Math.min(LIMITS.scheduleSecondsMax, Math.round(amount * each * 10) / 10);
}

export function SecondsField(props: {
  readonly label: string;
  readonly min: number;
  readonly span: Span;
  readonly onChange: (span: Span) => void;
}) {
  const id = createUniqueId();
  return (
    <div class="ask seconds">
      <label for={id}>{props.label}</label>
      <span class="seconds-fields">
        <input
          id={id}
          class="spot-input"
          type="number"
          min={props.min}
          step="any"
          required
          value={props.span.amount}
          onInput={({ currentTarget }) => props.onChange({ ...props.span, amount: currentTarget.valueAsNumber || 0 })}
        />
        <select
          class="spot-input"
          aria-label={`${props.label}: unit`}
          onChange={({ currentTarget }) => props.onChange({ ...props.span, unit: currentTarget.value as Span['unit'] })}
        >
          <For each={UNITS}>
            {({ name }) => (
              <option value={name} selected={name === props.span.unit}>
                {name}
              </option>
            )}
          </For>
        </select>
      </span>
    </div>
  );
}
