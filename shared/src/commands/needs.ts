/** What a command about a person needs of them: something to know them by again (`device`), or that they are here (`link`). */
export type Needs = 'device' | 'link';

/** How somebody is here: `away` and `out` have their seat kept, `out` may not have it back yet; `bot` is nobody. */
export type State = 'here' | 'away' | 'out' | 'bot';

/** Why somebody has not got what a command needs; undefined when they have. */
export function whyLacking(
  needs: Needs | undefined,
  { name, state }: { readonly name: string; readonly state: State },
): string | undefined {
  if (needs === undefined) return undefined;
  if (state === 'bot') return `${name} is a bot.`;
  return needs === 'link' && state !== 'here' ? `${name} is away, and has no link.` : undefined;
}
