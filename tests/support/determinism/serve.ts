import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, normalize } from 'node:path';
import { text } from 'node:stream/consumers';
import { root } from '../sources.js';

/** Folders of compiled modules a browser may load as they are, by the start of their address. */
const folders: { readonly [start: string]: string } = {
  '/shared/': 'shared/dist',
  '/tests/': 'tests/dist',
  '/immer/': 'node_modules/immer/dist',
};

// What Node finds by package names, a browser finds by this.
const imports = {
  '@tickdeck/shared/': '/shared/',
  immer: '/immer/immer.production.mjs',
};

const page = (entry: string) => `<!doctype html><title>modules</title>
<script type="importmap">${JSON.stringify({ imports })}</script>
<script type="module">import * as loaded from '${entry}'; window.loaded = loaded;</script>`;

export interface ModuleServer {
  readonly port: number;
  close(): void;
}

/**
 * Serves on loopback the very modules that Node runs, unbundled, and a page whose `loaded` is what the module `entry` exports.
 * @param hear - is told what the page posts to `/told`.
 */
export async function serveModules(entry: string, hear: (text: string) => void = () => {}): Promise<ModuleServer> {
  const server = createServer((request, response) => {
    const { url = '/' } = request;
    if (url === '/told') {
      void text(request).then(hear, () => {});
      return response.end();
    }
    if (url === '/') return response.setHeader('content-type', 'text/html').end(page(entry));
    const start = Object.keys(folders).find((one) => url.startsWith(one));
    const path = start && join(root, folders[start] as string, normalize(`/${url.slice(start.length)}`));
    if (!path || !existsSync(path)) return response.writeHead(404).end();
    return response.setHeader('content-type', 'text/javascript').end(readFileSync(path));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port, close: () => server.close() };
}
