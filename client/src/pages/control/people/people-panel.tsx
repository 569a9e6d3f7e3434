import { createMemo, createSignal, For, Show, untrack } from 'solid-js';
import { Button } from '../../../ui/button.js';
import { createMeddled, revealWhenISteer } from '../hands/lent.js';
import { PanelHead } from '../layout/panel-head.js';
import { useStation } from '../station.js';
import { VerbsMenu } from '../world/verbs-menu.js';
import { FIGURES } from './figures.js';
import { createFiles, sayMarks } from './files.js';
import { type Person, peopleOf } from './people.js';
import { createPeopleList } from './people-list.js';
import { PersonCard } from './person-card.js';
import { COLUMNS, PersonRow } from './person-row.js';
import { personVerbs } from './person-verbs.js';
import { createStates, type StateOf } from './states.js';

/** People, and where on the screen it was asked what can be done to them. */
interface Question {
  readonly people: readonly Person[];
  readonly at: { readonly x: number; readonly y: number };
}

/** Everyone in the room, how their links are, what is kept of them, and what can be done to one or several. */
export function PeoplePanel() {
  const station = useStation();
  const { desk, camera } = station;
  const meddled = createMeddled(station);
  revealWhenISteer(station, meddled.own);
  const files = createFiles(desk);
  const stateOf = createStates(desk, files);
  // Four times a second, as telemetry comes.
  const people = createPeopleList(
    createMemo(() => {
      const sessions = desk.telemetry()?.sessions ?? [];
      return peopleOf(sessions, untrack(camera.roster));
    }),
  );
  const [filter, setFilter] = createSignal('');
  const [chosen, setChosen] = createSignal<ReadonlySet<string>>(new Set());
  const [open, setOpen] = createSignal<Person>();
  const [question, setQuestion] = createSignal<Question>();
  const players = () => people.all().filter(({ link, player }) => link !== undefined && player > 0).length;
  const bots = () => people.all().filter(({ link }) => link === undefined).length;
  const aboutOf = (person: Person) => {
    const who = files.whoIs(person);
    const kept = sayMarks(files.of(who?.device ?? ''), Date.now());
    const state = who?.state === 'out' ? 'kicked' : who?.state === 'away' ? 'away' : '';
    return [state, kept].filter((word) => word !== '').join(', ');
  };
  const listed = createMemo(
    () => {
      const wanted = filter().trim().toLowerCase();
      const text = (person: Person) => `${person.name} ${person.role} ${person.pilot} ${aboutOf(person)}`.toLowerCase();
      const found = wanted === '' ? people.all() : people.all().filter((person) => text(person).includes(wanted));
      return found.map(({ key }) => key);
    },
    undefined,
    { equals: isSameList },
  );
  const chosenPeople = createMemo(() => people.all().filter(({ key }) => chosen().has(key)));
  const choose = (key: string) => {
    const next = new Set(chosen());
    if (!next.delete(key)) next.add(key);
    setChosen(next);
  };
  const ask = (about: readonly Person[], element: Element) => {
    const { left, bottom } = element.getBoundingClientRect();
    setOpen(undefined);
    setQuestion({ people: about, at: { x: left, y: bottom } });
  };

  return (
    <section
      class="panel people"
      aria-label="Players"
      classList={{ stale: desk.stale() !== undefined }}
      onKeyDown={(event) => event.key === '/' && toFilter(event)}
    >
      <PanelHead title="Players" note={`${players()} here, ${bots()} ${bots() === 1 ? 'bot' : 'bots'}`} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section class="people-scroll" tabIndex={0} aria-label="List of players">
        <table>
          <thead>
            <tr>
              <th scope="col" class="person-choose">
                <input
                  type="checkbox"
                  aria-label="Choose all that are listed"
                  checked={listed().length > 0 && listed().every((key) => chosen().has(key))}
                  onChange={({ currentTarget }) => setChosen(new Set(currentTarget.checked ? listed() : []))}
                />
              </th>
              <th scope="col" class="person-name-head" aria-label="Name">
                <input
                  id={FILTER}
                  class="spot-input text people-filter"
                  type="search"
                  placeholder="Name (/)"
                  aria-label="Filter players"
                  value={filter()}
                  onInput={({ currentTarget }) => setFilter(currentTarget.value)}
                />
              </th>
              <For each={FIGURES}>
                {({ head, title, room }) => (
                  <th scope="col" class={room} title={title}>
                    {head}
                  </th>
                )}
              </For>
              <th scope="col">
                <span class="unseen">More</span>
              </th>
            </tr>
          </thead>
          <For each={listed()}>
            {(key) => (
              <Show when={people.shown(key)}>
                {(person) => (
                  <PersonRow
                    person={person()}
                    meddled={meddled}
                    about={aboutOf(person())}
                    chosen={chosen().has(key)}
                    onChoose={() => choose(key)}
                    onOpen={() => setOpen(person())}
                    onSight={(sight) => people.note(key, sight)}
                  />
                )}
              </Show>
            )}
          </For>
          <Show when={listed().length === 0}>
            <tbody>
              <tr>
                <td class="empty" colspan={COLUMNS}>
                  {people.all().length === 0 ? 'Nobody is here yet.' : `Nobody here is like “${filter()}”.`}
                </td>
              </tr>
            </tbody>
          </Show>
        </table>
      </section>
      <Show when={chosenPeople().length > 0}>
        <footer class="people-chosen">
          <span>{chosenPeople().length} chosen</span>
          <Button icon="hands" onClick={({ currentTarget }) => ask(chosenPeople(), currentTarget)}>
            What can be done …
          </Button>
          <Button tone="quiet" icon="close" label="Choose nobody" onClick={() => setChosen(new Set())} />
        </footer>
      </Show>
      <Show when={open()} keyed>
        {(person) => (
          <PersonCard
            person={person}
            files={files}
            onAct={(element) => ask([person], element)}
            onClose={() => setOpen(undefined)}
          />
        )}
      </Show>
      <Show when={question()} keyed>
        {({ people: about, at }) => (
          <PeopleMenu people={about} at={at} stateOf={stateOf} onClose={() => setQuestion(undefined)} />
        )}
      </Show>
    </section>
  );
}

function PeopleMenu(props: Question & { readonly stateOf: StateOf; readonly onClose: () => void }) {
  const { desk } = useStation();
  const asking = { role: desk.role(), blocked: desk.stale(), stateOf: props.stateOf };
  const { light, grave } = personVerbs(desk.registry.values(), props.people, asking);
  const [first] = props.people;
  const title = props.people.length === 1 ? (first?.name ?? '') : `${props.people.length} people`;
  const groups = [
    { title: 'Easily taken back', own: [], verbs: light },
    { title: 'Hold to confirm', own: [], verbs: grave },
  ];
  return <VerbsMenu title={title} at={props.at} groups={groups} onClose={props.onClose} />;
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((key, at) => key === b[at]);
}

const FILTER = 'people-filter';

function toFilter(event: KeyboardEvent): void {
  if (event.target instanceof HTMLInputElement && event.target.type !== 'checkbox') return;
  event.preventDefault();
  event.stopPropagation();
  document.getElementById(FILTER)?.focus();
}
