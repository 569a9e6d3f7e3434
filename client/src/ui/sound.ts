/** Farther than this from the middle of the view, in world units, nothing is heard; at this side distance it is all to one side. */
const HEARING_DISTANCE = 1500;
const PAN_DISTANCE = 900;
/** More voices than this at once are noise, and work for a phone. */
const VOICES_MAX = 20;
/** The same sound again within this time would only be louder. */
const REPEAT_MIN_SECONDS = 0.035;
const VOLUME = 0.32;
/** Each time a little higher or lower, so that a hundred shots are not one shot a hundred times. */
const DETUNE = 0.06;

/** Plays zzfx sounds at places; silent until the first tap or key, which browsers demand, and while muted. */
export interface Sound {
  /** `sound` is a constant list of zzfx parameters; (dx, dy) is where, in world units from the middle of the view. */
  play(sound: readonly number[], dx: number, dy: number): void;
  destroy(): void;
}

interface Voice {
  readonly buffer: AudioBuffer;
  startedAt: number;
}

type Engine = typeof import('zzfx')['ZZFX'];

/**
 * Makes the page's ears. `muted` is asked for every sound; `sounds` are built ahead, in idle time after the unlocking tap,
 * because building one takes longer than a frame has.
 */
export function createSound(muted: () => boolean, sounds: readonly (readonly number[])[] = []): Sound {
  const voices = new Map<readonly number[], Voice>();
  const listeners = new AbortController();
  let engine: Engine | undefined;
  let state: 'locked' | 'loading' | 'ready' = 'locked';
  let sounding = 0;

  const unlock = async () => {
    if (state === 'ready') return void resume(engine?.audioContext);
    if (state !== 'locked') return;
    state = 'loading';
    // Importing zzfx makes an audio context, which before the first tap only earns a warning.
    const { ZZFX } = await import('zzfx');
    if (listeners.signal.aborted) return;
    engine = ZZFX;
    state = 'ready';
    void buildAhead(ZZFX, voices, sounds, listeners.signal);
    await resume(ZZFX.audioContext);
  };
  for (const event of ['pointerup', 'touchend', 'keydown']) {
    // Kept for the page's life: phones suspend the sound whenever the page was hidden, and only a tap brings it back.
    window.addEventListener(event, () => void unlock(), { signal: listeners.signal, passive: true });
  }

  return {
    play(sound, dx, dy) {
      const audio = engine?.audioContext;
      if (!engine || !audio || audio.state !== 'running' || muted() || sounding >= VOICES_MAX) return;
      const nearness = 1 - Math.sqrt(dx * dx + dy * dy) / HEARING_DISTANCE;
      if (nearness <= 0) return;
      const voice = voiceOf(engine, voices, sound);
      if (audio.currentTime - voice.startedAt < REPEAT_MIN_SECONDS) return;
      voice.startedAt = audio.currentTime;
      sounding++;
      start(audio, voice.buffer, nearness * nearness * VOLUME, Math.max(-1, Math.min(1, dx / PAN_DISTANCE)), () => {
        sounding--;
      });
    },
    destroy() {
      listeners.abort();
      // The context belongs to the module and serves the next page view of this document.
      void engine?.audioContext.suspend();
      engine = undefined;
      voices.clear();
    },
  };
}

/** Builds a sound's samples once; later plays only start them. */
function voiceOf(engine: Engine, voices: Map<readonly number[], Voice>, sound: readonly number[]): Voice {
  const known = voices.get(sound);
  if (known) return known;
  engine.volume = 1;
  // Its own randomness would freeze with the samples; detuning each play does better.
  const samples = engine.buildSamples(sound[0], 0, ...sound.slice(2));
  const buffer = engine.audioContext.createBuffer(1, Math.max(1, samples.length), engine.sampleRate);
  buffer.getChannelData(0).set(samples);
  const voice = { buffer, startedAt: -1 };
  voices.set(sound, voice);
  return voice;
}

/** Builds one sound in each idle moment, so that none is built in a frame. */
async function buildAhead(
  engine: Engine,
  voices: Map<readonly number[], Voice>,
  sounds: readonly (readonly number[])[],
  signal: AbortSignal,
): Promise<void> {
  for (const sound of sounds) {
    await new Promise<void>((resolve) => {
      // Safari has no idle callbacks; there a short rest leaves room for frames.
      if ('requestIdleCallback' in window) window.requestIdleCallback(() => resolve(), { timeout: 500 });
      else setTimeout(resolve, 30);
    });
    if (signal.aborted) return;
    voiceOf(engine, voices, sound);
  }
}

function start(audio: AudioContext, buffer: AudioBuffer, volume: number, side: number, ended: () => void): void {
  const source = audio.createBufferSource();
  source.buffer = buffer;
  source.playbackRate.value = 1 + (Math.random() - 0.5) * DETUNE;
  const gain = audio.createGain();
  gain.gain.value = volume;
  const pan = audio.createStereoPanner();
  pan.pan.value = side * 0.8;
  source.connect(pan).connect(gain).connect(audio.destination);
  source.onended = () => {
    gain.disconnect();
    ended();
  };
  source.start();
}

/** Starts a context that waits for a tap; one that may not start yet stays silent until the next. */
async function resume(audio: AudioContext | undefined): Promise<void> {
  if (audio && audio.state !== 'running') await audio.resume().catch(() => undefined);
}
