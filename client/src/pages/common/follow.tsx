import { Match, Show, Switch } from 'solid-js';
import { Button } from '../../ui/button.js';
import { Identity } from '../../ui/identity.js';
import type { CameraWork } from './camera-work.js';

/** What the camera does, and the keys to change it; over the arena's lower edge. */
export function Follow(props: { readonly camera: CameraWork }) {
  const kind = () => props.camera.mode().kind;
  return (
    <nav class="follow" aria-label="Camera" onMouseDown={(event) => event.preventDefault()}>
      <Button
        tone="glass"
        icon="previous"
        label="Follow the one before (Shift+Tab)"
        onClick={() => props.camera.step(-1)}
      />
      <div class="follow-who" role="status">
        <Switch fallback={<span>Free camera</span>}>
          <Match when={props.camera.followed()}>
            {(who) => (
              <>
                <Identity look={who().look} name={who().name} size={22} />
                <Show when={who().pilot === 'bot'}>
                  <span class="follow-pilot">bot</span>
                </Show>
              </>
            )}
          </Match>
          <Match when={kind() === 'overview'}>
            <span>Whole arena</span>
          </Match>
        </Switch>
      </div>
      <Button tone="glass" icon="next" label="Follow the next (Tab)" onClick={() => props.camera.step(1)} />
      <Button
        tone="glass"
        icon="overview"
        label="Overview (O)"
        aria-pressed={kind() === 'overview'}
        onClick={() => props.camera.overview()}
      />
      <Button
        tone="glass"
        icon="free"
        label="Free camera (F)"
        aria-pressed={kind() === 'free'}
        onClick={() => props.camera.free()}
      />
    </nav>
  );
}
