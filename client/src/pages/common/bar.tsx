import { type JSX, Show } from 'solid-js';
import type { LinkState, LinkStats } from '../../net/frame.js';
import { Button, LinkButton } from '../../ui/button.js';
import { ConnectionDot } from '../../ui/link-dot.js';
import { muted, setMuted } from '../../ui/store.js';
import { createFullscreen } from './fullscreen.js';

const BAR_ID = 'page-bar';

/** From the game to the page's buttons by keyboard, and back: Tab belongs to the game. */
export function toBar(): void {
  const bar = document.getElementById(BAR_ID);
  const focused = document.activeElement;
  if (focused instanceof HTMLElement && focused !== document.body) focused.blur();
  else bar?.querySelector('button')?.focus();
}

/** The row of keys in a game page's corner: the link, the page's own keys, sound, help, the whole screen, and the way out. */
export function Bar(props: {
  readonly link: LinkState;
  readonly stats: LinkStats;
  readonly onHelp: () => void;
  readonly children: JSX.Element;
}) {
  const fullscreen = createFullscreen();
  return (
    <nav
      id={BAR_ID}
      class="bar"
      aria-label="Page"
      // Pressed by mouse or finger they take no focus: the keyboard stays with the game.
      onMouseDown={(event) => event.preventDefault()}
    >
      <ConnectionDot link={props.link} stats={props.stats} />
      {props.children}
      <Button
        tone="glass"
        icon={muted() ? 'mute' : 'sound'}
        label={muted() ? 'Sound on (M)' : 'Sound off (M)'}
        onClick={() => setMuted(!muted())}
      />
      <Show when={fullscreen.possible}>
        <Button
          tone="glass"
          icon={fullscreen.on() ? 'shrink' : 'expand'}
          label={fullscreen.on() ? 'Leave full screen' : 'Full screen'}
          onClick={fullscreen.toggle}
        />
      </Show>
      <Button tone="glass" icon="help" label="Help (?)" onClick={() => props.onHelp()} />
      <LinkButton tone="glass" icon="leave" label="Leave to the lobby" href="/" />
    </nav>
  );
}
