import { Show } from 'solid-js';
import { Button } from '../../../ui/button.js';
import { Chip } from '../../../ui/chip.js';
import { Dialog } from '../../../ui/dialog.js';
import type { Files } from './files.js';
import { MarksList } from './marks-list.js';
import type { Person } from './people.js';

const STATES = { here: 'here', away: 'away; a bot keeps the seat', out: 'kicked; may not come back yet' } as const;

/** One person: who they are, what is kept of them, and the way to all that can be done. */
export function PersonCard(props: {
  readonly person: Person;
  readonly files: Files;
  /** @param at - the button, for what opens beside it. */
  readonly onAct: (at: Element) => void;
  readonly onClose: () => void;
}) {
  const standing = () => props.files.whoIs(props.person);
  const marks = () => props.files.of(standing()?.device ?? '');
  return (
    <Dialog title={props.person.name} onClose={props.onClose}>
      <div class="person-card">
        <p class="person-facts">
          <Chip>{props.person.role}</Chip>
          <Show when={standing()} fallback={<span>A bot: it comes and goes with the seats.</span>}>
            {(who) => (
              <>
                <span>{STATES[who().state]}</span>
                <span>
                  device <code>{who().device.slice(0, 6)}</code>
                </span>
                <Show when={who().given}>
                  <span>was given this name here</span>
                </Show>
                <Show when={who().link}>
                  <span>came by a link</span>
                </Show>
              </>
            )}
          </Show>
        </p>
        <Show
          when={marks().length > 0}
          fallback={<p class="empty">Nothing is kept of {props.person.name}: no ban, no warning, no note.</p>}
        >
          <MarksList marks={marks()} of="one" />
        </Show>
        <div class="actions">
          <Button icon="hands" onClick={({ currentTarget }) => props.onAct(currentTarget)}>
            What can be done …
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
