import type { About } from '@tickdeck/shared/commands/command.js';
import { type Game, placeableTables } from '@tickdeck/shared/game/game.js';
import { type Accessor, createSignal } from 'solid-js';
import type { Point } from '../../../scene/camera.js';
import { isSameRow, type Picked } from '../../../scene/pick.js';
import { showRef } from '../inspector/show.js';
import { createStates } from '../people/states.js';
import type { Station } from '../station.js';
import { whenHere, whenRow } from './pauses.js';
import { proposal, type Subject, type Verb, verbsOf } from './verbs.js';
import type { OwnVerb, VerbGroup } from './verbs-menu.js';

/** What somebody asked about: a place, the row that is there, and where the answer is to be shown. */
interface Question {
  readonly title: string;
  readonly at: Point;
  readonly groups: readonly VerbGroup[];
}

export interface Asking {
  readonly question: Accessor<Question | undefined>;
  /** @param on - where, in CSS pixels of the canvas. */
  ask(on: Point, row: Picked | undefined): void;
  done(): void;
}

/** Answers what can be done at a place of the world. */
export function createAsking(station: Station, canvas: () => HTMLElement | undefined): Asking {
  const { desk, scene } = station;
  const { game } = desk.look;
  const [question, setQuestion] = createSignal<Question>();

  const stateOf = createStates(desk);
  const placeable = placeableTables(game);

  const subjectOf = (row: Picked): Subject => {
    const player = playerOf(station, row);
    const isPlaceable = placeable.includes(row.table);
    if (player === 0) return { row, isPlaceable, player, session: 0, name: '', state: undefined };
    const session = desk.telemetry()?.sessions.find((one) => one.player === player)?.session ?? 0;
    const name = station.camera.roster().find((one) => one.player === player)?.name ?? '';
    return { row, isPlaceable, player, session, name, state: stateOf({ session, player }) };
  };
  /** A question about one of several selected rows is about all of them. */
  const rowsAsked = (row: Picked | undefined): readonly Picked[] => {
    if (!row) return [];
    const selection = desk.selection();
    return selection.some((one) => isSameRow(one, row)) ? selection : [row];
  };
  const nameOf = ({ table, id }: Picked) => `${table} ${showRef(table, id, station.showing())}`;
  const ask = (on: Point, row: Picked | undefined) => {
    const at = scene()?.screenToWorld(on.x, on.y);
    const box = canvas()?.getBoundingClientRect();
    if (!at || !box) return;
    const rows = rowsAsked(row);
    const alone = rows.length === 1 ? rows[0] : undefined;
    if (alone) station.inspect(alone);
    const subjects = rows.map(subjectOf);
    const role = desk.welcome()?.role ?? 'operator';
    const asked = { subjects, at, role, blocked: desk.blocked() };
    const verbs = verbsOf(desk.registry.values(), asked);
    const breakWhen = desk.registry.get('break-when');
    const pause = (what: string, when: string | undefined) =>
      breakWhen && when ? [proposal(breakWhen, `Pause when ${what}`, { when }, asked)] : [];
    const own = alone ? ownVerbs(station, alone) : [];
    const here = `${Math.round(at.x)}, ${Math.round(at.y)}`;
    const about = (kind: About) => verbs.filter(({ command }) => command.about === kind);
    const title = !row ? `At ${here}` : rows.length > 1 ? `${rows.length} rows` : nameOf(row);
    setQuestion({
      title,
      at: { x: on.x + box.left, y: on.y + box.top },
      groups: [
        {
          title: alone ? 'The row' : 'The rows',
          own,
          verbs: [...about('row'), ...pause('this row', alone && whenRow(game, alone))],
        },
        { title: alone ? 'The player' : 'The players', own: [], verbs: ownFirst(game, about('person')) },
        {
          title: `Here, at ${here}`,
          about: `At ${here}`,
          own: [],
          verbs: [...about('ground'), ...pause(`any ${game.avatars} come here`, whenHere(game, at))],
        },
      ].filter((group) => group.own.length + group.verbs.length > 0),
    });
  };
  return { question, ask, done: () => setQuestion(undefined) };
}

/** What is special to a game is what its operators come for. */
function ownFirst({ commands }: Game, verbs: readonly Verb[]): readonly Verb[] {
  const isOwn = ({ command }: Verb) => commands.includes(command);
  return [...verbs.filter(isOwn), ...verbs.filter((verb) => !isOwn(verb))];
}

/** Whose avatar a row is; 0 for nobody's. */
function playerOf({ desk, camera }: Station, { table, id }: Picked): number {
  if (table !== desk.look.game.avatars) return 0;
  return camera.roster().find(({ row }) => row === id)?.player ?? 0;
}

/** What the page does for whoever asks. */
function ownVerbs(station: Station, row: Picked): readonly OwnVerb[] {
  const player = playerOf(station, row);
  const inspect: OwnVerb = { label: 'Inspect', run: () => station.reveal('inspector') };
  if (player === 0) return [inspect];
  const see = () => {
    station.overlays.choose(player);
    for (const id of ['sight', 'shown'] as const) if (!station.overlays.isOn(id)) station.overlays.toggle(id);
  };
  return [{ label: 'Follow', run: () => station.follow(player) }, { label: 'Show what they see', run: see }, inspect];
}
