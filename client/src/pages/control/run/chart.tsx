import 'uplot/dist/uPlot.min.css';
import { createEffect, on, onCleanup, onMount } from 'solid-js';
import uPlot from 'uplot';
import { afterLayout } from '../../../ui/after-layout.js';
import { theme } from '../../../ui/appearance.js';

/** One line of a chart. */
export interface Line {
  readonly label: string;
  /** A design token that holds its colour. */
  readonly token: string;
  readonly fill: 'filled' | 'none';
}

export interface ChartProps {
  /** What it shows, and its newest value, for people who do not see it. */
  readonly label: string;
  readonly lines: readonly Line[];
  /** Seconds, then one array a line; read again whenever it is asked for anew. */
  readonly points: () => readonly (readonly number[])[];
  readonly scale: 'powers' | 'linear';
  /** Lowest top of the scale. */
  readonly topMin: number;
  /** A limit to draw across. */
  readonly limit?: number;
}

const WINDOW_S = 60;
const POWERS = [0.1, 1, 10, 100, 1000];
const POWERS_BOTTOM = 0.1;

/** The last minute of something, in a box that it fills. */
export function Chart(props: ChartProps) {
  let host: HTMLDivElement | undefined;
  onMount(() => {
    // Its colours are those of the theme it was made in.
    createEffect(on(theme, () => host && plot(host, props)));
  });
  return <div class="chart" ref={host} role="img" aria-label={props.label} />;
}

function plot(host: HTMLElement, props: ChartProps): void {
  const plot = new uPlot(optionsOf(props, host), dataOf(props), host);
  const watcher = new ResizeObserver(() => {
    if (host.clientWidth > 0) plot.setSize({ width: host.clientWidth, height: host.clientHeight });
  });
  watcher.observe(host);
  const redraw = afterLayout(() => plot.setData(dataOf(props)));
  createEffect(on(() => props.points(), redraw.ask, { defer: true }));
  onCleanup(() => {
    watcher.disconnect();
    redraw.stop();
    plot.destroy();
  });
}

function dataOf({ points }: ChartProps): uPlot.AlignedData {
  // uPlot keeps the arrays it is given, and these go on growing.
  return points().map((column) => [...column]) as unknown as uPlot.AlignedData;
}

function optionsOf({ lines, scale, topMin, limit }: ChartProps, host: HTMLElement): uPlot.Options {
  const style = getComputedStyle(host);
  const color = (token: string) => style.getPropertyValue(token).trim();
  const letterPx = Number.parseFloat(style.fontSize);
  const axis = {
    stroke: color('--text-faint'),
    font: `${letterPx}px ${color('--font-text')}`,
    grid: { stroke: color('--line'), width: 1 },
    ticks: { show: false },
  };
  return {
    width: host.clientWidth,
    height: host.clientHeight,
    padding: [0.7 * letterPx, 6, 0.7 * letterPx, 0],
    cursor: { show: false },
    legend: { show: false },
    scales: {
      x: { time: false, range: (_plot, _min, max) => [(max ?? 0) - WINDOW_S, max ?? 0] },
      y:
        scale === 'powers'
          ? { distr: 3, range: (_plot, _min, max) => [POWERS_BOTTOM, Math.max(topMin, (max ?? 0) * 1.5)] }
          : { range: (_plot, _min, max) => [0, Math.max(topMin, (max ?? 0) * 1.2)] },
    },
    axes: [
      { ...axis, show: false },
      {
        ...axis,
        size: 3.1 * letterPx,
        gap: 4,
        space: 1.7 * letterPx,
        // One above the top would be written across the title.
        ...(scale === 'powers' && { splits: (_plot, _axis, _min, max) => POWERS.filter((power) => power <= max) }),
        // A logarithmic scale leaves out some of its marks.
        values: (_plot, splits) => splits.map((split: number | null) => (split === null ? '' : `${split}`)),
      },
    ],
    series: [
      {},
      ...lines.map(({ label, token, fill }) => ({
        label,
        stroke: color(token),
        width: 1.5,
        points: { show: false },
        ...(fill === 'filled' && { fill: `${color(token)}22` }),
      })),
    ],
    hooks: { draw: limit === undefined ? [] : [(plot) => drawLimit(plot, limit, color('--warning'))] },
  };
}

function drawLimit({ ctx, bbox, valToPos }: uPlot, limit: number, color: string): void {
  const y = Math.round(valToPos(limit, 'y', true)) + 0.5;
  ctx.save();
  ctx.strokeStyle = color;
  ctx.setLineDash([6, 4]);
  ctx.beginPath();
  ctx.moveTo(bbox.left, y);
  ctx.lineTo(bbox.left + bbox.width, y);
  ctx.stroke();
  ctx.restore();
}
