import { createMemo, type JSX } from 'solid-js';
import { useStation } from '../station.js';
import { sayUse, topUses } from './bandwidth.js';
import { Chart } from './chart.js';

/** Fields that are named when one asks what is sent. */
const USES_MAX = 12;

/** How long the work of a beat takes, and what goes out, over the last minute. */
export function ChartsPanel() {
  const { desk } = useStation();
  const budgetMs = () => 1000 / (desk.welcome()?.beatRate ?? 60);
  // Telemetry is what tells that there is a new point.
  const newest = createMemo(() => {
    desk.telemetry();
    return desk.series.newest;
  });
  const points = (...columns: readonly number[]) => {
    desk.telemetry();
    return columns.map((column) => desk.series.points[column] ?? []);
  };
  const beat = () => `${newest().meanMs.toFixed(2)} ms`;
  const rate = () => `${newest().kilobytesPerSecond.toFixed(1)} kB/s`;
  const receivers = () => {
    const count = desk.telemetry()?.sessions.length ?? 0;
    return `to ${count} ${count === 1 ? 'session' : 'sessions'}`;
  };
  desk.feeds.want('bandwidth');
  const uses = createMemo(() => {
    const bandwidth = desk.bandwidth();
    return bandwidth ? topUses(bandwidth, USES_MAX).map(sayUse) : [];
  });
  const overruns = () => desk.telemetry()?.overruns ?? 0;

  return (
    <section class="panel charts" aria-label="Load" classList={{ stale: desk.stale() !== undefined }}>
      <Titled title="Beat time" value={beat()} note={`worst ${newest().worstMs.toFixed(1)} · ${overruns()} late`}>
        <Chart
          label={`Time a beat takes over the last minute; now ${beat()} of ${budgetMs().toFixed(1)} ms`}
          lines={[
            { label: 'mean', token: '--accent', fill: 'none' },
            { label: 'worst', token: '--text-faint', fill: 'none' },
          ]}
          points={() => points(0, 1, 2)}
          scale="powers"
          topMin={40}
          limit={1000 / 60}
        />
      </Titled>
      <Titled
        title="Sent"
        value={rate()}
        note={[receivers(), ...uses().slice(0, 1)].join(' · ')}
        more={uses().join('\n')}
      >
        <Chart
          label={`Sent to everyone over the last minute; now ${rate()}`}
          lines={[{ label: 'kB/s', token: '--accent', fill: 'filled' }]}
          points={() => points(0, 3)}
          scale="linear"
          topMin={10}
        />
      </Titled>
    </section>
  );
}

function Titled(props: {
  readonly title: string;
  readonly value: string;
  readonly note: string;
  /** What a pointer that rests on the note is told. */
  readonly more?: string;
  readonly children: JSX.Element;
}) {
  return (
    <div class="titled">
      <h3>
        {props.title} <strong>{props.value}</strong>
      </h3>
      <span class="titled-note" title={props.more}>
        {props.note}
      </span>
      {props.children}
    </div>
  );
}
