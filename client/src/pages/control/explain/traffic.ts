import type { Bandwidth } from '@tickdeck/shared/wire/messages.js';

/** What is kept while the deck is open: five minutes of accounts, one every two seconds. */
const ACCOUNTS_MAX = 150;
/** Layers that are told apart; the smallest others are one. */
const LAYERS_MAX = 8;

/** How the bytes are divided. */
export type Division = 'view' | 'table' | 'field';

/** One layer of the chart: kbit/s at each account. */
export interface Layer {
  readonly key: string;
  readonly name: string;
  /** The table or part it is of, and the field; empty where it is of no one. */
  readonly of: string;
  readonly field: string;
  readonly values: readonly number[];
  readonly newest: number;
}

export const HEADERS = 'headers';
export const REST = 'everything else';

/** Accounts, oldest first, with one more. */
export function keep(accounts: readonly Bandwidth[], heard: Bandwidth): readonly Bandwidth[] {
  return [...accounts.filter(({ beat }) => beat < heard.beat), heard].slice(-ACCOUNTS_MAX);
}

/**
 * What went out over time, divided: the largest layers first, the others together at the end.
 * @param session - of one session alone, 0 for all. How the bits of its views divide among fields is taken from everybody's.
 */
export function layersOf(
  accounts: readonly Bandwidth[],
  division: Division,
  session: number,
  beatRate: number,
): readonly Layer[] {
  const rows = accounts.map((account) => divide(account, division, session, beatRate));
  const keys = new Set(rows.flatMap((row) => [...row.keys()]));
  const layers = [...keys].map((key): Layer => {
    const values = rows.map((row) => row.get(key)?.rate ?? 0);
    const { name, of, field } = rows.find((row) => row.has(key))?.get(key) ?? { name: key, of: '', field: '' };
    return { key, name, of, field, values, newest: values.at(-1) ?? 0 };
  });
  const sum = ({ values }: Layer) => values.reduce((total, value) => total + value, 0);
  layers.sort((a, b) => sum(b) - sum(a));
  const rest = layers.slice(LAYERS_MAX);
  if (rest.length === 0) return layers;
  const values = accounts.map((_, index) => rest.reduce((total, layer) => total + (layer.values[index] as number), 0));
  const others = { key: REST, name: REST, of: '', field: '', values, newest: values.at(-1) ?? 0 };
  return [...layers.slice(0, LAYERS_MAX), others];
}

interface Share {
  readonly name: string;
  readonly of: string;
  readonly field: string;
  /** kbit/s. */
  readonly rate: number;
}

function divide(
  { views, sessions, beats }: Bandwidth,
  division: Division,
  session: number,
  beatRate: number,
): ReadonlyMap<string, Share> {
  const shares = new Map<string, Share>();
  const perSecond = beats > 0 ? beatRate / beats / 1000 : 0;
  const add = (key: string, name: string, of: string, field: string, bits: number) => {
    const before = shares.get(key)?.rate ?? 0;
    shares.set(key, { name, of, field, rate: before + bits * perSecond });
  };
  const seen = session === 0 ? sessions : sessions.filter((one) => one.session === session);
  add(
    HEADERS,
    HEADERS,
    '',
    '',
    seen.reduce((total, { framing }) => total + framing, 0),
  );
  for (const [index, { view, bits, fields }] of views.entries()) {
    const own = seen.reduce((total, one) => total + (one.views[index] ?? 0), 0);
    if (own === 0) continue;
    if (division === 'view') add(view, view, '', '', own);
    for (const one of division === 'view' ? [] : fields) {
      const share = bits > 0 ? (one.bits * own) / bits : 0;
      if (division === 'table') add(one.of, one.of, one.of, '', share);
      else add(`${one.of} ${one.field}`, nameOf(one.of, one.field), one.of, one.field, share);
    }
  }
  return shares;
}

/** As the inspector names it; what no field of a table is for is its rows' coming and going. */
function nameOf(of: string, field: string): string {
  return field === '' ? of : `${of}.${field}`;
}

/** The rows that most of a field's, or table's, bits were for in an account: id and part of all, the most first. */
export function costliestRows(
  { views }: Bandwidth,
  of: string,
  field: string,
): readonly { readonly row: number; readonly bits: number }[] {
  const byRow = new Map<number, number>();
  for (const { fields } of views) {
    for (const one of fields) {
      if (one.of !== of || (field !== '' && one.field !== field)) continue;
      for (const { row, bits } of one.rows) byRow.set(row, (byRow.get(row) ?? 0) + bits);
    }
  }
  return [...byRow]
    .map(([row, bits]) => ({ row, bits }))
    .sort((a, b) => b.bits - a.bits)
    .slice(0, LAYERS_MAX);
}
