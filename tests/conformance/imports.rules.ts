// Who may import whom. A path ending in a slash means every file below it, one with an extension that file; any other
// name is a package, and `node:` stands for all of Node's modules.

export interface Rule {
  readonly of: readonly string[];
  /** Of our own files, these alone. */
  readonly only?: readonly string[];
  readonly never?: readonly string[];
  /** Files that `never` does not mean. */
  readonly except?: readonly string[];
  readonly why: string;
}

export interface Allowance {
  readonly file: string;
  readonly imports: string;
  readonly why: string;
}

const client = (...folders: string[]) => folders.map((folder) => `client/src/${folder}/`);
const shared = (...folders: string[]) => folders.map((folder) => `shared/src/${folder}/`);

export const rules: readonly Rule[] = [
  { of: ['shared/src/'], only: ['shared/src/'], never: ['node:'], why: 'shared is pure and knows neither end' },
  {
    of: shared('game', 'world', 'commands', 'wire', 'math'),
    never: ['shared/src/games/'],
    why: 'what all games share knows no particular game',
  },
  { of: ['server/src/'], only: ['server/src/', 'shared/src/'], why: 'the server knows shared only' },
  {
    of: ['server/src/room/'],
    only: ['server/src/room/', 'server/src/flight/tape.ts', 'shared/src/'],
    why: 'a room knows shared only, and how to write down what happens',
  },
  {
    of: ['server/src/flight/'],
    only: ['server/src/flight/', 'shared/src/'],
    why: 'a flight is read when its room is gone',
  },
  {
    of: ['server/src/gateway/', 'server/src/control/'],
    never: ['server/src/room/'],
    except: ['server/src/room/port.ts', 'server/src/room/rooms.ts'],
    why: 'gateway and control speak to rooms through room/port.ts, and know of rooms what room/rooms.ts says',
  },
  {
    of: ['server/src/store/'],
    only: ['server/src/store/', 'shared/src/'],
    never: ['shared/src/world/', 'shared/src/games/'],
    why: 'the store keeps what it is given and knows of no room',
  },
  { of: ['shared/src/', 'server/src/', 'client/src/'], never: ['libsql'], why: 'one file alone knows libsql' },
  { of: ['shared/src/', 'server/src/', 'client/src/'], never: ['ws'], why: 'one file alone knows ws' },
  { of: ['client/src/'], only: ['client/src/', 'shared/src/'], never: ['node:'], why: 'the client knows shared only' },
  {
    of: client('net'),
    never: [...client('pages', 'scene', 'ui'), 'pixi.js', 'solid-js'],
    why: 'net also runs in bots, without a page',
  },
  { of: client('pages', 'ui'), never: ['pixi.js'], why: 'what draws may be on another thread' },
  { of: client('pages/pad'), never: ['pixi.js', 'solid-js'], why: 'the pad must load at once on any phone' },
];

/** Exceptions, file by file. One that nothing uses any more fails the test. */
export const allowances: readonly Allowance[] = [
  { file: 'server/src/gateway/socket.ts', imports: 'ws', why: 'this is the one file' },
  { file: 'server/src/store/database.ts', imports: 'libsql', why: 'this is the one file' },
];
