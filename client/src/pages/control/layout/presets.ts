import type { Part, Split } from './parts.js';

/** A layout for one kind of work. Panels that this build does not have are left out. */
export interface Preset {
  readonly id: string;
  readonly title: string;
  /** What it is for, in a sentence. */
  readonly says: string;
  readonly layout: Split;
}

/** The side columns, CSS pixels of a laptop's screen; the rest is shares of what is left. */
const LEFT_MIN = 300;
const RIGHT_MIN = 360;

/** The width of the screen under everything: where the time line is once there is one, as no panel of it is needed twice. */
const TIMELINE: Part = { share: 96, panels: ['timeline'] };

function columns(...parts: readonly Part[]): Split {
  return { share: 1, parts: [{ share: 1, parts: [{ share: 744, parts }, TIMELINE] }] };
}

function rows(share: number, min: number, ...parts: readonly Part[]): Split {
  return { share, min, parts };
}

function stack(share: number, ...panels: readonly string[]): Part {
  return { share, panels };
}

/** Beside each other in a column. */
function beside(share: number, ...parts: readonly Part[]): Split {
  return { share, parts };
}

export const PRESETS: readonly [Preset, ...Preset[]] = [
  {
    id: 'run',
    title: 'Run the match',
    says: 'The world in the middle, the people beside it, time and commands at hand.',
    layout: columns(
      rows(344, LEFT_MIN, stack(420, 'players', 'rooms', 'links'), stack(320, 'time')),
      rows(
        664,
        0,
        stack(500, 'world'),
        beside(
          240,
          stack(5, 'load', 'ticks', 'traffic', 'pins'),
          stack(6, 'audit', 'bans', 'alerts', 'log', 'flights'),
        ),
      ),
      rows(420, RIGHT_MIN, stack(1, 'inspector', 'automate')),
    ),
  },
  {
    id: 'investigate',
    title: 'Investigate',
    says: 'What one player does: the world, every field of it, what is watched, and who did what.',
    layout: columns(
      rows(344, LEFT_MIN, stack(400, 'players', 'rooms'), stack(340, 'audit', 'log')),
      rows(620, 0, stack(480, 'world'), beside(260, stack(5, 'pins', 'automate'), stack(5, 'time', 'alerts'))),
      rows(520, RIGHT_MIN, stack(1, 'inspector')),
    ),
  },
  {
    id: 'moderate',
    title: 'Moderate',
    says: 'The people: who they are, what they were told, who may come in; the world small.',
    layout: columns(
      rows(860, 520, stack(520, 'players', 'rooms'), beside(220, stack(3, 'bans', 'audit'), stack(3, 'links', 'log'))),
      rows(580, RIGHT_MIN, stack(440, 'world'), stack(300, 'time', 'inspector', 'automate')),
    ),
  },
  {
    id: 'network',
    title: 'Network',
    says: 'Where bytes and milliseconds go, and how everybody’s link is.',
    layout: columns(
      rows(760, 480, stack(400, 'players'), stack(340, 'load', 'traffic')),
      rows(
        680,
        RIGHT_MIN,
        stack(280, 'ticks', 'flights', 'log'),
        beside(460, stack(1, 'world', 'alerts'), stack(1, 'audit')),
      ),
    ),
  },
  {
    id: 'tune',
    title: 'Tune',
    says: 'Every number of the game within reach, and at once what it does to the world.',
    layout: columns(
      rows(560, 420, stack(1, 'inspector')),
      rows(
        880,
        0,
        stack(480, 'world'),
        beside(260, stack(4, 'pins', 'load'), stack(4, 'time', 'automate'), stack(4, 'audit')),
      ),
    ),
  },
];

export function presetOf(id: string): Preset | undefined {
  return PRESETS.find((preset) => preset.id === id);
}
