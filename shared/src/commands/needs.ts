/**
 * What a command about a person needs of them: something to know them by again (`device`), that they are here (`link`), or that
 * there is something to take back: that they are muted (`mute`), kept out (`exile`), or steered by somebody else (`lease`).
 */
export type Needs = 'device' | 'link' | 'mute' | 'exile' | 'lease';

/** How somebody is in the room: `away` and `out` have their seat kept, `out` may not have it back yet; `bot` is nobody. */
export interface State {
  readonly presence: 'here' | 'away' | 'out' | 'bot';
  readonly isMuted: boolean;
  /** Somebody else steers in their stead. */
  readonly isLent: boolean;
}

/** Why somebody has not got what a command needs; undefined when they have. */
export function whyLacking(
  needs: Needs | undefined,
  { name, state }: { readonly name: string; readonly state: State },
): string | undefined {
  const { presence, isMuted, isLent } = state;
  if (needs === undefined) return undefined;
  if (needs === 'lease') return isLent ? undefined : `Nobody else steers ${name}.`;
  if (presence === 'bot') return `${name} is a bot.`;
  if (needs === 'link' && presence !== 'here') return `${name} is away, and has no link.`;
  if (needs === 'exile' && presence !== 'out') return `Nobody keeps ${name} out.`;
  return needs === 'mute' && !isMuted ? `${name} is not muted.` : undefined;
}

/** What of that they must have already when the command is to be given later: the rest may come until then. */
export function needsAlready(needs: Needs | undefined): Needs | undefined {
  return needs === undefined || needs === 'lease' ? undefined : 'device';
}
