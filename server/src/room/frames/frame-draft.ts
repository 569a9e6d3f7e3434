import type { View } from '@tickdeck/shared/world/view.js';

/** What a frame is put together from, view by view. One draft serves all frames: so many of them a beat should make no garbage. */
export class FrameDraft {
  readonly views: View[] = [];
  readonly chunks: (Uint8Array | undefined)[] = [];
  /** One for each view, or none. */
  readonly hashes: number[] = [];

  clear(): void {
    this.views.length = 0;
    this.chunks.length = 0;
    this.hashes.length = 0;
  }

  add(view: View, chunk: Uint8Array | undefined): void {
    this.views.push(view);
    this.chunks.push(chunk);
  }
}
