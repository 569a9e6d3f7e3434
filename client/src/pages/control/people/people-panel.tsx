import { createEffect, For, Show } from 'solid-js';
import { createStore, reconcile } from 'solid-js/store';
import { createMeddled, revealWhenISteer } from '../hands/lent.js';
import { PanelHead } from '../layout/panel-head.js';
import { useStation } from '../station.js';
import { type Person, peopleOf } from './people.js';
import { PersonRow } from './person-row.js';

/** Everyone in the room and how their links are. */
export function PeoplePanel() {
  const station = useStation();
  const { desk, camera } = station;
  const meddled = createMeddled(station);
  revealWhenISteer(station, meddled.own);
  const [people, setPeople] = createStore<Person[]>([]);
  // Four times a second, as telemetry comes; only what differs reaches the page.
  createEffect(() => {
    const sessions = desk.telemetry()?.sessions ?? [];
    setPeople(reconcile([...peopleOf(sessions, camera.roster())], { key: 'key' }));
  });
  const players = () => people.filter(({ link, player }) => link !== undefined && player > 0).length;
  const bots = () => people.filter(({ link }) => link === undefined).length;

  return (
    <section class="panel people" aria-label="Players" classList={{ stale: desk.stale() !== undefined }}>
      <PanelHead title="Players" note={`${players()} here, ${bots()} ${bots() === 1 ? 'bot' : 'bots'}`} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section class="people-scroll" tabIndex={0} aria-label="List of players">
        <table>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col" title="Round trip, ms">
                RTT
              </th>
              <th scope="col" title="Sent to them, kB/s">
                kB/s
              </th>
              <th scope="col" title="Frames left out because their link is slow">
                Skips
              </th>
              <th scope="col" title="Age of the newest frame they have confirmed, ms">
                Age
              </th>
              <th scope="col">
                <span class="unseen">Kick</span>
              </th>
            </tr>
          </thead>
          <tbody>
            <For each={people}>{(person) => <PersonRow person={person} meddled={meddled} />}</For>
          </tbody>
        </table>
        <Show when={people.length === 0}>
          <p class="empty">Nobody is here yet.</p>
        </Show>
      </section>
    </section>
  );
}
