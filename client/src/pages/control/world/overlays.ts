import { type Accessor, createMemo, createSignal } from 'solid-js';
import type { Rostered } from '../../../games/look.js';
import type { CameraWork } from '../../common/camera-work.js';
import type { Desk } from '../desk.js';

/** What can be laid over the world, with the key that lays it. */
export const OVERLAYS = [
  { id: 'bodies', key: 'H', name: 'Hit shapes' },
  { id: 'sight', key: 'R', name: 'What a player can see' },
  { id: 'shown', key: 'S', name: 'Where a player was shown everybody' },
  { id: 'paths', key: 'T', name: 'Predicted paths' },
  { id: 'wishes', key: 'B', name: 'What bots are about' },
] as const;

export type OverlayId = (typeof OVERLAYS)[number]['id'];

/** What lies over the world, and through whose eyes. */
export interface Overlays {
  isOn(id: OverlayId): boolean;
  toggle(id: OverlayId): void;
  /** The player that was chosen to look through; 0: whoever is selected or followed. */
  readonly chosen: Accessor<number>;
  readonly choose: (player: number) => void;
  /** The one it is. */
  readonly viewer: Accessor<Rostered | undefined>;
}

export function createOverlays({ look, selected }: Desk, camera: CameraWork): Overlays {
  const [on, setOn] = createSignal<ReadonlySet<OverlayId>>(new Set());
  const [chosen, setChosen] = createSignal(0);
  const viewer = createMemo(() => {
    const roster = camera.roster();
    const row = selected();
    const bySelection = roster.find((one) => row?.table === look.game.avatars && row.id === one.row);
    const byChoice = roster.find(({ player }) => player === chosen());
    return byChoice ?? bySelection ?? camera.followed();
  });
  return {
    isOn: (id) => on().has(id),
    toggle: (id) =>
      setOn((before) => (before.has(id) ? new Set([...before].filter((one) => one !== id)) : new Set([...before, id]))),
    chosen,
    choose: setChosen,
    viewer,
  };
}
