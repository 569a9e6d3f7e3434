/** What is done to one person's link, each way, beside what it is by itself. Nothing is lost and nothing overtakes. */
export interface Weather {
  readonly delayMs: number;
  /** Up to so much more for each message, at random. */
  readonly jitterMs: number;
  /** How long nothing gets through, and from the end of one such stall to the end of the next; 0: never. */
  readonly stallMs: number;
  readonly stallEveryMs: number;
  /** 1000 bytes; 0 for as many as the link carries. */
  readonly kilobytesPerSecond: number;
}

/** Links as people have them. */
export const WEATHERS = {
  'good Wi-Fi': { delayMs: 2, jitterMs: 4, stallMs: 0, stallEveryMs: 0, kilobytesPerSecond: 0 },
  'bad Wi-Fi': { delayMs: 8, jitterMs: 25, stallMs: 180, stallEveryMs: 2_000, kilobytesPerSecond: 500 },
  '4G': { delayMs: 25, jitterMs: 15, stallMs: 0, stallEveryMs: 0, kilobytesPerSecond: 1_500 },
  train: { delayMs: 60, jitterMs: 60, stallMs: 1_200, stallEveryMs: 8_000, kilobytesPerSecond: 60 },
} as const satisfies { readonly [name: string]: Weather };

/** Names of weathers, and what stands for numbers of one's own and for none. */
export const SKIES = ['bad Wi-Fi', 'good Wi-Fi', '4G', 'train', 'custom', 'clear'] as const;
export type SkyName = (typeof SKIES)[number];

/** The weather over one session. */
export interface Sky {
  readonly name: SkyName;
  readonly weather: Weather;
  readonly secondsLeft: number;
}

/** The weather over everybody. */
export interface Skies {
  over(session: number): Sky | undefined;
  /** Brings weather for so many seconds, in place of what there was; its person is told. */
  bring(session: number, sky: Sky, who: string): void;
  /** Takes it away; its person is told. */
  clear(session: number): void;
}

/** For a person: `25 ms more each way, up to 15 ms of jitter, 1500 kB/s`. */
export function sayWeather({ delayMs, jitterMs, stallMs, stallEveryMs, kilobytesPerSecond }: Weather): string {
  const parts = [
    delayMs > 0 && `${delayMs} ms more each way`,
    jitterMs > 0 && `up to ${jitterMs} ms of jitter`,
    stallMs > 0 && `stalls of ${stallMs} ms every ${stallEveryMs / 1000} s`,
    kilobytesPerSecond > 0 && `${kilobytesPerSecond} kB/s`,
  ];
  return parts.filter((part) => part !== false).join(', ');
}
