import { createEffect, createSignal, createUniqueId, onCleanup, Show } from 'solid-js';
import { drawBeside } from '../../../scene/beside/draw-beside.js';
import { placeOf } from '../../../scene/pick.js';
import { Button } from '../../../ui/button.js';
import { Icon } from '../../../ui/icon.js';
import { Arena } from '../../common/arena.js';
import { Follow } from '../../common/follow.js';
import { CrewMarks } from '../crew/crew-marks.js';
import { Steer } from '../hands/steer.js';
import { showRef } from '../inspector/show.js';
import { useStation } from '../station.js';
import { createAsking } from './asking.js';
import { lay } from './layers/lay.js';
import { createMoving } from './moving.js';
import { Nudge } from './nudge.js';
import { RowList } from './row-list.js';
import { StagedMoves } from './staged-moves.js';
import { VerbsMenu } from './verbs-menu.js';
import { WorldTools } from './world-tools.js';

/**
 * The live world, drawn as players see it, to be touched: clicks and boxes select, drags of what is selected stage moves, and a
 * right click says what can be done.
 */
export function WorldPanel() {
  const station = useStation();
  const { desk, camera, scene, staging, setScene, reveal, inspect, showing } = station;
  const moving = createMoving(station);
  const [tool, setTool] = createSignal<'camera' | 'box'>('camera');
  const rowsId = createUniqueId();
  let panel: HTMLElement | undefined;
  const asking = createAsking(station, () => panel?.querySelector<HTMLElement>('.arena') ?? undefined);

  createEffect(() => scene()?.mark(desk.selection()));
  createEffect(() => scene()?.ghost(moving.ghosts()));
  createEffect(() => scene()?.take(tool()));
  lay(station, new CrewMarks(desk.look, station.crew.others));
  onCleanup(() => setScene(undefined));
  const apply = async () => {
    const why = desk.why('edit');
    if (why !== undefined) return desk.notice({ level: 'warning', text: `Nothing was moved. ${why}.` });
    const reply = await staging.applyAll();
    if (reply && reply.outcome !== 'done') desk.notice({ level: 'warning', text: reply.text });
  };
  /** Asked by key: about what is selected, where it is, or about the middle of the picture. */
  const askHere = () => {
    const row = desk.selected();
    const shown = desk.shown();
    const at = row && shown && placeOf(desk.look.game, shown, row);
    const on = at && scene()?.worldToScreen(at.x, at.y);
    asking.ask(on ?? { x: (panel?.clientWidth ?? 0) / 2, y: (panel?.clientHeight ?? 0) / 2 }, row);
  };
  const enter = () => {
    if (moving.ghosts().length > 0) void apply();
    else reveal('inspector');
  };
  /** Escape takes back what is in hand before it lets go of it. */
  const keys = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || moving.ghosts().length === 0) return;
    moving.discard();
    event.preventDefault();
    event.stopPropagation();
  };
  /** A click on the picture gives the keyboard to it. */
  const focus = (event: MouseEvent) => {
    if (!(event.target instanceof HTMLCanvasElement)) return;
    event.preventDefault();
    document.getElementById(rowsId)?.focus({ preventScroll: true });
  };
  const tick = () => Math.floor(desk.shown()?.tick ?? 0);

  return (
    <section
      ref={panel}
      class="panel world night"
      aria-label="World"
      classList={{ paused: desk.paused(), stale: desk.stale() !== undefined, moving: moving.ghosts().length > 0 }}
      onKeyDown={keys}
      onMouseDown={focus}
    >
      <Arena
        client={desk.client}
        look={desk.look}
        room={desk.room.id}
        options={{
          hands: 'camera',
          // The deck's panels have enough to do with this thread.
          easel: drawBeside,
          onPick(row, picking) {
            if (row && picking === 'more') desk.toggle(row);
            else if (row) inspect(row);
            else if (picking === 'alone') desk.select(undefined);
          },
          onBox: (rows, picking) => (picking === 'more' ? desk.selectMore(rows) : desk.selectAll(rows)),
          onMove: moving.stage,
          onAsk: asking.ask,
        }}
        onScene={setScene}
        undrawn={
          <p class="world-undrawn" role="status">
            This browser cannot draw the world: it offers no WebGL. Switch on hardware acceleration in its settings, or
            open this page in another browser; everything else works here too.
          </p>
        }
        // The deck's panels read the newest state, not the picture.
        onShown={() => undefined}
      />
      <RowList id={rowsId} onEnter={enter} onAsk={askHere} />
      <Show when={desk.stale()}>
        {(why) => (
          <p class="world-banner lost" role="alert">
            <Icon name="unplugged" />
            {why()}: what you see is old, commands wait
          </p>
        )}
      </Show>
      <Show when={desk.paused() && desk.stale() === undefined}>
        <p class="world-banner paused" role="status">
          <Icon name="pause" />
          Paused at tick {tick()}
        </p>
      </Show>
      <Steer />
      <WorldTools tool={tool()} onTool={setTool} />
      <Show when={desk.why('edit') === undefined}>
        <Nudge moving={moving} onApply={() => void apply()} />
      </Show>
      <StagedMoves moving={moving} onApply={() => void apply()} />
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
      <Show when={asking.question()} keyed>
        {(question) => <VerbsMenu {...question} onClose={asking.done} />}
      </Show>
    </section>
  );
}
