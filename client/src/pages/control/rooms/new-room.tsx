import { games } from '@tickdeck/shared/games/index.js';
import { createSignal, For, Show } from 'solid-js';
import { Button } from '../../../ui/button.js';
import { Dialog } from '../../../ui/dialog.js';
import { Field } from '../../../ui/field.js';
import { useStation } from '../station.js';
import { openRoom, type RoomWish } from './api.js';

const NAME_CHARS_MAX = 40;
const SKILLS = ['easy', 'normal', 'hard'] as const;

/** Asks what the new room should be, opens it, and goes there. */
export function NewRoom(props: { readonly onClose: () => void }) {
  const { desk } = useStation();
  const [name, setName] = createSignal('');
  const [game, setGame] = createSignal(desk.look.game.id);
  const [bots, setBots] = createSignal(6);
  const [botSkill, setBotSkill] = createSignal<RoomWish['botSkill']>('normal');
  const [error, setError] = createSignal('');
  const open = async (event: SubmitEvent) => {
    event.preventDefault();
    const answer = await openRoom(desk.token, {
      name: name().trim(),
      game: game(),
      bots: bots(),
      botSkill: botSkill(),
    });
    if (answer.kind === 'refused') setError(answer.text);
    else location.assign(`/control/${encodeURIComponent(answer.room.id)}`);
  };

  return (
    <Dialog title="New room" onClose={props.onClose}>
      <form class="new-room" onSubmit={(event) => void open(event)}>
        <Field
          label="Name"
          required
          autofocus
          maxLength={NAME_CHARS_MAX}
          value={name()}
          onInput={({ currentTarget }) => setName(currentTarget.value)}
        />
        <label class="field">
          <span class="field-label">Game</span>
          <select class="field-input" value={game()} onChange={({ currentTarget }) => setGame(currentTarget.value)}>
            <For each={[...games.values()]}>{({ id, name: title }) => <option value={id}>{title}</option>}</For>
          </select>
        </label>
        <div class="new-room-bots">
          <Field
            label="Seats that bots fill"
            type="number"
            min={0}
            max={games.get(game())?.seatsMax ?? 0}
            value={bots()}
            onInput={({ currentTarget }) => setBots(Math.max(0, Math.floor(currentTarget.valueAsNumber || 0)))}
          />
          <label class="field">
            <span class="field-label">Bots are</span>
            <select
              class="field-input"
              value={botSkill()}
              onChange={({ currentTarget }) => setBotSkill(SKILLS[currentTarget.selectedIndex] ?? 'normal')}
            >
              <For each={SKILLS}>{(skill) => <option value={skill}>{skill}</option>}</For>
            </select>
          </label>
        </div>
        <Show when={error()}>
          <p class="field-error" role="alert">
            {error()}
          </p>
        </Show>
        <div class="actions">
          <Button type="submit" tone="primary" icon="add" disabled={name().trim() === ''}>
            Open the room
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
