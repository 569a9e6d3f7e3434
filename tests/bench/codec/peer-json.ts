import { type Contender, compare, type PeerState } from './recording.js';

/** The whole state as JSON text, every time: what a first prototype sends. */
export function jsonContender(states: readonly PeerState[]): Contender {
  let staged: PeerState = [];
  let replica: [number, number[]][][] = [];
  return {
    name: 'json',
    stage: (index) => {
      staged = states[index] as PeerState;
    },
    notice: () => {},
    encode: () => Buffer.from(JSON.stringify(staged.map((rows) => rows.map(({ id, values }) => [id, values])))),
    decode: (bytes) => {
      replica = JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString());
    },
    verify: (index) => {
      const maps = replica.map((rows) => new Map(rows));
      compare(
        'json',
        states[index] as PeerState,
        (table, id) => maps[table]?.get(id),
        maps.map((map) => map.size),
      );
    },
  };
}
