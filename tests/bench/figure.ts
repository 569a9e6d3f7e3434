/** One measured number, beside a peer's where there is one. `target` bounds the ratio if there is one, else ours; `limit` bounds ours in any case. */
export interface Figure {
  readonly bench: string;
  readonly figure: string;
  readonly ours: number;
  readonly peer?: string;
  readonly theirs?: number;
  readonly unit: string;
  readonly target?: number;
  readonly limit?: number;
}

/** Prints figures: one JSON line each, or a table for a person. */
export function print(figures: readonly Figure[], form: 'json' | 'table'): void {
  const text = form === 'json' ? figures.map((figure) => JSON.stringify(verdict(figure))).join('\n') : table(figures);
  process.stdout.write(`${text}\n`);
}

/** Figures whose target was missed. */
export function missed(figures: readonly Figure[]): readonly Figure[] {
  return figures.filter((figure) => verdict(figure).pass === false);
}

/** The middle of some numbers. */
export function median(numbers: readonly number[]): number {
  return quantile(numbers, 0.5);
}

/** The number below which a share `q` of the others lies (nearest rank). */
export function quantile(numbers: readonly number[], q: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? 0;
}

function verdict({ bench, figure, ours, peer, theirs, unit, target, limit }: Figure) {
  const bound = limit ?? target;
  const ratio = theirs ? ours / theirs : undefined;
  return {
    bench,
    figure,
    ours: round(ours),
    peer,
    theirs: theirs === undefined ? undefined : round(theirs),
    ratio: ratio === undefined ? undefined : round(ratio),
    unit,
    target: bound === undefined ? undefined : round(bound),
    pass: bound === undefined ? undefined : (limit === undefined ? (ratio ?? ours) : ours) <= bound,
  };
}

function table(figures: readonly Figure[]): string {
  const head = ['figure', 'ours', 'unit', 'peer', 'theirs', 'ratio', 'target', ''];
  const rows = figures
    .map(verdict)
    .map((v) => [
      v.figure,
      String(v.ours),
      v.unit,
      v.peer ?? '',
      v.theirs === undefined ? '' : String(v.theirs),
      v.ratio === undefined ? '' : String(v.ratio),
      v.target === undefined ? '' : `≤ ${v.target}`,
      v.pass === undefined ? '' : v.pass ? 'reached' : 'MISSED',
    ]);
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => (row[i] ?? '').length)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd();
  return [line(head), line(widths.map((width) => '─'.repeat(width))), ...rows.map(line)].join('\n');
}

/** Three significant digits are what a shared machine can promise. */
function round(n: number): number {
  return n === 0 ? 0 : Number(n.toPrecision(n >= 1000 ? 4 : 3));
}
