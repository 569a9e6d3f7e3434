// Sees to a Chromium for the browser tests. Where to look for one is known by tests/support/chromium.ts alone.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { say } from './bootstrap.mjs';

const advice = {
  linux: 'install the package "chromium" (Debian, Ubuntu, Fedora, Arch) as root',
  darwin: 'install Google Chrome or Chromium in /Applications',
  win32: 'install Google Chrome or Microsoft Edge',
};

/** Answers whether there is one now. */
export async function ensureChromium() {
  const { findChromium } = await import('../tests/dist/support/chromium.js');
  if (findChromium()) return true;
  const mayInstall = existsSync('/usr/bin/apt-get') && process.getuid?.() === 0 && !process.env.CHROMIUM;
  if (mayInstall) {
    say('installing chromium for the browser tests (the first time only)');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const apt = (...args) => spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
    apt('update', '-q');
    // The first is enough and much faster, but not every release has it.
    for (const name of ['chromium-headless-shell', 'chromium']) {
      apt('install', '-y', '-q', '--no-install-recommends', name);
      if (findChromium()) return true;
    }
  }
  const how = advice[process.platform] ?? 'install Chromium';
  say(`no Chromium for the browser tests: ${how}, or name its path in the variable CHROMIUM`);
  return false;
}
