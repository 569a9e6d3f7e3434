import { choice, number } from '../../game/document.js';
import { LIMITS } from '../../wire/limits.js';
import { type Command, defineCommand, ranksAtLeast } from '../command.js';
import { done, refuse } from '../outcome.js';
import type { Person } from '../stage.js';
import { SKIES, type Sky, sayWeather, WEATHERS, type Weather } from '../weather.js';
import { whyWithout } from './whom.js';

const { weatherMsMax, stallMsMax, stallEveryMsMax, weatherKilobytesPerSecondMax, weatherSecondsMax } = LIMITS;
const ms = { min: 0, initial: 0, unit: 'ms' } as const;

/** What one person's link is like. */
export const weatherCommands: readonly Command[] = [
  defineCommand({
    name: 'weather',
    label: 'Network weather',
    says: 'Makes one person’s link worse for a while, as Wi-Fi or a train would; they are told, and nobody else suffers.',
    about: 'person',
    role: 'operator',
    risk: 'R1',
    undo: 'own',
    needs: 'link',
    args: {
      session: { kind: 'session' },
      player: { kind: 'player' },
      sky: choice(SKIES, 'bad Wi-Fi'),
      seconds: number({ min: 1, max: weatherSecondsMax, initial: 60, unit: 's', label: 'For how long, s' }),
      delayMs: number({ ...ms, max: weatherMsMax, label: 'custom: delay each way, ms' }),
      jitterMs: number({ ...ms, max: weatherMsMax, label: 'custom: jitter, ms' }),
      stallMs: number({ ...ms, max: stallMsMax, label: 'custom: stall, ms' }),
      stallEveryMs: number({ ...ms, max: stallEveryMsMax, label: 'custom: a stall every, ms' }),
      kilobytesPerSecond: number({
        min: 0,
        max: weatherKilobytesPerSecondMax,
        initial: 0,
        unit: 'kB/s',
        label: 'custom: at most kB/s; 0: no limit',
      }),
    },
    apply(stage, { session, player, sky: name, seconds, ...custom }, actor) {
      if (session === 0 && player === 0) return refuse('Say whose: a session or a player.');
      const person = stage.people.find(session > 0 ? { session } : { player });
      if (!person) return refuse(session > 0 ? `There is no session ${session}.` : `Player ${player} has no seat.`);
      const lacking = whyWithout('link', person);
      if (lacking !== undefined) return refuse(lacking);
      if (person.session !== actor.session && ranksAtLeast(person.role, actor.role))
        return refuse(`${person.name} is ${person.role}, as powerful as you.`);
      const before = stage.skies.over(person.session);
      const inverse = { kind: 'call', name: 'weather', args: argsOf(person, before) } as const;
      if (name === 'clear') {
        if (!before) return refuse(`There is no weather over ${person.name}.`);
        stage.skies.clear(person.session);
        return done(`${person.name}’s link is as it was.`, [], inverse);
      }
      const weather: Weather = name === 'custom' ? custom : WEATHERS[name];
      const why = whyNot(weather);
      if (why) return refuse(why);
      stage.skies.bring(person.session, { name, weather, secondsLeft: seconds }, actor.who);
      return done(`${person.name} has ${name} for ${seconds} s: ${sayWeather(weather)}.`, [], inverse);
    },
  }),
];

function whyNot(weather: Weather): string | undefined {
  if (sayWeather(weather) === '') return 'Custom weather takes numbers of your own: say at least one.';
  if (weather.stallMs > 0 && weather.stallEveryMs <= weather.stallMs)
    return 'Between two stalls something must get through: let them come less often than they last.';
  return undefined;
}

/** What the command is given so that a link is again as it was. */
function argsOf({ session }: Person, before: Sky | undefined) {
  if (!before) return { session, player: 0, sky: 'clear', seconds: 1, ...WEATHERS['good Wi-Fi'] };
  return { session, player: 0, sky: before.name, seconds: before.secondsLeft, ...before.weather };
}
