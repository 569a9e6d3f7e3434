import { type Browser, chromium } from 'playwright-core';
import { findChromium } from './chromium.js';

/**
 * The name that browser tests use for this machine. Unlike localhost it is an insecure context, as a phone's is on a
 * LAN, so what only works on HTTPS is found missing here; and the rule below keeps every byte on loopback.
 */
export const partyHost = 'party.local';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
  `--host-resolver-rules=MAP ${partyHost} 127.0.0.1`,
];

/** A headless browser with a fresh profile. Whoever opens it closes it; `withBrowser` does so by itself. */
export async function openBrowser(extraFlags: readonly string[] = []): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('No Chromium found: install it, or name its path in CHROMIUM');
  return chromium.launch({ executablePath, headless: true, args: [...flags, ...extraFlags] });
}

export async function withBrowser<T>(use: (browser: Browser) => Promise<T>): Promise<T> {
  const browser = await openBrowser();
  try {
    return await use(browser);
  } finally {
    await browser.close();
  }
}
