import { ranksAtLeast } from '@tickdeck/shared/commands/command.js';
import { createMemo, Show } from 'solid-js';
import { Icon } from '../../../ui/icon.js';
import { Identity } from '../../../ui/identity.js';
import type { Meddled } from '../hands/lent.js';
import { HoldButton } from '../hold-button.js';
import { useStation } from '../station.js';
import type { Person } from './people.js';
import { VerdictRow } from './verdict-row.js';

/** Above these a figure is marked. */
const RTT_FAIR_MS = 120;
const AGE_FAIR_MS = 250;
/** Who has no link has no figures either, and all the room for a name. */
const COLUMNS = 6;

export function PersonRow(props: { readonly person: Person; readonly meddled: Meddled }) {
  const { desk, camera, follow } = useStation();
  const followed = createMemo(() => props.person.player > 0 && camera.followed()?.player === props.person.player);
  const own = () => props.person.session !== 0 && props.person.session === desk.welcome()?.session;
  const kickable = () =>
    props.person.session !== 0 && !ranksAtLeast(props.person.role, desk.welcome()?.role ?? 'operator');
  const note = () => {
    if (own()) return 'you';
    if (props.person.player === 0) return props.person.role;
    return props.person.pilot === 'bot' ? 'bot' : '';
  };
  const kick = () => void desk.run('kick', { session: props.person.session, reason: 'Asked to leave' });

  return (
    <>
      <tr classList={{ followed: followed() }}>
        <th scope="row" colspan={props.person.link ? 1 : COLUMNS}>
          <Show
            when={props.person.player > 0}
            fallback={
              <span class="person">
                <Icon name={props.person.role === 'spectator' ? 'watch' : 'sliders'} />
                <span class="person-name">{props.person.name}</span>
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
              <Show when={props.person.look} fallback={<span class="person-name">{props.person.name}</span>}>
                {(look) => <Identity look={look()} name={props.person.name} size={15} />}
              </Show>
              <span class="person-note">{note()}</span>
            </button>
          </Show>
        </th>
        <Show when={props.person.link}>
          {(link) => (
            <>
              <td classList={{ fair: link().rttMs > RTT_FAIR_MS }}>{Math.round(link().rttMs)}</td>
              <td>{(link().bytesPerSecond / 1000).toFixed(1)}</td>
              <td>{link().skips}</td>
              <td classList={{ fair: link().frameAgeMs > AGE_FAIR_MS }}>{Math.round(link().frameAgeMs)}</td>
              <td class="person-kick">
                <Show when={kickable()}>
                  <HoldButton
                    icon="kick"
                    what={`Kick ${props.person.name} out of ${desk.room.name}`}
                    disabled={desk.why('kick') !== undefined}
                    onHeld={kick}
                  />
                </Show>
              </td>
            </>
          )}
        </Show>
      </tr>
      <Show when={props.person.link}>
        {(link) => <VerdictRow link={link()} meddled={props.meddled} columns={COLUMNS} />}
      </Show>
    </>
  );
}
