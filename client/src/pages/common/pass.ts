const KEY = 'tickdeck.pass';
const MARK = /[#&]token=([\w-]{8,}\.[\w-]{8,})/;

/**
 * The token of the link that this tab was opened by, if it was one of the host's: taken out of the address at once, and kept
 * for as long as the tab lives. Empty for who came as everybody does.
 */
export function takePass(): string {
  const found = MARK.exec(location.hash)?.[1];
  if (found !== undefined) {
    history.replaceState(history.state, '', location.pathname + location.search);
    keepPass(found);
  }
  try {
    return found ?? sessionStorage.getItem(KEY) ?? '';
  } catch {
    return found ?? '';
  }
}

/** Keeps a token; an empty one is as none. */
export function keepPass(token: string): void {
  try {
    sessionStorage.setItem(KEY, token);
  } catch {
    // Forbidden: a reload comes as everybody does.
  }
}
