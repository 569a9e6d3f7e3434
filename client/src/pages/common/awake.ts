import { onCleanup, onMount } from 'solid-js';
import { SILENT_VIDEO } from './silent-video.js';

/** How near its end the video is sent back to its start: with `loop` Safari would let the screen sleep. */
const REWIND_AT_S = 1;

/**
 * Keeps a phone's screen on from the first tap until the component ends. The wake lock exists only on HTTPS; over plain
 * HTTP, as on a LAN, a silent video does it.
 */
export function keepAwake(): void {
  let keeper: Keeper | undefined;
  const begin = () => {
    keeper ??= isSecureContext && 'wakeLock' in navigator ? lockKeeper() : videoKeeper();
    keeper.hold();
  };
  const again = () => {
    // Hiding the page ended the lock or paused the video.
    if (!document.hidden) keeper?.hold();
  };
  onMount(() => {
    if (!matchMedia('(any-pointer: coarse)').matches) return;
    // Playing needs a press that the browser counts as one: touchstart is none, its end is.
    document.addEventListener('pointerup', begin, { once: true });
    document.addEventListener('visibilitychange', again);
  });
  onCleanup(() => {
    document.removeEventListener('pointerup', begin);
    document.removeEventListener('visibilitychange', again);
    keeper?.release();
  });
}

interface Keeper {
  hold(): void;
  release(): void;
}

function lockKeeper(): Keeper {
  let lock: WakeLockSentinel | undefined;
  return {
    hold() {
      // Refused on an empty battery; then the phone knows better.
      navigator.wakeLock.request('screen').then(
        (held) => {
          lock = held;
        },
        () => undefined,
      );
    },
    release() {
      void lock?.release();
    },
  };
}

function videoKeeper(): Keeper {
  const video = document.createElement('video');
  video.className = 'awake';
  video.playsInline = true;
  video.ariaHidden = 'true';
  video.tabIndex = -1;
  video.disableRemotePlayback = true;
  for (const { type, base64 } of SILENT_VIDEO) {
    const source = document.createElement('source');
    source.type = type;
    source.src = `data:${type};base64,${base64}`;
    video.append(source);
  }
  video.addEventListener('timeupdate', () => {
    if (video.currentTime > REWIND_AT_S) video.currentTime = 0;
  });
  document.body.append(video);
  return {
    hold() {
      video.play().catch(() => {
        // Sound without a press is refused in places, silence is not; Chrome keeps awake for either.
        video.muted = true;
        video.play().catch(() => undefined);
      });
    },
    release() {
      video.pause();
      video.remove();
    },
  };
}
