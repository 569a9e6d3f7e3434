import { type Accessor, createContext, createMemo, createSignal, useContext } from 'solid-js';
import type { Picked } from '../../scene/pick.js';
import type { Scene } from '../../scene/scene.js';
import { type CameraWork, createCameraWork } from '../common/camera-work.js';
import { type Crew, createCrew } from './crew/crew.js';
import type { Desk } from './desk.js';
import { type Changing, createChanging } from './inspector/change.js';
import { createPins, type Pins } from './inspector/pins.js';
import type { Showing } from './inspector/show.js';
import { createStaging, type Staging } from './inspector/staging.js';
import { createTuning, type Tuning } from './inspector/tuning/tuning.js';
import { createLayouts, type Layouts } from './layout/layouts.js';
import { decodePlace } from './link/place.js';
import { createOverlays, type Overlays } from './world/overlays.js';

/** What every panel of the deck works with: the desk, the camera, and what the inspector has open. */
export interface Station {
  readonly desk: Desk;
  readonly camera: CameraWork;
  /** What was typed, dragged or chosen and not yet sent, wherever on the deck: one list, applied as one edit. */
  readonly staging: Staging;
  /** Sending what is changed in the inspector at once, while that is armed. */
  readonly tuning: Tuning;
  /** What the inspector's editors do: stage, or tune. */
  readonly change: Changing;
  /** Values that are watched in charts. */
  readonly pins: Pins;
  /** What lies over the world. */
  readonly overlays: Overlays;
  readonly scene: Accessor<Scene | undefined>;
  readonly setScene: (scene: Scene | undefined) => void;
  /** How values are shown now. */
  readonly showing: Accessor<Showing>;
  /** The inspector's open tab: a table's name, or one of its other sheets. */
  readonly sheet: Accessor<Sheet>;
  readonly setSheet: (sheet: Sheet) => void;
  /** Who else works here. */
  readonly crew: Crew;
  readonly layouts: Layouts;
  /** What is open over the panels. */
  readonly asked: Accessor<Question | undefined>;
  readonly ask: (what: Question | undefined) => void;
  /** The panel that was last asked to come to the front; told again for each time it is asked. */
  readonly revealed: Accessor<string>;
  readonly reveal: (panel: string) => void;
  /** Selects a row everywhere and opens its table. */
  inspect(row: Picked): void;
  /** Opens a table in the inspector, filtered and, by the most of a field, sorted as asked. */
  openTable(asked: { readonly table: string } & Asked): void;
  openDocument(): void;
  /** Selects a row and brings the inspector to the front. */
  openRow(row: Picked): void;
  /** The beat that is looked at, of those that the ticks panel has. */
  readonly beat: Accessor<number | undefined>;
  readonly chooseBeat: (beat: number | undefined) => void;
  /** Brings the beats to the front, and chooses one. */
  openBeat(beat: number): void;
  /** Brings the list of people to the front, and selects the ship of a session if it has one. */
  openSession(session: number): void;
  /** Selects a player's avatar and follows it. */
  follow(player: number): void;
}

/** How a table should be seen; an empty field to sort by is the order of ids. */
export interface Asked {
  readonly filter: string;
  readonly sort: string;
}

export type Sheet =
  | { readonly kind: 'table'; readonly table: string; readonly asked?: Asked }
  | { readonly kind: 'document' }
  | { readonly kind: 'commands' };

/** What is open over the panels: the palette, the form of one command, all keys, a link to this view. */
export type Question =
  | { readonly kind: 'palette' }
  | { readonly kind: 'command'; readonly command: string }
  | { readonly kind: 'keys' }
  | { readonly kind: 'link' };

/** @param hasPanel - whether this build has a panel of this id. */
export function createStation(desk: Desk, hasPanel: (id: string) => boolean): Station {
  const { game } = desk.look;
  const [scene, setScene] = createSignal<Scene>();
  const [sheet, setSheet] = createSignal<Sheet>({ kind: 'table', table: game.avatars });
  const [revealed, reveal] = createSignal('world', { equals: false });
  const [asked, ask] = createSignal<Question>();
  const [beat, chooseBeat] = createSignal<number>();
  const camera = createCameraWork(desk.look, scene, desk.shown);
  const names = createMemo(() => new Map(camera.roster().map(({ row, name }) => [row, name])));
  const showing = createMemo<Showing>(() => ({
    tick: desk.shown()?.tick ?? 0,
    tickRate: game.tickRate,
    nameOf: (table, id) => (table === game.avatars ? (names().get(id) ?? '') : ''),
  }));
  const staging = createStaging(desk.edit);
  const tuning = createTuning({
    send: desk.edit,
    refuse: staging.refuse,
    now: () => performance.now(),
    firstGesture: crypto.getRandomValues(new Uint16Array(1))[0] ?? 0,
  });
  const inspect = (row: Picked) => {
    desk.select(row);
    setSheet({ kind: 'table', table: row.table });
  };
  return {
    desk,
    camera,
    staging,
    tuning,
    change: createChanging(staging, tuning),
    pins: createPins(),
    overlays: createOverlays(desk, camera),
    scene,
    setScene,
    showing,
    sheet,
    setSheet,
    crew: createCrew(desk, () => staging.all.at(-1)?.spot.where ?? ''),
    layouts: createLayouts(hasPanel, decodePlace(location.hash).preset),
    asked,
    ask: (what) => void ask(what),
    revealed,
    reveal: (panel) => void reveal(panel),
    inspect,
    openTable({ table, filter, sort }) {
      setSheet({ kind: 'table', table, asked: { filter, sort } });
      reveal('inspector');
    },
    openDocument() {
      setSheet({ kind: 'document' });
      reveal('inspector');
    },
    openRow(row) {
      inspect(row);
      reveal('inspector');
    },
    beat,
    chooseBeat: (chosen) => void chooseBeat(chosen),
    openBeat(chosen) {
      chooseBeat(chosen);
      reveal('ticks');
    },
    openSession(session) {
      const player = desk.telemetry()?.sessions.find((one) => one.session === session)?.player ?? 0;
      const who = camera.roster().find((one) => one.player === player);
      if (who) inspect({ table: game.avatars, id: who.row });
      reveal('players');
    },
    follow(player) {
      const who = camera.roster().find((one) => one.player === player);
      if (who) inspect({ table: game.avatars, id: who.row });
      camera.follow(player);
      reveal('world');
    },
  };
}

const StationContext = createContext<Station>();
export const StationProvider = StationContext.Provider;

/** The station a panel belongs to. @throws Error outside of one. */
export function useStation(): Station {
  const station = useContext(StationContext);
  if (!station) throw new Error('a panel of the deck was put outside of it');
  return station;
}
