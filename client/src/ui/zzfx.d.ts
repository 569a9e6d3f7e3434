/** zzfx brings no types; these are the parts that sound.ts uses. */
declare module 'zzfx' {
  export const ZZFX: {
    volume: number;
    sampleRate: number;
    audioContext: AudioContext;
    /** Samples of a sound at `volume`, mono. */
    buildSamples(...parameters: (number | undefined)[]): number[];
  };
}
