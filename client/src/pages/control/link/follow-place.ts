import { createEffect, on, onCleanup, onMount } from 'solid-js';
import type { Station } from '../station.js';
import { decodePlace, encodePlace } from './place.js';

/** How long hands rest before the address bar says where they are. */
const SETTLED_MS = 400;

/** What the deck shows now, as the end of a link. */
export function placeOf({ desk, camera, layouts }: Station): string {
  return encodePlace({ preset: layouts.preset().id, rows: desk.selection(), camera: camera.mode() });
}

/** Goes where the address says, at first and whenever somebody puts another one there; and keeps it true. */
export function followPlace(station: Station): void {
  const { desk, camera, layouts } = station;
  const tables = desk.look.game.state.tables;
  const go = () => {
    const place = decodePlace(location.hash);
    if (place.preset !== '' && place.preset !== layouts.preset().id) layouts.choose(place.preset);
    const rows = place.rows.filter(({ table }) => Object.hasOwn(tables, table));
    const first = rows[0];
    if (first) station.inspect(first);
    if (rows.length > 1) desk.selectAll(rows);
    if (place.camera) camera.look(place.camera);
  };
  let timer = 0;
  const note = (fragment: string) => {
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      history.replaceState(history.state, '', `${location.pathname}${location.search}#${fragment}`);
    }, SETTLED_MS);
  };
  onMount(() => {
    go();
    window.addEventListener('hashchange', go);
    createEffect(on(() => placeOf(station), note, { defer: true }));
  });
  onCleanup(() => {
    clearTimeout(timer);
    window.removeEventListener('hashchange', go);
  });
}
