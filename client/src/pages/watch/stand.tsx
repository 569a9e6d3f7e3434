import { createEffect, createMemo, createSignal, Match, on, Show, Switch } from 'solid-js';
import { huds } from '../../games/huds.js';
import type { GameLook } from '../../games/look.js';
import type { Shown } from '../../net/frame.js';
import { drawHere } from '../../scene/draw-here.js';
import type { Scene } from '../../scene/scene.js';
import { Button, LinkButton } from '../../ui/button.js';
import { muted, setMuted } from '../../ui/store.js';
import { createToasts, Toasts } from '../../ui/toast.js';
import { Arena } from '../common/arena.js';
import { Bar, toBar } from '../common/bar.js';
import { createCameraWork } from '../common/camera-work.js';
import { Ended } from '../common/ended.js';
import { Follow } from '../common/follow.js';
import { createHearing } from '../common/hearing.js';
import { Help } from '../common/help.js';
import { onKeys } from '../common/keys.js';
import { LentControls } from '../common/lent-controls.js';
import { Meddling } from '../common/meddling.js';
import { createNarrow } from '../common/narrow.js';
import { Pace } from '../common/pace.js';
import { Reconnecting } from '../common/reconnecting.js';
import type { RoomCard } from '../common/rooms.js';
import { playPath } from '../common/route.js';
import { createSession, ended } from '../common/session.js';
import { watchHelp } from './help-rows.js';
import { followKeys } from './keys.js';
import { Rail } from './rail.js';

/** A place to watch from: the arena, a camera to move, and the scores beside it. */
export function Stand(props: { readonly room: RoomCard; readonly look: GameLook }) {
  const toasts = createToasts();
  const narrow = createNarrow();
  const [shown, setShown] = createSignal<Shown | undefined>(undefined, { equals: false });
  const [scene, setScene] = createSignal<Scene>();
  const [help, setHelp] = createSignal(false);
  const [rail, setRail] = createSignal(!narrow());
  const { look, room } = props;
  const hud = huds[look.game.id];
  const play = createHearing(look);
  const session = createSession({ look, room: room.id, role: 'spectator', notice: toasts.push });
  const camera = createCameraWork(look, scene, shown);
  const number = () => session.welcome()?.session;
  const lent = createMemo(() => Object.values(session.leases() ?? {}).find((lease) => lease.session === number()));
  createEffect(on(lent, (lease) => lease && camera.follow(lease.player)));

  onKeys({
    ...followKeys(camera),
    l: () => setRail(!rail()),
    m: () => setMuted(!muted()),
    '?': () => setHelp(true),
    Escape: toBar,
  });

  return (
    <>
      <main class="page" classList={{ 'beside-rail': rail() && !narrow() }} aria-label={`Watching ${room.name}`}>
        <Arena
          client={session.client}
          look={look}
          room={room.id}
          options={{
            hands: 'camera',
            easel: drawHere,
            play,
            onPick: (picked) => {
              const who = camera.roster().find(({ row }) => picked?.table === look.game.avatars && row === picked.id);
              if (who) camera.follow(who.player);
            },
          }}
          onScene={setScene}
          onShown={setShown}
        />
        <div class="hud">{hud && <hud.Hud shown={shown} compact={narrow()} />}</div>
        <Pace speed={shown()?.speed ?? 1} note={session.pace()} />
        <Show when={lent()}>
          {(lease) => (
            <Show when={scene()}>
              {(drawn) => (
                <LentControls
                  client={session.client}
                  look={look}
                  scene={drawn()}
                  lease={lease()}
                  secondsLeft={session.secondsTo(lease().untilBeat)}
                  onGiveBack={() => void session.client.command('give-back', {})}
                />
              )}
            </Show>
          )}
        </Show>
        <Bar link={session.link()} stats={session.stats()} onHelp={() => setHelp(true)}>
          <LinkButton tone="glass" icon="play" label="Play" href={playPath(room.id)} />
          <Button
            tone="glass"
            icon="scores"
            label="Scores and players (L)"
            aria-expanded={rail()}
            onClick={() => setRail(!rail())}
          />
        </Bar>
        <Follow camera={camera} />
        <Show when={rail()}>
          <Rail camera={camera} onClose={() => setRail(false)}>
            {hud && <hud.Scoreboard shown={shown} />}
          </Rail>
        </Show>
      </main>
      <Switch
        fallback={
          <Reconnecting
            link={session.link()}
            viewer="spectator"
            room={room.name}
            onRetry={() => session.client.wake()}
          />
        }
      >
        <Match when={ended(session.link())}>
          {(link) => <Ended reason={link().reason} text={link().text} room={room.id} />}
        </Match>
      </Switch>
      <Show when={help()}>
        <Help game={`Watching ${look.game.name}`} rows={watchHelp} onClose={() => setHelp(false)} />
      </Show>
      <div class="notices">
        <Meddling lease={undefined} weather={session.weather()?.[`s${number()}`]} secondsTo={session.secondsTo} />
        <Toasts list={toasts.list()} />
      </div>
    </>
  );
}
