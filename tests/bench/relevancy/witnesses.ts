import type { FromRoom, Published } from '@tickdeck/server/room/port.js';
import { FrameDecoder } from '@tickdeck/shared/wire/frame.js';
import { schemaOf } from '@tickdeck/shared/world/schema.js';
import { createView } from '@tickdeck/shared/world/view.js';
import { camps } from './game.js';

/** One in so many sessions reads its frames. */
const WITNESS_EVERY = 100;

/** Some of the sessions, who decode all they get and find that it hashes to what the room has. */
export class Witnesses {
  frames = 0;
  /** Cells that somebody holds now. */
  readonly cells = new Set<string>();
  private readonly decoders = new Map<number, FrameDecoder>();

  hear(message: FromRoom): void {
    if (message.kind !== 'tell' || message.message.kind !== 'welcome') return;
    const { session, views } = message.message;
    if (session % WITNESS_EVERY !== 0) return;
    this.decoders.set(session, new FrameDecoder(views.map((key) => createView(schemaOf(camps.state), key))));
  }

  /** @throws when a frame cannot be decoded or shows something else than the room */
  read({ bytes, index }: Published): void {
    for (let i = 0; i < index.length; i += 3) {
      const [session = 0, offset = 0, length = 0] = index.subarray(i, i + 3);
      const frame = this.decoders.get(session)?.decode(bytes.subarray(offset, offset + length));
      if (!frame) continue;
      if (frame.mismatches.length > 0) throw new Error(`session ${session} sees what is not there`);
      for (const { key, cell } of frame.held) if (cell >= 0) this.cells.add(key);
      this.frames++;
    }
  }
}
