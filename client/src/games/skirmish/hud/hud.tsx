import './hud.css';
import type { Shown } from '../../../net/frame.js';
import { Banner } from './banner.js';
import { Feed } from './feed.js';
import { Status } from './status.js';
import { Vitals } from './vitals.js';

/** Everything over the canvas; nothing of it takes taps, and on phones nothing of it lies under the thumbs. */
export function Hud(props: { readonly shown: () => Shown | undefined; readonly compact: boolean }) {
  return (
    <div class="skirmish-hud" classList={{ compact: props.compact }}>
      <Status shown={props.shown} />
      <Vitals shown={props.shown} />
      <Feed shown={props.shown} compact={props.compact} />
      <Banner shown={props.shown} />
    </div>
  );
}
