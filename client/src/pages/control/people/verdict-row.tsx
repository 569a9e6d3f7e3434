import { type SessionReport, SLACK_UNKNOWN_MS } from '@tickdeck/shared/wire/messages.js';
import { createMemo, Show } from 'solid-js';
import { Icon } from '../../../ui/icon.js';
import type { Meddled } from '../hands/lent.js';
import { useStation } from '../station.js';
import { verdictOf } from './verdict.js';

/** Under somebody's figures: what they come to in words, and what is done to that person now. */
export function VerdictRow(props: {
  readonly link: SessionReport;
  readonly meddled: Meddled;
  /** Columns of the table. */
  readonly columns: number;
}) {
  const { desk } = useStation();
  const { meddled } = props;
  const verdict = createMemo(() => {
    const { beatRate = 60, tickRate = 60 } = desk.welcome() ?? {};
    // Whose seat is lent sends nothing, and need not.
    const isLent = meddled.leaseOf(props.link.player) !== undefined;
    return verdictOf(props.link, { beatRate, inputRate: isLent ? 0 : tickRate * Math.min(1, desk.speed()) });
  });
  return (
    <tr class="verdict-row">
      <td colspan={props.columns}>
        <span class={`verdict ${verdict().grade}`} title={figuresOf(props.link)}>
          {verdict().text}
        </span>
        <Show when={meddled.weatherOf(props.link.session)}>
          {(weather) => (
            <span class="meddled">
              <Icon name="weather" />
              {weather().sky}, {meddled.secondsTo(weather().untilBeat)} s more
            </span>
          )}
        </Show>
        <Show when={meddled.leaseOf(props.link.player)}>
          {(lease) => (
            <span class="meddled">
              <Icon name="hands" />
              {lease().who} steers, {meddled.secondsTo(lease().untilBeat)} s more
            </span>
          )}
        </Show>
      </td>
    </tr>
  );
}

/** What the verdict is made of. */
function figuresOf({ gear, jitterMs, inputRate, slackMs, gaps, stride, stalls, stallMs }: SessionReport): string {
  const figures = [
    gear,
    `jitter ${jitterMs.toFixed(1)} ms`,
    `${inputRate} inputs/s`,
    slackMs !== SLACK_UNKNOWN_MS && `slack ${slackMs.toFixed(1)} ms`,
    `${gaps} gaps in 2 s`,
    `every ${stride}. beat`,
    stalls > 0 && `${stalls} stalls, up to ${Math.round(stallMs)} ms`,
  ];
  return figures.filter((figure) => figure !== false).join(', ');
}
