// npm run determinism [-- --ticks 10000 --seed 1 --offline]: the same match in every engine there is.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromiumEngine, type Engine, firefoxEngine, nodeEngine } from '../support/determinism/engines.js';

/** The oldest Node that hosts may have, and all that came after it. */
const NODES = [20, 22, 24, 26];

const { values } = parseArgs({
  options: {
    ticks: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    offline: { type: 'boolean', default: false },
  },
});

const hashes = new Set<string>();
let failures = 0;
for (const [name, find] of candidates()) {
  try {
    const engine = find();
    if (!engine) {
      console.log(`${name.padEnd(10)} not here`);
      continue;
    }
    const { hash, ms, engine: version } = await engine.play(Number(values.seed), Number(values.ticks));
    hashes.add(hash);
    console.log(`${name.padEnd(10)} ${hash}  ${version}, ${ms} ms`);
  } catch (error) {
    failures++;
    console.log(`${name.padEnd(10)} failed: ${error instanceof Error ? error.message : String(error)}`);
  }
}
console.log(hashes.size === 1 ? 'They agree.' : `${hashes.size} different hashes.`);
process.exitCode = hashes.size === 1 && failures === 0 ? 0 : 1;

function candidates(): readonly (readonly [string, () => Engine | undefined])[] {
  return [
    ...NODES.map((major) => [`Node ${major}`, () => findNode(major)] as const),
    ['Chromium', chromiumEngine],
    ['Firefox', firefoxEngine],
  ];
}

/** The Node that runs this, or one from the package registry, kept outside of this folder. */
function findNode(major: number): Engine | undefined {
  const name = `Node ${major}`;
  if (process.versions.node.startsWith(`${major}.`)) return nodeEngine(name, process.execPath);
  const folder = join(tmpdir(), 'tickdeck-engines', `node-${major}`);
  const path = join(folder, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (!existsSync(path) && !values.offline) {
    const args = ['install', '--prefix', folder, '--no-audit', '--no-fund', '--no-save', `node@${major}`];
    execFileSync('npm', args, { stdio: 'ignore', shell: process.platform === 'win32' });
  }
  return existsSync(path) ? nodeEngine(name, path) : undefined;
}
