import { LOG_LEVELS, type LogLine } from '@tickdeck/shared/wire/messages.js';
import { createEffect, createMemo, createSignal, For, Show } from 'solid-js';
import { Button } from '../../../ui/button.js';
import { copyText } from '../rooms/copy.js';
import { useStation } from '../station.js';
import { filterLines, type LogLevel, sayLine } from './log.js';

/** Lines on the page; more would only slow it down. */
const SHOWN_MAX = 300;
/** Nearer to the end than this, px, one wants to see what comes. */
const END_PX = 24;

/** What the host logs of this room and of itself, as it comes; it waits while one reads. */
export function LogPanel() {
  const { desk } = useStation();
  const [least, setLeast] = createSignal<LogLevel>('info');
  const [words, setWords] = createSignal('');
  const [held, hold] = createSignal<readonly LogLine[]>();
  desk.feeds.want('log');
  const lines = createMemo(() => filterLines(held() ?? desk.log(), least(), words()).slice(-SHOWN_MAX));
  const waiting = () => (held() ? desk.log().length - (held()?.length ?? 0) : 0);
  let scroll: HTMLElement | undefined;
  createEffect(() => {
    lines();
    if (scroll && !held()) scroll.scrollTop = scroll.scrollHeight;
  });
  const scrolled = (box: HTMLElement) => {
    const isAtEnd = box.scrollHeight - box.scrollTop - box.clientHeight < END_PX;
    if (isAtEnd) hold(undefined);
    else if (!held()) hold(desk.log());
  };
  const copy = async () => {
    const outcome = await copyText(lines().map(sayLine).join('\n'));
    if (outcome === 'copied') desk.notice({ level: 'info', text: `Copied ${lines().length} lines.` });
    else desk.notice({ level: 'warning', text: 'This browser lets no page copy. Select the lines and press Ctrl+C.' });
  };

  return (
    <section class="panel log" aria-label="Log" classList={{ stale: desk.stale() !== undefined }}>
      <header class="log-tools">
        <select
          class="spot-input text"
          aria-label="Least level"
          value={least()}
          onChange={({ currentTarget }) => setLeast(LOG_LEVELS[currentTarget.selectedIndex] ?? 'info')}
        >
          <For each={LOG_LEVELS}>{(level) => <option value={level}>{level}</option>}</For>
        </select>
        <input
          class="spot-input text"
          type="search"
          placeholder="Words"
          aria-label="Filter the log"
          value={words()}
          onInput={({ currentTarget }) => setWords(currentTarget.value)}
        />
        <Button
          tone="quiet"
          icon={held() ? 'play' : 'pause'}
          label={held() ? 'Go on' : 'Hold still'}
          onClick={() => hold(held() ? undefined : desk.log())}
        />
        <Button tone="quiet" icon="copy" label="Copy these lines" onClick={() => void copy()} />
      </header>
      <section
        ref={scroll}
        class="log-scroll"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        tabIndex={0}
        aria-label="Lines, the newest last"
        onScroll={({ currentTarget }) => scrolled(currentTarget)}
      >
        <ol class="log-lines">
          <For each={lines()}>
            {(line) => (
              <li class={`log-line ${line.level}`}>
                <time dateTime={new Date(line.at).toISOString()}>{new Date(line.at).toTimeString().slice(0, 8)}</time>
                <span class="log-level">{line.level}</span>
                <span class="log-text">{line.text}</span>
                <Show when={line.data}>
                  <span class="log-data">{line.data}</span>
                </Show>
              </li>
            )}
          </For>
        </ol>
        <Show when={lines().length === 0}>
          <p class="empty">
            {desk.log().length === 0
              ? 'The host has logged nothing of this room yet.'
              : 'No line matches. Choose another level, or fewer words.'}
          </p>
        </Show>
      </section>
      <Show when={waiting() > 0}>
        <button type="button" class="log-more" onClick={() => hold(undefined)}>
          {waiting()} new below
        </button>
      </Show>
    </section>
  );
}
