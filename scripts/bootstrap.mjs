// Makes a fresh clone ready: packages installed, everything built, nothing done twice.
// Runs before anything is installed, so it may use Node's own modules only.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fingerprint, isStamped, prune, stamp } from './freshness.mjs';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const at = (...parts) => join(root, ...parts);

export function say(text) {
  process.stdout.write(`tickdeck: ${text}\n`);
}

/** Ends the program with a sentence for a person instead of a stack. */
export function stop(text) {
  process.stderr.write(`tickdeck: ${text}\n`);
  process.exit(1);
}

/** Runs one of our installed tools with this very Node, without a shell. Answers whether it succeeded. */
export function tool(script, args, options = {}) {
  const result = spawnSync(process.execPath, [at('node_modules', script), ...args], {
    cwd: root,
    stdio: 'inherit',
    ...options,
  });
  return result.status === 0;
}

export function ensureNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) stop(`needs Node 20.19 or newer, this is ${process.versions.node}`);
}

export function ensureInstalled() {
  ensureNode();
  const lock = readFileSync(at('package-lock.json'), 'utf8');
  const note = at('node_modules', '.tickdeck-installed');
  const print = fingerprint.text(`${lock}${process.platform}${process.arch}`);
  if (existsSync(note) && readFileSync(note, 'utf8') === print) return;
  if (!matchesLock(lock)) {
    say('installing packages (the first time only)');
    // Errors only: peers of the benchmarks wish for a newer Node, which is nothing a host has to read about.
    if (!npm(['ci', '--no-audit', '--no-fund', '--include=dev', '--include=optional', '--loglevel=error'])) {
      stop('the packages could not be installed; what npm said stands above');
    }
  }
  writeFileSync(note, print);
}

/**
 * Whether node_modules already holds what the lock asks for. `npm ci` would wipe it first, under the feet of
 * whatever runs from it (a dev server, another terminal), so someone who just ran `npm install` is left in peace.
 */
function matchesLock(lockText) {
  const hidden = at('node_modules', '.package-lock.json');
  if (!existsSync(hidden)) return false;
  const have = JSON.parse(readFileSync(hidden, 'utf8')).packages;
  return Object.entries(JSON.parse(lockText).packages).every(([path, wanted]) => {
    if (!path.includes('node_modules/') || wanted.link) return true;
    if (!have[path]) return wanted.optional === true;
    return have[path].version === wanted.version && existsSync(at(path));
  });
}

function npm(args) {
  const bin = dirname(process.execPath);
  const cli = [
    process.env.npm_execpath,
    join(bin, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(bin, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ].find((path) => path?.endsWith('npm-cli.js') && existsSync(path));
  const options = { cwd: root, stdio: 'inherit' };
  // Only an npm in an unusual place needs the search path, and on Windows that means a shell.
  const result = cli
    ? spawnSync(process.execPath, [cli, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
  return result.status === 0;
}

/** Type-checks and compiles src to dist; `tsc -b` itself does no more than needed. Answers whether the types hold. */
export function compile(workspaces) {
  const before = fingerprint.sources(workspaces);
  prune(workspaces);
  if (!tool('typescript/lib/tsc.js', ['-b', ...workspaces])) return false;
  stamp(`code-${workspaces.join('-')}`, before);
  return true;
}

/** Builds the pages if anything they are made of changed. */
export function buildPages() {
  const before = fingerprint.pages();
  if (existsSync(at('client', 'dist-web', 'index.html')) && isStamped('pages', before)) return true;
  if (!tool('vite/bin/vite.js', ['build', '--logLevel', 'warn'], { cwd: at('client') })) return false;
  stamp('pages', before);
  return true;
}

/** Everything needed to run, or to run tests: a second call that finds nothing changed starts no process at all. */
export function ensureBuilt(workspaces) {
  const entries = workspaces.map((name) => at(name, 'dist', 'tsconfig.tsbuildinfo'));
  const fresh = entries.every(existsSync) && isStamped(`code-${workspaces.join('-')}`, fingerprint.sources(workspaces));
  if (!fresh) {
    say('building');
    if (!compile(workspaces)) stop('the code does not compile; what is wrong stands above');
  }
  if (!buildPages()) stop('the pages could not be built; what is wrong stands above');
}

export const product = ['shared', 'server', 'client'];
export const everything = [...product, 'tests'];
