import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { findChromium } from '../chromium.js';
import type { Result } from './result.js';
import { serveModules } from './serve.js';

/** Starting an engine, loading the modules and playing; far beyond what any takes. */
const TIMEOUT_MS = 240_000;

/** Something that a match can be played in. */
export interface Engine {
  readonly name: string;
  play(seed: number, ticks: number): Promise<Result>;
}

/** A Node by the path of its program. */
export function nodeEngine(name: string, path: string): Engine {
  const program = fileURLToPath(new URL('./in-node.js', import.meta.url));
  return {
    name,
    async play(seed, ticks) {
      const { stdout } = await promisify(execFile)(path, [program, `${seed}`, `${ticks}`], { timeout: TIMEOUT_MS });
      return JSON.parse(stdout) as Result;
    },
  };
}

/** The Chromium that the system has, or undefined. */
export function chromiumEngine(): Engine | undefined {
  const path = findChromium();
  const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'];
  return path === undefined
    ? undefined
    : browserEngine('Chromium', path, (profile) => [...flags, `--user-data-dir=${profile}`]);
}

/** The Firefox that the system has, or undefined: what FIREFOX names, or the first on the path. */
export function firefoxEngine(): Engine | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const onPath = ['firefox-esr', 'firefox'].flatMap((name) => folders.map((folder) => join(folder, name)));
  const path = [process.env.FIREFOX ?? '', ...onPath].find((one) => one !== '' && existsSync(one));
  if (path === undefined) return undefined;
  return browserEngine('Firefox', path, (profile) => {
    writeFileSync(join(profile, 'user.js'), FIREFOX_PREFERENCES);
    return ['--headless', '--no-remote', '--profile', profile];
  });
}

// Firefox likes to call home when it starts: everything but loopback goes to a proxy that is not there.
const FIREFOX_PREFERENCES = Object.entries({
  'network.proxy.type': 1,
  'network.proxy.http': '127.0.0.1',
  'network.proxy.http_port': 9,
  'network.proxy.ssl': '127.0.0.1',
  'network.proxy.ssl_port': 9,
  'browser.shell.checkDefaultBrowser': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'app.update.enabled': false,
  'toolkit.startup.max_resumed_crashes': -1,
})
  .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
  .join('');

/** A browser that nobody drives: it opens a page, and the page tells what came of it. */
function browserEngine(name: string, path: string, flagsFor: (profile: string) => readonly string[]): Engine {
  return {
    name,
    async play(seed, ticks) {
      const profile = mkdtempSync(join(tmpdir(), 'tickdeck-profile-'));
      let hear: (text: string) => void = () => {};
      const told = new Promise<string>((resolve) => {
        hear = resolve;
      });
      const server = await serveModules('/tests/support/determinism/in-page.js', (text) => hear(text));
      const page = `http://127.0.0.1:${server.port}/#${seed},${ticks}`;
      const browser = spawn(path, [...flagsFor(profile), page], {
        stdio: 'ignore',
        detached: true,
        env: { ...process.env, HOME: profile },
      });
      const gone = once(browser, 'exit');
      const timer = setTimeout(() => end(browser), TIMEOUT_MS);
      try {
        const ended = gone.then(() => Promise.reject(new Error(`${name} ended without a word`)));
        return JSON.parse(await Promise.race([told, ended])) as Result;
      } finally {
        clearTimeout(timer);
        end(browser);
        await gone;
        server.close();
        rmSync(profile, { recursive: true, force: true, maxRetries: 10 });
      }
    },
  };
}

/** Some systems start their browser from a script, which would leave it behind: the whole group ends. */
function end({ pid, exitCode }: ChildProcess): void {
  if (pid !== undefined && exitCode === null) process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
}
