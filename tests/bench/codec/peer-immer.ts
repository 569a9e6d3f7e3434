import { applyPatches, enablePatches, type Patch, produceWithPatches } from 'immer';
import { Packr } from 'msgpackr/pack';
import { type Contender, compare, type PeerState } from './recording.js';

interface Tree {
  readonly [table: string]: { readonly [id: string]: { readonly [column: string]: number } };
}

/** immer patches in msgpack: what a store that already speaks immer would send. Columns and tables have short names. */
export function immerContender(states: readonly PeerState[]): Contender {
  enablePatches();
  const packr = new Packr({ useRecords: false });
  let staged: PeerState = [];
  let tree: Tree = emptyTree(states);
  let replica: Tree = tree;
  return {
    name: 'immer+msgpack',
    stage: (index) => {
      staged = states[index] as PeerState;
    },
    notice: () => {},
    encode: () => {
      const [next, patches] = produceWithPatches(tree, (draft) => write(draft as unknown as MutableTree, staged));
      tree = next;
      return packr.pack(patches.map(({ op, path, value }) => [op[2], path, value]));
    },
    decode: (bytes) => {
      const patches = (packr.unpack(bytes) as [string, (string | number)[], unknown][]).map(
        ([op, path, value]): Patch => ({ op: op === 'd' ? 'add' : op === 'm' ? 'remove' : 'replace', path, value }),
      );
      replica = applyPatches(replica, patches);
    },
    verify: (index) => {
      const counts = Object.values(replica).map((rows) => Object.keys(rows).length);
      const row = (table: number, id: number) => Object.values(replica[`t${table}`]?.[`r${id}`] ?? {});
      compare('immer', states[index] as PeerState, row, counts);
    },
  };
}

interface MutableTree {
  [table: string]: { [id: string]: { [column: string]: number } };
}

function emptyTree(states: readonly PeerState[]): Tree {
  return Object.fromEntries((states[0] ?? []).map((_, table) => [`t${table}`, {}]));
}

function write(draft: MutableTree, state: PeerState): void {
  for (const [table, rows] of state.entries()) {
    const to = draft[`t${table}`] as MutableTree[string];
    const here = new Set(rows.map(({ id }) => `r${id}`));
    for (const key of Object.keys(to)) if (!here.has(key)) delete to[key];
    for (const { id, values } of rows) {
      const row = to[`r${id}`];
      if (!row) to[`r${id}`] = Object.fromEntries(values.map((value, c) => [`c${c}`, value]));
      else for (const [c, value] of values.entries()) if (row[`c${c}`] !== value) row[`c${c}`] = value;
    }
  }
}
