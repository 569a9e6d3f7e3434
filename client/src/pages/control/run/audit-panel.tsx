import { whyFinal } from '@tickdeck/shared/commands/command.js';
import type { AuditEntry } from '@tickdeck/shared/wire/messages.js';
import { For, Show } from 'solid-js';
import { Button } from '../../../ui/button.js';
import type { Desk } from '../desk.js';
import { HoldButton } from '../hold-button.js';
import { PanelHead } from '../layout/panel-head.js';
import { useStation } from '../station.js';

/** Lines kept on the page; the host remembers more. */
const SHOWN_MAX = 150;
/** Changes of one entry that are listed before they are only counted. */
const CHANGES_MAX = 4;

const WORDS = { done: 'done', refused: 'refused', conflict: 'conflict' } as const;

/** What was commanded in this room, newest first: who, when, what, and what it changed; refused commands too. */
export function AuditPanel() {
  const { desk } = useStation();
  return (
    <section class="panel audit" aria-label="Audit" classList={{ stale: desk.stale() !== undefined }}>
      <PanelHead title="Audit" note={desk.audit().length === 1 ? '1 entry' : `${desk.audit().length} entries`} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section class="audit-scroll" tabIndex={0} aria-label="What was commanded, newest first">
        <ol class="audit-list">
          <For each={desk.audit().slice(0, SHOWN_MAX)}>{(entry) => <EntryRow entry={entry} />}</For>
        </ol>
        <Show when={desk.audit().length === 0}>
          <p class="empty">Nothing was commanded yet. Every edit, pause and kick is listed here.</p>
        </Show>
      </section>
    </section>
  );
}

function EntryRow(props: { readonly entry: AuditEntry }) {
  const { desk } = useStation();
  const { entry } = props;
  const command = desk.registry.get(entry.command);
  const label = command?.label ?? entry.command;
  const final = entry.outcome === 'done' && command ? whyFinal(command) : undefined;
  const more = entry.changes.length - CHANGES_MAX;
  return (
    <li class={`audit-entry ${entry.outcome}`} data-entry={entry.id}>
      <div class="audit-line">
        <time dateTime={new Date(entry.at).toISOString()} title={new Date(entry.at).toLocaleString()}>
          {clockTime(entry.at)}
        </time>
        <span class="audit-what">{label}</span>
        <span class={`audit-outcome ${entry.outcome}`}>{WORDS[entry.outcome]}</span>
        <Show when={entry.undoable}>
          <UndoButton entry={entry} />
        </Show>
      </div>
      <div class="audit-more">
        <Show when={entry.changes.length > 0} fallback={<p class="audit-text">{entry.text}</p>}>
          <ul class="audit-changes">
            <For each={entry.changes.slice(0, CHANGES_MAX)}>
              {({ where, before, after }) => (
                <li>
                  <span class="audit-where">{where}</span> <del>{before}</del> <span aria-hidden="true">→</span>
                  <span class="unseen">to</span> <ins>{after}</ins>
                </li>
              )}
            </For>
            <Show when={more > 0}>
              <li>and {more} more</li>
            </Show>
          </ul>
        </Show>
        <Show when={final}>
          <span class="audit-final">cannot be undone: {final}</span>
        </Show>
        <span class="audit-who" title={`${entry.who}, ${entry.role}`}>
          {entry.who} · tick {entry.tick}
        </span>
      </div>
    </li>
  );
}

/** Takes one entry back: the own ones at a press; those of others are held, and say whose they are. */
function UndoButton(props: { readonly entry: AuditEntry }) {
  const { desk } = useStation();
  const { entry } = props;
  const blocked = () => desk.why('undo') !== undefined;
  const undo = () => void desk.run('undo', { entry: entry.id });
  return (
    <Show
      when={isMine(entry, desk)}
      fallback={
        <HoldButton
          icon="undo"
          what={`Undo what ${entry.who} did (entry ${entry.id}: ${entry.text})`}
          disabled={blocked()}
          onHeld={undo}
        />
      }
    >
      <Button
        tone="quiet"
        icon="undo"
        label={`Undo entry ${entry.id}: ${entry.text}`}
        disabled={blocked()}
        onClick={undo}
      />
    </Show>
  );
}

/** An entry names people, and two may have one name: then it is nobody's own. */
function isMine({ who, role }: AuditEntry, desk: Desk): boolean {
  const own = desk.telemetry()?.sessions.find(({ session }) => session === desk.welcome()?.session);
  const namesakes = desk.telemetry()?.sessions.filter(({ name }) => name === who).length ?? 0;
  return own !== undefined && own.name === who && own.role === role && namesakes === 1;
}

function clockTime(at: number): string {
  return new Date(at).toTimeString().slice(0, 8);
}
