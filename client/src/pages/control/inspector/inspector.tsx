import { createMemo, For, Match, Switch } from 'solid-js';
import { Button } from '../../../ui/button.js';
import { type Sheet, useStation } from '../station.js';
import { CommandsSheet } from './commands-sheet.js';
import { DocumentSheet } from './document-sheet.js';
import { StagedBar } from './staged-bar.js';
import { TableSheet } from './table-sheet.js';
import { toldTo } from './told.js';
import { TuneBar } from './tuning/tune-bar.js';

/** Everything the game keeps, made from its schema: a tab for each table, one for the document, one for its commands. */
export function Inspector() {
  const { desk, tuning, sheet, setSheet } = useStation();
  // What each field costs stands at its name.
  desk.feeds.want('bandwidth');
  const told = createMemo(() => toldTo(desk.role(), desk.look.game));
  const sheets = createMemo((): readonly Sheet[] => [
    ...told().tables.map(({ name }) => ({ kind: 'table', table: name }) as const),
    { kind: 'document' },
    { kind: 'commands' },
  ]);
  const layout = createMemo(() => {
    const now = sheet();
    return now.kind === 'table' ? told().tables.find(({ name }) => name === now.table) : undefined;
  });
  const move = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const all = sheets();
    const at = all.findIndex((one) => nameOf(one) === nameOf(sheet()));
    const next = all[(at + by + all.length) % all.length];
    if (!next) return;
    setSheet(next);
    document.getElementById(`tab-${nameOf(next)}`)?.focus();
  };

  return (
    <section
      class="panel inspector"
      aria-label="Inspector"
      classList={{ stale: desk.stale() !== undefined, tuning: tuning.isArmed() }}
    >
      <div class="inspector-head">
        <div class="tabs" role="tablist" aria-label="State" onKeyDown={move}>
          <For each={sheets()}>
            {(one) => (
              <button
                type="button"
                role="tab"
                id={`tab-${nameOf(one)}`}
                class="tab"
                classList={{ other: one.kind !== 'table' }}
                aria-selected={nameOf(one) === nameOf(sheet())}
                aria-controls="sheet"
                tabIndex={nameOf(one) === nameOf(sheet()) ? 0 : -1}
                onClick={() => setSheet(one)}
              >
                {nameOf(one)}
              </button>
            )}
          </For>
        </div>
        <Button
          tone="quiet"
          icon="live"
          label="Live-tune: send every change at once"
          aria-pressed={tuning.isArmed()}
          disabled={desk.why('edit') !== undefined}
          onClick={() => (tuning.isArmed() ? tuning.disarm() : tuning.arm())}
        />
      </div>
      <TuneBar />
      <div id="sheet" class="sheet" role="tabpanel" aria-labelledby={`tab-${nameOf(sheet())}`}>
        <Switch>
          <Match when={layout()} keyed>
            {(table) => <TableSheet layout={table} />}
          </Match>
          <Match when={sheet().kind === 'document'}>
            <DocumentSheet parts={told().parts} />
          </Match>
          <Match when={sheet().kind === 'commands'}>
            <CommandsSheet />
          </Match>
        </Switch>
      </div>
      <StagedBar />
    </section>
  );
}

function nameOf(sheet: Sheet): string {
  return sheet.kind === 'table' ? sheet.table : sheet.kind;
}
