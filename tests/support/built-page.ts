import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';
import solid from 'vite-plugin-solid';

const repository = fileURLToPath(new URL('../../../', import.meta.url));
const TYPES: { readonly [ending: string]: string } = { html: 'text/html', js: 'text/javascript', css: 'text/css' };

/** Builds the scene page from the client's sources and serves it on loopback; nothing of it is part of the program. */
export async function serveScene(): Promise<{ readonly port: number; close(): Promise<void> }> {
  const files = await buildPage();
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').replace(/\?.*/, '').slice(1) || 'index.html';
    const body = files.get(path);
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
async function buildPage(): Promise<ReadonlyMap<string, string | Uint8Array>> {
  const built = await build({
    root: `${repository}tests/support/scene`,
    configFile: false,
    logLevel: 'error',
    plugins: [solid()],
    // The client's dist is for Node and keeps JSX; the page takes the sources, as the real pages do.
    resolve: { alias: [{ find: /^@tickdeck\/client\/(.*?)(\.js)?$/, replacement: `${repository}client/src/$1` }] },
    build: { write: false, assetsInlineLimit: 0, modulePreload: { polyfill: false }, chunkSizeWarningLimit: 2048 },
  });
  const { output } = (Array.isArray(built) ? built[0] : built) as Rolldown.RolldownOutput;
  return new Map(output.map((file) => [file.fileName, file.type === 'chunk' ? file.code : file.source]));
}
