import { ranksAtLeast } from '@tickdeck/shared/commands/command.js';
import { createSignal, For, Show } from 'solid-js';
import { Button } from '../../../ui/button.js';
import { playPath, watchPath } from '../../common/route.js';
import { PanelHead } from '../layout/panel-head.js';
import { PassList } from '../passes/pass-list.js';
import { useStation } from '../station.js';
import { copyText } from './copy.js';

/** Where others come in: links to hand out, and the code to type. */
export function LinksPanel() {
  const { desk } = useStation();
  const [copied, setCopied] = createSignal('');
  const links = [
    { what: 'Play', url: location.origin + playPath(desk.room.id) },
    { what: 'Watch', url: location.origin + watchPath(desk.room.id) },
  ];
  const copy = async (what: string, url: string, field: HTMLInputElement | undefined) => {
    if ((await copyText(url)) === 'copied') return setCopied(what);
    // Selected, it is one key away.
    field?.select();
    desk.notice({ level: 'info', text: 'The link is selected: copy it with Ctrl+C.' });
  };

  return (
    <section class="panel links" aria-label="Links for players">
      <PanelHead title="Invite" />
      <div class="link-row">
        <span class="link-what">Code</span>
        <strong class="join-code">{desk.room.code}</strong>
      </div>
      <For each={links}>
        {({ what, url }) => {
          let field: HTMLInputElement | undefined;
          return (
            <div class="link-row">
              <span class="link-what">{what}</span>
              <input
                ref={field}
                class="spot-input text"
                readOnly
                aria-label={`${what} link`}
                value={url}
                onFocus={({ currentTarget }) => currentTarget.select()}
              />
              <Button
                icon={copied() === what ? 'check' : 'copy'}
                label={copied() === what ? 'Copied' : `Copy the ${what.toLowerCase()} link`}
                onClick={() => void copy(what, url, field)}
              />
            </div>
          );
        }}
      </For>
      <Show when={isOnlyHere(location.hostname)}>
        <p class="links-note">This address works on this computer only; the host’s terminal shows one for others.</p>
      </Show>
      <Show when={ranksAtLeast(desk.role(), 'host')}>
        <PassList />
      </Show>
    </section>
  );
}

function isOnlyHere(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || host.startsWith('127.');
}
