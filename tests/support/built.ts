import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { root } from './sources.js';

const folder = join(root, 'client/dist-web');

/** A file that a built page loads. */
export interface BuiltFile {
  readonly name: string;
  readonly brotliBytes: number;
}

/** Everything that a built page loads, sooner or later, but the renderer, and what stands in for a thread where there can be none. */
export function filesWithoutPixi(page: string): readonly BuiltFile[] {
  return filesOf(page).filter(({ name }) => !/^assets\/(pixi|draw-here)/.test(name));
}

/** Everything that a built page loads, sooner or later. */
export function filesOf(page: string): readonly BuiltFile[] {
  const found = new Set<string>();
  const add = (name: string) => {
    if (found.has(name)) return;
    found.add(name);
    for (const next of namedIn(readFileSync(join(folder, name), 'utf8'), name)) add(next);
  };
  add(`${page}.html`);
  return [...found].map((name) => ({
    name,
    brotliBytes: brotliCompressSync(readFileSync(join(folder, name))).length,
  }));
}

export function brotliBytesOf(files: readonly BuiltFile[]): number {
  return files.reduce((sum, { brotliBytes }) => sum + brotliBytes, 0);
}

/** What a file names of the build: a page its scripts and styles, a script what it imports now or later. */
function namedIn(text: string, name: string): readonly string[] {
  if (name.endsWith('.html'))
    return [...text.matchAll(/"\/(assets\/[^"]+\.(?:js|css))"/g)].map(([, file]) => file as string);
  if (!name.endsWith('.js')) return [];
  // Threads are named from the root of the site.
  const scripts = [...text.matchAll(/["'`](?:\.|\/assets)\/([\w~.-]+\.js)["'`]/g)].map(([, file]) => `assets/${file}`);
  return [...scripts, ...[...text.matchAll(/["'`](assets\/[\w~.-]+\.css)["'`]/g)].map(([, file]) => file as string)];
}
