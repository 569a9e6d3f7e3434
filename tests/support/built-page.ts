import { createServer } from 'node:http';
import { join } from 'node:path';
import { build, type Rolldown } from 'vite';
import solid from 'vite-plugin-solid';
import { root } from './sources.js';

const TYPES: { readonly [ending: string]: string } = { html: 'text/html', js: 'text/javascript', css: 'text/css' };

/** A page that is no part of the program, on loopback. */
export interface BuiltPage {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Builds a page from a folder of the tests and the client's sources, and serves it.
 * @param folder - from the root of the repository; its index.html is the page.
 * @param files - what is served beside it, by name.
 */
export async function servePage(
  folder: string,
  files: { readonly [name: string]: Uint8Array } = {},
): Promise<BuiltPage> {
  const built = new Map([...Object.entries(files), ...(await buildPage(join(root, folder)))]);
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').replace(/\?.*/, '').slice(1) || 'index.html';
    const body = built.get(path);
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': TYPES[path.split('.').at(-1) ?? ''] ?? '' });
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('the scene page has no port');
  return {
    port: address.port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The built page in memory, by path. */
async function buildPage(folder: string): Promise<readonly (readonly [string, string | Uint8Array])[]> {
  const built = await build({
    root: folder,
    configFile: false,
    logLevel: 'error',
    plugins: [solid()],
    // The client's dist is for Node and keeps JSX; the page takes the sources, as the real pages do.
    resolve: { alias: [{ find: /^@tickdeck\/client\/(.*?)(\.js)?$/, replacement: `${root}/client/src/$1` }] },
    build: { write: false, assetsInlineLimit: 0, modulePreload: { polyfill: false }, chunkSizeWarningLimit: 2048 },
  });
  const { output } = (Array.isArray(built) ? built[0] : built) as Rolldown.RolldownOutput;
  return output.map((file) => [file.fileName, file.type === 'chunk' ? file.code : file.source]);
}
