// Knows whether something changed since it was last built. Path, size and time of every input are enough, and take
// a few milliseconds; a file touched without a change costs one needless build.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stamps = join(root, 'node_modules', '.cache', 'tickdeck');
const made = new Set(['node_modules', 'dist', 'dist-web', 'output']);

/** Every file under a folder that people write, as paths relative to the project. */
function* files(path) {
  const full = join(root, path);
  if (!existsSync(full)) return;
  if (!statSync(full).isDirectory()) {
    yield path;
    return;
  }
  for (const entry of readdirSync(full).sort()) if (!made.has(entry)) yield* files(`${path}/${entry}`);
}

const text = (input) => createHash('sha256').update(input).digest('hex');

function trees(paths) {
  const lines = [];
  for (const path of paths) {
    for (const file of files(path)) {
      const { size, mtimeMs } = statSync(join(root, file));
      lines.push(`${file} ${size} ${mtimeMs}`);
    }
  }
  return text(lines.join('\n'));
}

const common = ['package-lock.json', 'tsconfig.base.json'];

export const fingerprint = {
  text,
  sources: (workspaces) => trees([...common, ...workspaces]),
  pages: () => trees([...common, 'shared/src', 'client']),
};

export function isStamped(name, print) {
  const path = join(stamps, name);
  return existsSync(path) && readFileSync(path, 'utf8') === print;
}

export function stamp(name, print) {
  mkdirSync(stamps, { recursive: true });
  writeFileSync(join(stamps, name), print);
}

/** Deletes compiled files whose source is gone: tsc leaves them, and an import of one would work here and nowhere else. */
export function prune(workspaces) {
  for (const workspace of workspaces) {
    const dist = join(root, workspace, 'dist');
    const source = join(root, workspace, workspace === 'tests' ? '' : 'src');
    if (existsSync(dist)) pruneFolder(dist, source);
  }
}

function pruneFolder(dist, source) {
  for (const entry of readdirSync(dist, { withFileTypes: true })) {
    const path = join(dist, entry.name);
    if (entry.isDirectory()) pruneFolder(path, join(source, entry.name));
    else {
      const stem = entry.name.replace(/(\.d\.ts|\.jsx?)(\.map)?$/, '');
      if (stem === entry.name) continue;
      if (!['.ts', '.tsx'].some((end) => existsSync(join(source, stem + end)))) rmSync(path, { force: true });
    }
  }
}
