import { type Accessor, createSignal, For, Match, Switch } from 'solid-js';
import { useStation } from '../station.js';
import { BookmarksSheet } from './bookmarks-sheet.js';
import { BreakpointsSheet } from './breakpoints-sheet.js';
import { RulesSheet } from './rules-sheet.js';
import { SchedulesSheet } from './schedules-sheet.js';
import { WatchesSheet } from './watches-sheet.js';

const SHEETS = ['breakpoints', 'watches', 'schedules', 'rules', 'bookmarks'] as const;
type Sheet = (typeof SHEETS)[number];

/** What the room does by itself for its operators, one kind at a time: seen, added, switched and taken away. */
export function AutomatePanel() {
  const { desk } = useStation();
  const [sheet, setSheet] = createSignal<Sheet>('breakpoints');
  const counts = Object.fromEntries(SHEETS.map((name) => [name, desk.feeds.use(name)])) as {
    readonly [name in Sheet]: Accessor<object | undefined>;
  };
  const move = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const next = SHEETS[(SHEETS.indexOf(sheet()) + by + SHEETS.length) % SHEETS.length] as Sheet;
    setSheet(next);
    document.getElementById(`automate-${next}`)?.focus();
  };
  return (
    <section class="panel automate" aria-label="Automate" classList={{ stale: desk.stale() !== undefined }}>
      <div class="tabs" role="tablist" aria-label="What the room does by itself" onKeyDown={move}>
        <For each={SHEETS}>
          {(name) => (
            <button
              type="button"
              role="tab"
              id={`automate-${name}`}
              class="tab"
              aria-selected={name === sheet()}
              aria-controls="automate-sheet"
              tabIndex={name === sheet() ? 0 : -1}
              onClick={() => setSheet(name)}
            >
              {name}
              <span class="tab-count">{Object.keys(counts[name]() ?? {}).length || ''}</span>
            </button>
          )}
        </For>
      </div>
      <div id="automate-sheet" class="automate-sheet" role="tabpanel" aria-labelledby={`automate-${sheet()}`}>
        <Switch>
          <Match when={sheet() === 'breakpoints'}>
            <BreakpointsSheet />
          </Match>
          <Match when={sheet() === 'watches'}>
            <WatchesSheet />
          </Match>
          <Match when={sheet() === 'schedules'}>
            <SchedulesSheet />
          </Match>
          <Match when={sheet() === 'rules'}>
            <RulesSheet />
          </Match>
          <Match when={sheet() === 'bookmarks'}>
            <BookmarksSheet />
          </Match>
        </Switch>
      </div>
    </section>
  );
}
