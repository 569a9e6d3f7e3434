import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';
import solid from 'vite-plugin-solid';

const repository = fileURLToPath(new URL('../../../', import.meta.url));

/** Serves the scene page from the sources, on loopback; nothing of it is part of the program. */
export async function serveScene(): Promise<{ readonly port: number; close(): Promise<void> }> {
  const server = await createServer({
    root: `${repository}tests/support/scene`,
    configFile: false,
    cacheDir: `${repository}node_modules/.cache/vite-scene`,
    logLevel: 'error',
    plugins: [solid()],
    resolve: { alias: [{ find: /^@tickdeck\/client\/(.*?)(\.js)?$/, replacement: `${repository}client/src/$1` }] },
    server: {
      port: 0,
      host: '127.0.0.1',
      hmr: false,
      ws: false,
      fs: { allow: [repository] },
      allowedHosts: ['party.local'],
    },
  });
  await server.listen();
  const address = server.httpServer?.address();
  if (!address || typeof address === 'string') throw new Error('the scene page has no port');
  const { port } = address;
  return { port, close: () => server.close() };
}
