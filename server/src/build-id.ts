import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Differs after every build of the pages in `folder`: their HTML names all they load by the hash of its content. Empty
 * when there are none.
 */
export function buildId(folder: string): string {
  if (!existsSync(folder)) return '';
  const hash = createHash('sha256');
  const pages = readdirSync(folder).filter((name) => name.endsWith('.html'));
  for (const name of pages.sort()) hash.update(name).update(readFileSync(join(folder, name)));
  return hash.digest('base64url').slice(0, 12);
}
