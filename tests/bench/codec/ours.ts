import { ByteReader } from '@tickdeck/shared/wire/bytes.js';
import { decodeState, encodeState, expectedState } from '@tickdeck/shared/wire/delta-codec.js';
import { hashView } from '@tickdeck/shared/world/hash.js';
import type { Snapshot } from '@tickdeck/shared/world/snapshot.js';
import { project, type ViewState } from '@tickdeck/shared/world/view.js';
import type { Contender, Recording } from './recording.js';

const NOTHING = new Uint8Array(0);
/** What a frame says beside its chunks when beat, baseline and time are as expected. */
const HEADER_BYTES = 1;

/** Our coder as it is for a game that nobody trained. */
export function untrainedContender({ view, ...recording }: Recording): Contender {
  // Tables of its own, so that it finds no trained model.
  const untrained = { ...view, tables: [...view.tables], priors: {} };
  return { ...ourContender({ ...recording, view: untrained }), name: 'ours, untrained' };
}

/** Our coder with the two baselines a healthy client has; header byte included, document parts left out like the peers'. */
export function ourContender({ view, states, snapshots }: Recording): Contender {
  let at = 0;
  let base: ViewState | undefined;
  let previous: ViewState | undefined;
  let replica: ViewState | undefined;
  let now: ViewState | undefined;
  return {
    name: 'ours',
    stage: (index) => {
      at = index;
      base = states[index - 1];
      previous = states[index - 2];
    },
    notice: () => {
      now = project(snapshots[at] as Snapshot, view);
    },
    encode: () => {
      const chunk = encodeState(view, base, previous, now as ViewState) ?? NOTHING;
      const frame = new Uint8Array(HEADER_BYTES + chunk.length);
      frame.set(chunk, HEADER_BYTES);
      return frame;
    },
    decode: (bytes) => {
      const { tick } = states[at] as ViewState;
      const idle = bytes.length === HEADER_BYTES && base;
      replica = idle
        ? expectedState(view, base, previous, tick)
        : decodeState(view, base, previous, tick, new ByteReader(bytes.subarray(HEADER_BYTES)));
    },
    verify: (index) => {
      const wanted = states[index] as ViewState;
      if (!replica || hashView(replica) !== hashView(wanted)) throw new Error(`ours: state ${index} differs`);
    },
  };
}
