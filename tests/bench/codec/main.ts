import { type Figure, median } from '../figure.js';
import { ourContender, untrainedContender } from './ours.js';
import { colyseusContender } from './peer-colyseus.js';
import { immerContender } from './peer-immer.js';
import { jsonContender } from './peer-json.js';
import { type Contender, forPeers, type Recording, thin } from './recording.js';
import { recordScene } from './scene.js';
import { recordSkirmish } from './skirmish.js';

const ROUNDS = 5;
const ROUNDS_LONG = 25;

interface Result {
  bytes: number;
  noticeUs: number[];
  encodeUs: number[];
  decodeUs: number[];
}

/** Bytes and time of one frame, ours beside the peers', on the same numbers in turn; every frame decoded and compared. */
export async function codec({ long }: { readonly long: boolean }): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const recording of [recordScene(), recordSkirmish()]) {
    for (const hz of [20, 60]) figures.push(...measure(thin(recording, 60 / hz), hz, long ? ROUNDS_LONG : ROUNDS));
  }
  return figures;
}

function measure(recording: Recording, hz: number, rounds: number): Figure[] {
  const states = forPeers(recording);
  const makers: (() => Contender)[] = [
    () => ourContender(recording),
    () => colyseusContender(recording.view, states),
    () => immerContender(states),
    () => jsonContender(states),
    () => untrainedContender(recording),
  ];
  const results = new Map<string, Result>();
  // Coders take turns within a round, so that a slow minute of the machine slows them all.
  for (let round = 0; round < rounds; round++) for (const make of makers) run(make(), states.length, results);
  return figuresOf(recording.name, hz, results);
}

function run(coder: Contender, count: number, results: Map<string, Result>): void {
  const sizes: number[] = [];
  const noticeMs: number[] = [];
  const encodeMs: number[] = [];
  const decodeMs: number[] = [];
  for (let index = 0; index < count; index++) {
    coder.stage(index);
    const start = performance.now();
    coder.notice();
    const noticed = performance.now();
    const bytes = coder.encode();
    const encoded = performance.now();
    coder.decode(bytes);
    const decoded = performance.now();
    coder.verify(index);
    // The first two are a keyframe and its successor, which everyone pays once.
    if (index < 2) continue;
    sizes.push(bytes.length);
    noticeMs.push(noticed - start);
    encodeMs.push(encoded - noticed);
    decodeMs.push(decoded - encoded);
  }
  const result = results.get(coder.name) ?? { bytes: 0, noticeUs: [], encodeUs: [], decodeUs: [] };
  result.bytes = sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
  result.noticeUs.push(median(noticeMs) * 1000);
  result.encodeUs.push(median(encodeMs) * 1000);
  result.decodeUs.push(median(decodeMs) * 1000);
  results.set(coder.name, result);
}

function figuresOf(scene: string, hz: number, results: ReadonlyMap<string, Result>): Figure[] {
  const ours = results.get('ours') as Result;
  const times = {
    notice: ({ noticeUs }: Result) => median(noticeUs),
    encode: ({ encodeUs }: Result) => median(encodeUs),
    'notice + encode': ({ noticeUs, encodeUs }: Result) => median(noticeUs) + median(encodeUs),
    decode: ({ decodeUs }: Result) => median(decodeUs),
  };
  return [...results].flatMap(([peer, theirs]) => {
    if (peer === 'ours') return [];
    const named = (figure: string) => ({ bench: 'codec', figure: `${scene}: ${figure} ${hz} Hz`, peer });
    // The project's own bar: an eighth of the bytes of the framework people would pick instead at 20 Hz, a twelfth at 60.
    const target = peer === 'colyseus' && scene === 'scene' ? { target: hz === 20 ? 0.125 : 0.0833 } : {};
    return [
      { ...named('bytesPerFrame'), ours: ours.bytes, theirs: theirs.bytes, unit: 'B', ...target },
      ...Object.entries(times).map(([figure, of]) => ({
        ...named(figure),
        ours: of(ours),
        theirs: of(theirs),
        unit: 'µs',
      })),
    ];
  });
}
