import { createSignal, Match, Show, Switch } from 'solid-js';
import { huds } from '../../games/huds.js';
import type { GameLook } from '../../games/look.js';
import type { Shown } from '../../net/frame.js';
import { drawHere } from '../../scene/draw-here.js';
import { Button } from '../../ui/button.js';
import { muted, setMuted } from '../../ui/store.js';
import { createToasts, Toasts } from '../../ui/toast.js';
import { Arena } from '../common/arena.js';
import { Bar, toBar } from '../common/bar.js';
import { Ended } from '../common/ended.js';
import { createHearing } from '../common/hearing.js';
import { Help, type HelpRow } from '../common/help.js';
import { onKeys } from '../common/keys.js';
import { Meddling } from '../common/meddling.js';
import { createNarrow } from '../common/narrow.js';
import { Pace } from '../common/pace.js';
import { Reconnecting } from '../common/reconnecting.js';
import type { RoomCard } from '../common/rooms.js';
import { createSession, ended } from '../common/session.js';
import { createSteering, type Stage } from '../common/steering.js';
import { Thumbs } from '../common/thumbs.js';
import { Elsewhere } from './elsewhere.js';
import { Lines } from './lines.js';
import { onTabHeld } from './tab-key.js';

const PAGE_KEYS: readonly HelpRow[] = [
  { keys: 'Tab held', what: 'Scores' },
  { keys: 'T, then 1 – 6', what: 'Say something to all' },
  { keys: 'M', what: 'Sound on or off' },
  { keys: 'Esc', what: 'Reach the buttons by keyboard; again: back' },
  { keys: '?', what: 'This help' },
];

/** From the first connection to the last: the arena, one's hands on a ship, and what is told over it. */
export function Flight(props: { readonly room: RoomCard; readonly look: GameLook }) {
  const { look, room } = props;
  const toasts = createToasts();
  const narrow = createNarrow();
  const [shown, setShown] = createSignal<Shown | undefined>(undefined, { equals: false });
  const [scores, setScores] = createSignal<'open' | 'closed'>('closed');
  const [lines, setLines] = createSignal<'open' | 'closed'>('closed');
  const [help, setHelp] = createSignal<'open' | 'closed'>('closed');
  const hud = huds[look.game.id];
  const play = createHearing(look);
  const session = createSession({ look, room: room.id, role: 'player', notice: toasts.push });
  const [stage, setStage] = createSignal<Stage>();
  const lease = () => session.leases()?.[`p${session.welcome()?.player}`];
  const sticks = createSteering({
    client: session.client,
    look,
    // Whose avatar somebody else steers only watches.
    stage: () => (lease() ? undefined : stage()),
    player: ({ player }) => player,
  });
  const toggleScores = () => setScores(scores() === 'open' ? 'closed' : 'open');

  const toggleLines = () => setLines(lines() === 'open' ? 'closed' : 'open');
  const say = async (line: string) => {
    const { outcome, text } = await session.client.command('chat', { line });
    if (outcome !== 'done') toasts.push({ level: 'warning', text });
  };

  onTabHeld(
    () => setScores('open'),
    () => setScores('closed'),
  );
  onKeys({
    t: toggleLines,
    m: () => setMuted(!muted()),
    '?': () => setHelp('open'),
    Escape() {
      if (lines() === 'open') setLines('closed');
      else if (scores() === 'open') setScores('closed');
      else toBar();
    },
  });

  return (
    <>
      <main class="page" aria-label={`Playing in ${room.name}`}>
        <Arena
          client={session.client}
          look={look}
          room={room.id}
          options={{ hands: 'game', easel: drawHere, play }}
          onScene={(scene, surface) => setStage({ scene, surface })}
          onShown={setShown}
        />
        <div class="hud" classList={{ covered: scores() === 'open' }}>
          {hud && <hud.Hud shown={shown} compact={narrow()} />}
        </div>
        <Show when={sticks()}>{(drawn) => <Thumbs sticks={drawn()} />}</Show>
        <Pace speed={shown()?.speed ?? 1} note={session.pace()} />
        <Bar link={session.link()} stats={session.stats()} onHelp={() => setHelp('open')}>
          <Button
            tone="glass"
            icon="scores"
            label="Scores (Tab)"
            aria-expanded={scores() === 'open'}
            onClick={toggleScores}
          />
          <Button
            tone="glass"
            icon="chat"
            label="Say something (T)"
            aria-expanded={lines() === 'open'}
            onClick={toggleLines}
          />
        </Bar>
        <Show when={lines() === 'open'}>
          <Lines onSay={(line) => void say(line)} onClose={() => setLines('closed')} />
        </Show>
        <Show when={scores() === 'open'}>
          <section class="scores" aria-label="Scores">
            {hud && <hud.Scoreboard shown={shown} />}
          </section>
        </Show>
      </main>
      <Switch
        fallback={
          <Reconnecting link={session.link()} viewer="player" room={room.name} onRetry={() => session.client.wake()} />
        }
      >
        <Match when={ended(session.link())}>
          {(link) => <Ended reason={link().reason} text={link().text} room={room.id} />}
        </Match>
        <Match when={session.link().kind === 'elsewhere'}>
          <Elsewhere room={room.id} onMoveHere={() => session.client.moveHere()} />
        </Match>
      </Switch>
      <Show when={help() === 'open'}>
        <Help game={look.game.name} rows={[...look.help, ...PAGE_KEYS]} onClose={() => setHelp('closed')} />
      </Show>
      <div class="notices">
        <Meddling
          lease={lease()}
          weather={session.weather()?.[`s${session.welcome()?.session}`]}
          secondsTo={session.secondsTo}
        />
        <Toasts list={toasts.list()} />
      </div>
    </>
  );
}
