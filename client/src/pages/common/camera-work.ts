import { type Accessor, createEffect, createMemo, createSignal, untrack } from 'solid-js';
import type { GameLook, Rostered } from '../../games/look.js';
import type { Shown } from '../../net/frame.js';
import type { CameraMode } from '../../scene/camera.js';
import type { Scene } from '../../scene/scene.js';

/** Whom a spectator can follow and whom they do. */
export interface CameraWork {
  readonly roster: Accessor<readonly Rostered[]>;
  readonly mode: Accessor<CameraMode>;
  readonly followed: Accessor<Rostered | undefined>;
  follow(player: number): void;
  /** 1 for the next in the roster, -1 for the one before; from nobody, the first or last. */
  step(by: 1 | -1): void;
  overview(): void;
  free(): void;
  look(mode: CameraMode): void;
}

/** What is as it was stays the same object, so that lists of people are not made anew with every picture. */
function kept(before: readonly Rostered[], now: readonly Rostered[]): readonly Rostered[] {
  const list = now.map((one, index) => {
    const was = before[index];
    return was && isSamePerson(was, one) ? was : one;
  });
  return list.length === before.length && list.every((one, index) => one === before[index]) ? before : list;
}

function isSamePerson({ look: a, ...was }: Rostered, { look: b, ...is }: Rostered): boolean {
  const isSame = was.row === is.row && was.player === is.player && was.name === is.name && was.pilot === is.pilot;
  return isSame && a.color === b.color && a.shape === b.shape && a.tag === b.tag;
}

/** Drives a scene's camera. Hands on the canvas may set it free at any time, so what it does is read back from the scene. */
export function createCameraWork(
  look: GameLook,
  scene: Accessor<Scene | undefined>,
  shown: Accessor<Shown | undefined>,
): CameraWork {
  const [mode, setMode] = createSignal<CameraMode>({ kind: 'overview' }, { equals: isSameMode });
  const roster = createMemo<readonly Rostered[]>((before) => {
    const now = shown();
    return now ? kept(before, look.roster(now)) : [];
  }, []);
  const followed = createMemo(() => {
    const now = mode();
    return now.kind === 'player' ? roster().find(({ player }) => player === now.player) : undefined;
  });
  const go = (next: CameraMode) => {
    scene()?.look(next);
    setMode(next);
  };

  let last: Scene | undefined;
  createEffect(() => {
    const now = scene();
    // Read in any case, so that every picture asks anew.
    const isShown = shown() !== undefined;
    // A scene that comes later looks where the one before it did.
    if (now !== last) now?.look(untrack(mode));
    else if (isShown && now) setMode(now.looking);
    last = now;
  });
  createEffect(() => {
    const now = mode();
    const gone = now.kind === 'player' && roster().length > 0 && followed() === undefined;
    if (gone) go({ kind: 'overview' });
  });

  return {
    roster,
    mode,
    followed,
    follow: (player) => go({ kind: 'player', player }),
    step(by) {
      const list = roster();
      const now = mode();
      const at = list.findIndex(({ player }) => now.kind === 'player' && now.player === player);
      const next = at < 0 ? (by > 0 ? 0 : list.length - 1) : (at + by + list.length) % list.length;
      const chosen = list[next];
      if (chosen) go({ kind: 'player', player: chosen.player });
    },
    look: go,
    overview: () => go({ kind: 'overview' }),
    free: () => go({ kind: 'free' }),
  };
}

function isSameMode(a: CameraMode, b: CameraMode): boolean {
  if (a.kind === 'free' && b.kind === 'free') {
    return a.at?.x === b.at?.x && a.at?.y === b.at?.y && a.at?.zoom === b.at?.zoom;
  }
  if (a.kind === 'player' && b.kind === 'player') return a.player === b.player;
  return a === b || (a.kind === b.kind && a.kind !== 'row');
}
