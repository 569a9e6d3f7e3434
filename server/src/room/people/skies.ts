import { type Skies as ForCommands, type Sky, sayWeather } from '@tickdeck/shared/commands/weather.js';
import type { News } from '@tickdeck/shared/topics/all.js';
import type { FromRoom } from '../port.js';
import { BEAT_RATE } from '../timing.js';
import type { Sessions } from './sessions.js';

interface Passing extends Omit<Sky, 'secondsLeft'> {
  readonly who: string;
  readonly untilBeat: number;
}

/** The weather over each session: the room says when it begins and ends, and the gateway makes it. */
export class Skies implements ForCommands {
  private readonly passing = new Map<number, Passing>();
  private beat = 0;
  private value: News<'weather'> = {};

  constructor(
    private readonly sessions: Sessions,
    private readonly emit: (message: FromRoom) => void,
  ) {}

  over(session: number): Sky | undefined {
    const found = this.passing.get(session);
    return found && { ...found, secondsLeft: Math.max(1, Math.ceil((found.untilBeat - this.beat) / BEAT_RATE)) };
  }

  bring(session: number, { name, weather, secondsLeft }: Sky, who: string): void {
    this.passing.set(session, { name, weather, who, untilBeat: this.beat + secondsLeft * BEAT_RATE });
    this.value = this.describe();
    this.tell(session, `${who} gives your connection ${name} for ${secondsLeft} s: ${sayWeather(weather)}.`);
    this.emit({ kind: 'weather', session, weather });
  }

  clear(session: number): void {
    this.passing.delete(session);
    this.value = this.describe();
    this.emit({ kind: 'weather', session, weather: undefined });
    this.tell(session, 'Your connection is as it was.');
  }

  /** A beat begins: what lasted until then is over, and so is what was over a session that is gone. */
  pass(beat: number): void {
    this.beat = beat;
    for (const [session, { untilBeat }] of this.passing) {
      if (!this.sessions.find(session)) this.passing.delete(session);
      else if (beat >= untilBeat) this.clear(session);
      else continue;
      this.value = this.describe();
    }
  }

  /** What the topic tells: the same object until something changes. */
  readonly read = (): News<'weather'> => this.value;

  private describe(): News<'weather'> {
    const entries = [...this.passing].map(([session, { name: sky, weather, who: by, untilBeat }]) => {
      return [`s${session}`, { sky, ...weather, by, untilBeat }] as const;
    });
    return Object.fromEntries(entries);
  }

  private tell(session: number, text: string): void {
    this.emit({ kind: 'tell', sessions: [session], message: { kind: 'notice', level: 'info', text } });
  }
}
