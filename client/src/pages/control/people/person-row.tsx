import { createMemo, For, Show } from 'solid-js';
import { Button } from '../../../ui/button.js';
import { Icon } from '../../../ui/icon.js';
import { Identity } from '../../../ui/identity.js';
import type { Meddled } from '../hands/lent.js';
import { useStation } from '../station.js';
import { FIGURES } from './figures.js';
import type { Person } from './people.js';
import { VerdictRow } from './verdict-row.js';

/** Beside the figures: the box, the name, and what can be done. */
export const COLUMNS = FIGURES.length + 3;

/** One person, and under the figures what they come to. */
export function PersonRow(props: {
  readonly person: Person;
  readonly meddled: Meddled;
  /** What is kept of them and how they are here, in a few words. */
  readonly about: string;
  readonly chosen: boolean;
  readonly onChoose: () => void;
  readonly onOpen: () => void;
  /** Whether the row is worth showing anew: browsers skip what is out of sight. */
  readonly onSight: (sight: 'in' | 'out') => void;
}) {
  const { desk, camera, follow } = useStation();
  const about = createMemo(() => props.about);
  const followed = createMemo(() => props.person.player > 0 && camera.followed()?.player === props.person.player);
  const own = () => props.person.session !== 0 && props.person.session === desk.welcome()?.session;
  const note = () => {
    if (own()) return 'you';
    if (props.person.player === 0) return props.person.role;
    return props.person.pilot === 'bot' ? 'bot' : '';
  };

  return (
    <tbody
      ref={(element) => watchSight(element, props.onSight)}
      classList={{ followed: followed(), chosen: props.chosen }}
    >
      <tr>
        <td class="person-choose">
          <input
            type="checkbox"
            aria-label={`Choose ${props.person.name}`}
            checked={props.chosen}
            onChange={() => props.onChoose()}
          />
        </td>
        <th scope="row" classList={{ whole: !props.person.link }} colspan={props.person.link ? 1 : FIGURES.length + 1}>
          <Show
            when={props.person.player > 0}
            fallback={
              <span class="person">
                <Icon name={props.person.role === 'spectator' ? 'watch' : 'sliders'} />
                <PersonName name={props.person.name} about={about()} />
                <span class="person-note">{note()}</span>
              </span>
            }
          >
            <button
              type="button"
              class="person"
              aria-pressed={followed()}
              title={`Follow ${props.person.name}`}
              onClick={() => follow(props.person.player)}
            >
              <Show when={props.person.look} fallback={<PersonName name={props.person.name} about={about()} />}>
                {(look) => (
                  <span class="person-who">
                    <Identity look={look()} name={props.person.name} size={15} />
                    <Show when={about()}>
                      <span class="person-about" title={about()}>
                        {about()}
                      </span>
                    </Show>
                  </span>
                )}
              </Show>
              <span class="person-note">{note()}</span>
            </button>
          </Show>
        </th>
        <Show when={props.person.link}>
          {(link) => (
            <For each={FIGURES}>
              {(figure) => (
                <td class={figure.room} classList={{ fair: figure.isFair(link()) }}>
                  {figure.show(link())}
                </td>
              )}
            </For>
          )}
        </Show>
        <td class="person-open">
          <Button
            tone="quiet"
            icon="audit"
            label={`${props.person.name}: what is kept, and what can be done`}
            onClick={() => props.onOpen()}
          />
        </td>
      </tr>
      <Show when={props.person.link}>
        {(link) => <VerdictRow link={link()} meddled={props.meddled} columns={COLUMNS} />}
      </Show>
    </tbody>
  );
}

function watchSight(element: HTMLElement, onSight: (sight: 'in' | 'out') => void): void {
  element.addEventListener('contentvisibilityautostatechange', (event) => {
    onSight((event as ContentVisibilityAutoStateChangeEvent).skipped ? 'out' : 'in');
  });
}

function PersonName(props: { readonly name: string; readonly about: string }) {
  return (
    <span class="person-who">
      <span class="person-name">{props.name}</span>
      <Show when={props.about}>
        <span class="person-about" title={props.about}>
          {props.about}
        </span>
      </Show>
    </span>
  );
}
