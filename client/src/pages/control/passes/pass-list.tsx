import { sayRest } from '@tickdeck/shared/commands/marks.js';
import { opens, type Pass } from '@tickdeck/shared/commands/passes.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import { ROLES, type Role } from '@tickdeck/shared/wire/messages.js';
import { createMemo, createSignal, For, Show } from 'solid-js';
import { createStore } from 'solid-js/store';
import { Button } from '../../../ui/button.js';
import { Chip } from '../../../ui/chip.js';
import { playPath, watchPath } from '../../common/route.js';
import { HoldButton } from '../hold-button.js';
import { useStation } from '../station.js';
import { tokenIn } from '../token.js';
import { FreshLink } from './fresh-link.js';

const TERMS = [
  { minutes: 60, name: 'for an hour' },
  { minutes: 480, name: 'for this evening' },
  { minutes: 10_080, name: 'for a week' },
  { minutes: 0, name: 'until I take it back' },
] as const;

/** The links that the host has handed out, each with its role: make one, take one back. */
export function PassList() {
  const { desk } = useStation();
  const told = desk.feeds.use('links');
  const passes = createMemo(() =>
    Object.entries(told() ?? {})
      .map(([id, pass]): Pass => ({ id, ...pass }))
      .filter(({ room }) => room === '' || room === desk.room.id)
      .sort((a, b) => Number(opens(b, Date.now())) - Number(opens(a, Date.now())) || b.at - a.at),
  );
  return (
    <section class="passes" aria-label="Links by role">
      <h3>For those who help you</h3>
      <PassForm />
      <ul class="pass-list">
        <For each={passes()}>{(pass) => <PassItem pass={pass} />}</For>
      </ul>
      <Show when={passes().length === 0}>
        <p class="empty">
          No link was handed out yet. A moderator’s link lets somebody kick, mute and warn, and see no more than players
          do.
        </p>
      </Show>
    </section>
  );
}

function PassForm() {
  const { desk } = useStation();
  const [wish, setWish] = createStore<{ role: Role; label: string; minutes: number; here: boolean }>({
    ...{ role: 'moderator', label: '', minutes: 480, here: true },
  });
  const [fresh, setFresh] = createSignal<{ readonly url: string; readonly label: string }>();
  const make = async (event: SubmitEvent) => {
    event.preventDefault();
    // Past the desk, which shows the last answer for all to see who look over a shoulder.
    const { outcome, text } = await desk.client.command('link-make', { ...wish });
    const token = outcome === 'done' ? tokenIn(text) : undefined;
    if (token === undefined) return desk.notice({ level: 'warning', text });
    setFresh({ url: urlOf(wish.role, desk.room.id, token), label: wish.label });
    setWish('label', '');
  };
  return (
    <form class="pass-form" aria-label="Make a link" onSubmit={(event) => void make(event)}>
      <input
        class="spot-input text"
        aria-label="For whom"
        placeholder="For whom"
        required
        maxLength={LIMITS.linkLabelCharsMax}
        value={wish.label}
        onInput={({ currentTarget }) => setWish('label', currentTarget.value)}
      />
      <select
        class="spot-input"
        aria-label="As what"
        onInput={({ currentTarget }) => setWish('role', ROLES[currentTarget.selectedIndex] ?? 'moderator')}
      >
        <For each={ROLES}>{(role) => <option selected={role === wish.role}>{role}</option>}</For>
      </select>
      <select
        class="spot-input"
        aria-label="How long"
        onInput={({ currentTarget }) => setWish('minutes', TERMS[currentTarget.selectedIndex]?.minutes ?? 0)}
      >
        <For each={TERMS}>{({ minutes, name }) => <option selected={minutes === wish.minutes}>{name}</option>}</For>
      </select>
      <label class="pass-here">
        <input
          type="checkbox"
          checked={wish.here}
          onInput={({ currentTarget }) => setWish('here', currentTarget.checked)}
        />
        this room only
      </label>
      <Button type="submit" icon="add" disabled={desk.why('link-make') !== undefined}>
        Make a link
      </Button>
      <Show when={fresh()} keyed>
        {({ url, label }) => <FreshLink url={url} label={label} onClose={() => setFresh(undefined)} />}
      </Show>
    </form>
  );
}

function PassItem(props: { readonly pass: Pass }) {
  const { desk } = useStation();
  const { pass } = props;
  const people = desk.feeds.use('people');
  const works = () => opens(pass, Date.now());
  const users = () =>
    Object.values(people() ?? {}).filter(({ link, state }) => link === pass.id && state === 'here').length;
  const state = () => {
    if (pass.revoked > 0) return 'taken back';
    if (!works()) return 'over';
    const rest = pass.until === 0 ? '' : `, ${sayRest(pass.until, Date.now())} more`.replace('for ', '');
    return `${pass.room === '' ? 'all rooms' : 'this room'}${rest}`;
  };
  return (
    <li class="pass" classList={{ over: !works() }}>
      <Chip>{pass.role}</Chip>
      <span class="pass-label">
        {pass.label}
        <small>
          {state()}
          <Show when={users() > 0}>
            {' '}
            · <strong>{users()} here by it</strong>
          </Show>
        </small>
      </span>
      <Show
        when={works()}
        fallback={
          <Show when={pass.revoked > 0}>
            <Button
              tone="quiet"
              icon="undo"
              label={`Give the link of ${pass.label} back`}
              disabled={desk.why('link-make') !== undefined}
              onClick={() => void desk.run('link-restore', { link: pass.id })}
            />
          </Show>
        }
      >
        <HoldButton
          icon="close"
          what={`Take the link of ${pass.label} back; ${users() === 1 ? 'one is' : `${users()} are`} closed out`}
          disabled={desk.why('link-make') !== undefined}
          onHeld={() => void desk.run('link-revoke', { link: pass.id })}
        />
      </Show>
    </li>
  );
}

/** Where a link of a role leads. */
function urlOf(role: Role, room: string, token: string): string {
  const path = role === 'spectator' ? watchPath(room) : role === 'player' ? playPath(room) : controlPath(room);
  return `${location.origin}${path}#token=${token}`;
}

function controlPath(room: string): string {
  return `/control/${encodeURIComponent(room)}`;
}
