import { createEffect, onCleanup, Show } from 'solid-js';
import type { Picked } from '../../../scene/pick.js';
import { Button } from '../../../ui/button.js';
import { Icon } from '../../../ui/icon.js';
import { Arena } from '../../common/arena.js';
import { Follow } from '../../common/follow.js';
import { showRef } from '../inspector/show.js';
import { useStation } from '../station.js';
import { moveEdits } from './move.js';
import { Nudge } from './nudge.js';

/** The live world, drawn as players see it: a click selects a row, a drag of the selected one moves it. */
export function WorldPanel() {
  const { desk, camera, scene, setScene, reveal, inspect, showing } = useStation();
  const { game } = desk.look;

  createEffect(() => {
    const row = desk.selected();
    scene()?.mark(row ? [row] : []);
  });
  onCleanup(() => setScene(undefined));
  const move = async (row: Picked, x: number, y: number) => {
    const edits = moveEdits(game, row, x, y);
    if (!edits) return;
    const why = desk.blocked();
    if (why !== undefined) return desk.notice({ level: 'warning', text: `Nothing was moved. ${why}.` });
    const reply = await desk.edit(edits);
    if (reply.outcome !== 'done') desk.notice({ level: 'warning', text: reply.text });
  };
  const tick = () => Math.floor(desk.shown()?.tick ?? 0);

  return (
    <section
      class="panel world"
      aria-label="World"
      classList={{ paused: desk.paused(), stale: desk.blocked() !== undefined }}
    >
      <Arena
        client={desk.client}
        look={desk.look}
        room={desk.room.id}
        options={{
          hands: 'camera',
          onPick: (row) => (row ? inspect(row) : desk.select(undefined)),
          onMove: (row, x, y) => void move(row, x, y),
        }}
        onScene={setScene}
        // The deck's panels read the newest state, not the picture.
        onShown={() => undefined}
      />
      <Show when={desk.blocked()}>
        {(why) => (
          <p class="world-banner lost" role="alert">
            <Icon name="unplugged" />
            {why()}: what you see is old, commands wait
          </p>
        )}
      </Show>
      <Show when={desk.paused() && desk.blocked() === undefined}>
        <p class="world-banner paused" role="status">
          <Icon name="pause" />
          Paused at tick {tick()}
        </p>
      </Show>
      <Show when={desk.blocked() === undefined}>
        <Nudge onMove={(row, x, y) => void move(row, x, y)} />
      </Show>
      <Follow camera={camera} />
      <Show when={desk.selected()}>
        {(row) => (
          <div class="world-inspect">
            <Button tone="glass" icon="table" onClick={() => reveal('inspector')}>
              Inspect {row().table} {showRef(row().table, row().id, showing())}
            </Button>
          </div>
        )}
      </Show>
    </section>
  );
}
