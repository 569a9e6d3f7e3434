import { createSignal, For, onCleanup, onMount, Show } from 'solid-js';
import type { Point } from '../../../scene/camera.js';
import { Button } from '../../../ui/button.js';
import { asOne } from '../as-one.js';
import { HoldButton } from '../hold-button.js';
import { CommandForm } from '../inspector/command-form.js';
import { useStation } from '../station.js';
import type { Verb } from './verbs.js';

/** Something the page itself does: nothing that anybody else notices, so it is no command. */
export interface OwnVerb {
  readonly label: string;
  run(): void;
}

/** What is offered under one head. */
export interface VerbGroup {
  readonly title: string;
  /** What its verbs are about, where that is not what the menu is about. */
  readonly about?: string;
  readonly own: readonly OwnVerb[];
  readonly verbs: readonly Verb[];
}

/** A verb whose form is open, and what it is about. */
interface OpenForm {
  readonly verb: Verb;
  readonly about: string;
}

/** From the edge of the window. */
const MARGIN_PX = 8;

/** What can be done here: a list that opens where somebody asked, and a form where a verb needs to know more. */
export function VerbsMenu(props: {
  readonly title: string;
  /** Where somebody asked, CSS pixels of the window. */
  readonly at: Point;
  readonly groups: readonly VerbGroup[];
  readonly onClose: () => void;
}) {
  const [form, setForm] = createSignal<OpenForm>();
  let element: HTMLDivElement | undefined;
  const buttons = () => [...(element?.querySelectorAll<HTMLButtonElement>('.verb, .verb-held button') ?? [])];
  const { desk } = useStation();
  const done = (said: string) => {
    props.onClose();
    desk.notice({ level: 'info', text: said });
  };
  const goBack = () => {
    setForm(undefined);
    buttons()[0]?.focus();
  };
  onMount(() => {
    if (!element) return;
    const before = document.activeElement;
    element.showPopover();
    const { width, height } = element.getBoundingClientRect();
    element.style.left = `${Math.max(MARGIN_PX, Math.min(props.at.x, innerWidth - width - MARGIN_PX))}px`;
    element.style.top = `${Math.max(MARGIN_PX, Math.min(props.at.y, innerHeight - height - MARGIN_PX))}px`;
    (buttons()[0] ?? element).focus();
    onCleanup(() => before instanceof HTMLElement && before.focus({ preventScroll: true }));
  });
  const keys = (event: KeyboardEvent) => {
    // The deck's shortcuts are for the deck, not for what lies over it.
    event.stopPropagation();
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by === undefined || form()) return;
    event.preventDefault();
    const all = buttons();
    const at = all.findIndex((button) => button.matches(':focus'));
    all.at((at + by) % all.length)?.focus();
  };

  return (
    <div
      ref={element}
      class="popup verbs"
      popover="auto"
      role="dialog"
      aria-label={props.title}
      tabIndex={-1}
      onKeyDown={keys}
      on:toggle={(event: ToggleEvent) => event.newState === 'closed' && props.onClose()}
    >
      <h3 class="verbs-title">{form()?.verb.label ?? props.title}</h3>
      <Show
        when={form()}
        keyed
        fallback={
          <For each={props.groups}>
            {(group) => (
              <section class="verbs-group" aria-label={group.title}>
                <h4>{group.title}</h4>
                <For each={group.own}>
                  {(verb) => (
                    <button
                      type="button"
                      class="verb"
                      onClick={() => {
                        verb.run();
                        props.onClose();
                      }}
                    >
                      <span class="verb-label">{verb.label}</span>
                    </button>
                  )}
                </For>
                <For each={group.verbs.filter(({ why }) => why === undefined)}>
                  {(verb) => (
                    <VerbItem
                      verb={verb}
                      onAsk={() => setForm({ verb, about: group.about ?? props.title })}
                      onDone={props.onClose}
                    />
                  )}
                </For>
                <For each={reasonsAgainst(group.verbs)}>
                  {([why, labels]) => (
                    <p class="verbs-not">
                      <span>{labels.join(', ')}</span> {why}
                    </p>
                  )}
                </For>
              </section>
            )}
          </For>
        }
      >
        {(open) => <VerbForm {...open} onDone={done} onBack={goBack} />}
      </Show>
    </div>
  );
}

function VerbForm(
  props: OpenForm & {
    readonly onDone: (said: string) => void;
    readonly onBack: () => void;
  },
) {
  const { command, why, calls, start } = props.verb;
  let asked: HTMLDivElement | undefined;
  // The verb that had the focus is gone, and keys would be the deck's.
  onMount(() => {
    const first = asked?.querySelector<HTMLElement>('input, select, button');
    first?.focus();
    if (first instanceof HTMLInputElement) first.select();
  });
  return (
    <>
      <p class="verb-about">{props.about}</p>
      <p class="verb-says">{command.says}</p>
      <div ref={asked}>
        <CommandForm command={command} blocked={why} calls={calls} start={start} onDone={props.onDone} />
      </div>
      <Button tone="quiet" icon="previous" onClick={props.onBack}>
        All verbs
      </Button>
    </>
  );
}

function VerbItem(props: { readonly verb: Verb; readonly onAsk: () => void; readonly onDone: () => void }) {
  const { desk } = useStation();
  const { command, calls, asks, label } = props.verb;
  const { risk, name, says } = command;
  // What destroys is asked about in a form, where the room’s name is typed.
  const isForm = asks.length > 0 || risk === 'R3';
  const run = async () => {
    props.onDone();
    let last = '';
    for (const one of asOne(name, calls)) {
      const reply = await desk.run(one.name, one.args);
      if (reply.outcome !== 'done') return;
      last = reply.text;
    }
    desk.notice({ level: 'info', text: last });
  };
  const grade = <span class={`verb-risk ${risk}`}>{risk}</span>;

  return (
    <Show
      when={!isForm && risk === 'R2'}
      fallback={
        <button type="button" class="verb" title={says} onClick={() => (isForm ? props.onAsk() : void run())}>
          <span class="verb-label">{isForm ? `${label} …` : label}</span>
          {grade}
        </button>
      }
    >
      <div class="verb-held" title={says}>
        <HoldButton what={label} onHeld={() => void run()}>
          <span class="verb-label">{label}</span>
        </HoldButton>
        {grade}
      </div>
    </Show>
  );
}

/** What cannot be done, by why not: said once for all that share the reason. */
function reasonsAgainst(verbs: readonly Verb[]): readonly (readonly [string, readonly string[]])[] {
  const labels = new Map<string, string[]>();
  for (const { why, label } of verbs) {
    if (why !== undefined) labels.set(why, [...(labels.get(why) ?? []), label]);
  }
  return [...labels];
}
