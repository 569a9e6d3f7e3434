/**
 * Puts a text on the clipboard. Plain HTTP has no clipboard interface, so an old command does it there; where that is
 * forbidden too, answers `failed` and the person copies by hand.
 */
export async function copyText(text: string): Promise<'copied' | 'failed'> {
  try {
    // Absent in insecure contexts, whatever the types say.
    if ('clipboard' in navigator) {
      await navigator.clipboard.writeText(text);
      return 'copied';
    }
  } catch {
    // Refused by the browser's settings: the old way may still be open.
  }
  return copyBySelection(text);
}

function copyBySelection(text: string): 'copied' | 'failed' {
  const focused = document.activeElement;
  const area = document.createElement('textarea');
  area.value = text;
  area.className = 'unseen';
  area.setAttribute('aria-hidden', 'true');
  document.body.append(area);
  area.select();
  const copied = document.execCommand('copy');
  area.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return copied ? 'copied' : 'failed';
}
