/** The room a page's address names: `/play/arena` → `arena`; empty when it names none. */
export function roomOfPath(path: string): string {
  const part = path.split('/')[2] ?? '';
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export function playPath(room: string): string {
  return `/play/${encodeURIComponent(room)}`;
}

export function watchPath(room: string): string {
  return `/watch/${encodeURIComponent(room)}`;
}
