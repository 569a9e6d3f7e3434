import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { partyHost, withBrowser } from '../support/browser.js';
import { openRealApp } from '../support/server/real-app.js';

let host: Awaited<ReturnType<typeof openRealApp>>;
beforeAll(async () => {
  host = await openRealApp();
});
afterAll(() => host.close());

test('the page of the HTTP documentation works on plain HTTP, loads nothing from elsewhere, and gives a command', async () => {
  const origin = `http://${partyHost}:${(host.app.server.address() as AddressInfo).port}`;
  await withBrowser(async (browser) => {
    const page = await browser.newPage();
    const [asked, faults]: [string[], string[]] = [[], []];
    page.on('request', (request) => asked.push(request.url()));
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    page.on('pageerror', (error) => faults.push(error.message));
    await page.goto(`${origin}/api/docs`);
    await page.getByRole('button', { name: 'Authorize' }).click();
    await page.getByLabel('auth-bearer-value').fill(host.token('operator'));
    await page.getByRole('button', { name: 'Apply credentials' }).click();
    await page.getByRole('button', { name: 'Close', exact: true }).click();
    const operation = page.locator('#operations-Commands-speed');
    await operation.getByRole('button', { name: /^post/i }).first().click();
    await operation.getByPlaceholder('id').fill('arena');
    await operation.getByRole('button', { name: 'Execute' }).click();
    await operation.locator('.live-responses-table').getByText('"outcome": "done"').waitFor();
    expect(asked.filter((url) => !url.startsWith(origin) && !url.startsWith('data:'))).toEqual([]);
    expect(faults).toEqual([]);
  });
});
