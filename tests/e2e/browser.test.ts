import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { partyHost, withBrowser } from '../support/browser.js';

// Without this, a page that only works on localhost or HTTPS would pass every other test.
it('browser tests run as a phone on a LAN would: over plain HTTP, in an insecure context', async () => {
  const server = createServer((_request, response) => response.end('<!doctype html><title>here</title>'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    const seen = await withBrowser(async (browser) => {
      const page = await browser.newPage();
      await page.goto(`http://${partyHost}:${port}/`);
      return page.evaluate(() => ({
        title: document.title,
        secure: window.isSecureContext,
        webgl: document.createElement('canvas').getContext('webgl2') !== null,
      }));
    });
    expect(seen).toEqual({ title: 'here', secure: false, webgl: true });
  } finally {
    server.close();
  }
});
