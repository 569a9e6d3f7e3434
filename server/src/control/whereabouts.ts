import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isWildcard } from '../lan/links.js';

/** What a running host leaves in its data folder, so that programs of the same user on this machine find it. */
interface Whereabouts {
  readonly url: string;
  readonly pid: number;
}

const FILE = 'host.json';

/** Notes where this process can be reached; the result takes that back, unless another host has noted itself since. */
export function noteWhereabouts(folder: string, host: string, port: number): () => void {
  const path = join(folder, FILE);
  const { pid } = process;
  const name = isWildcard(host) ? '127.0.0.1' : host;
  const whereabouts: Whereabouts = { url: `http://${name.includes(':') ? `[${name}]` : name}:${port}`, pid };
  writeFileSync(path, `${JSON.stringify(whereabouts)}\n`);
  return () => {
    if (read(path)?.pid === pid) rmSync(path, { force: true });
  };
}

/** Where the host with this data folder can be reached, as far as it has said; it may have ended without a word. */
export function findWhereabouts(folder: string): string | undefined {
  return read(join(folder, FILE))?.url;
}

function read(path: string): Whereabouts | undefined {
  try {
    const { url, pid } = JSON.parse(readFileSync(path, 'utf8')) as Partial<Whereabouts>;
    return typeof url === 'string' && typeof pid === 'number' ? { url, pid } : undefined;
  } catch {
    // No host has been here, or one was cut off while it wrote.
    return undefined;
  }
}
