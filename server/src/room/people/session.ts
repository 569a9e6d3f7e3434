import { ranksAtLeast } from '@tickdeck/shared/commands/command.js';
import type { Look } from '@tickdeck/shared/game/game.js';
import { type Role, SLACK_UNKNOWN_MS } from '@tickdeck/shared/wire/messages.js';
import { OPERATOR, ownKey, PUBLIC, type View } from '@tickdeck/shared/world/view.js';
import { Flow } from '../frames/flow.js';
import { OwnView } from '../frames/own-view.js';
import { Recent } from '../frames/recent.js';
import { Scope } from '../frames/scope.js';
import { Truth } from '../frames/truth.js';
import type { Attach } from '../port.js';

/** One viewer, as long as the room serves it. */
export interface Session extends Called {
  readonly number: number;
  readonly link: number;
  readonly role: Role;
  readonly look: Look;
  readonly device: string;
  /** Id of the pass of the link they came by; empty for none. */
  readonly pass: string;
  /** 0 for those who do not play. */
  readonly player: number;
  /** Those that last as long as it does, in the order of a frame's presence bits. */
  readonly views: readonly View[];
  /** Which others it holds. */
  readonly scope: Scope;
  /** The last of the views, when nobody else holds it. */
  readonly own: OwnView | undefined;
  readonly flow: Flow;
  readonly truth: Truth;
  readonly traffic: Traffic;
  /** Names of what it looks at beside the world. */
  watches: ReadonlySet<string>;
  /** Beats at which it has lately said a line. */
  lines: readonly number[];
}

/** What somebody is called. */
interface Called {
  /** By the given name, or else by their own. */
  readonly name: string;
  readonly ownName: string;
  /** The name that was given to them here; empty for none. */
  given: string;
}

/** What went out to one session: since it came, and bytes since the last telemetry; and what came of its inputs. */
export interface Traffic {
  bytesLately: number;
  skips: number;
  keyframes: number;
  readonly inputs: Recent;
  /** Ticks that an input was missing for. */
  readonly gaps: Recent;
  slackMs: number;
}

function noTraffic(): Traffic {
  const [inputs, gaps] = [new Recent(), new Recent()];
  return { bytesLately: 0, skips: 0, keyframes: 0, inputs, gaps, slackMs: SLACK_UNKNOWN_MS };
}

/** @param beat - the one at which the session comes. */
export function createSession(attach: Attach, player: number, views: readonly View[], beat: number): Session {
  const own = views.find((view) => view.player > 0);
  return {
    number: attach.session,
    link: attach.link,
    role: attach.role,
    ownName: attach.name,
    given: '',
    get name() {
      return this.given || this.ownName;
    },
    look: attach.look,
    device: attach.device,
    pass: attach.pass,
    player,
    views,
    scope: new Scope(),
    own: own && new OwnView(own),
    flow: new Flow(attach.session, beat),
    truth: new Truth(own ? attach.session : 0),
    traffic: noTraffic(),
    watches: new Set(),
    lines: [],
  };
}

/** Whether a role sees the whole state. */
export function isOperator(role: Role): boolean {
  return ranksAtLeast(role, 'operator');
}

/** Keys of the views that a session holds all its life. */
export function viewKeysOf(role: Role, player: number): readonly string[] {
  if (isOperator(role)) return [OPERATOR];
  return player > 0 ? [PUBLIC, ownKey(player)] : [PUBLIC];
}
