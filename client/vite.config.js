// Builds every page (client/*.html) into dist-web. tsc -b writes dist for Node; the two never share a folder.
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import solid from 'vite-plugin-solid';

const root = fileURLToPath(new URL('.', import.meta.url));
const pages = readdirSync(root).filter((name) => name.endsWith('.html'));

// By itself Pixi stays in browsers' caches when we change, and what we bring beside it can be weighed.
const codeSplitting = {
  groups: [
    {
      name: 'pixi',
      test: /node_modules.(pixi\.js|@pixi|@xmldom|earcut|eventemitter3|tiny-lru)/,
      entriesAware: true,
    },
  ],
};

export default defineConfig({
  root,
  base: '/',
  cacheDir: '../node_modules/.cache/vite',
  plugins: [solid()],
  worker: { format: 'es', rolldownOptions: { output: { codeSplitting } } },
  build: {
    outDir: 'dist-web',
    emptyOutDir: true,
    assetsDir: 'assets',
    // Browsers of three years; what is newer is not to be relied on.
    target: ['chrome109', 'safari16.4', 'firefox115'],
    // A data: URL would need its own exception in the page's content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1024,
    rolldownOptions: {
      // Where the time goes is of interest to who makes the build faster, not to who starts a host on a slow machine.
      checks: { bundlerTimings: false },
      output: { codeSplitting },
      input: Object.fromEntries(pages.map((name) => [name.replace(/\.html$/, ''), `${root}${name}`])),
    },
  },
});
