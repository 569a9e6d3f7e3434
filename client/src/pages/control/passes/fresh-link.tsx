import { createSignal } from 'solid-js';
import { Button } from '../../../ui/button.js';
import { Dialog } from '../../../ui/dialog.js';
import { copyText } from '../rooms/copy.js';
import { QrCode } from './qr.js';

/** A link that was just made: the only moment at which anybody sees it. */
export function FreshLink(props: { readonly url: string; readonly label: string; readonly onClose: () => void }) {
  const [copied, setCopied] = createSignal(false);
  let field: HTMLInputElement | undefined;
  const copy = async () => {
    if ((await copyText(props.url)) === 'copied') setCopied(true);
    else field?.select();
  };
  return (
    <Dialog title={`The link for ${props.label}`} onClose={props.onClose}>
      <div class="fresh-link">
        <QrCode text={props.url} label={`Code of the link for ${props.label}`} />
        <p>
          Let them scan it, or send it to them. It is shown this once: the host keeps no copy, only a way to know it
          when it comes. Taken back, it is worthless at once.
        </p>
        <div class="fresh-link-row">
          <input
            ref={field}
            class="spot-input text"
            readOnly
            aria-label={`Link for ${props.label}`}
            value={props.url}
            onFocus={({ currentTarget }) => currentTarget.select()}
          />
          <Button icon={copied() ? 'check' : 'copy'} onClick={() => void copy()}>
            {copied() ? 'Copied' : 'Copy'}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
