import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// Tests run from source; everything of shared, server and client is imported from its dist, because a worker
// thread cannot start from a .ts file on Node 20. So: build first (npm test does).
const folder = (name: string) => ({
  // All cores: nobody waits for this one's screen meanwhile.
  extends: true as const,
  // A shared machine can be ten times as slow as a quiet one; what never ends is found all the same.
  test: { name, include: [`${name}/**/*.test.ts`], maxWorkers: '100%', testTimeout: 90_000, hookTimeout: 120_000 },
});

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  cacheDir: '../node_modules/.cache/vitest',
  test: {
    // Files share what they import, and nothing else: no module of ours, and no test, keeps anything at the top.
    isolate: false,
    projects: [
      folder('unit'),
      folder('property'),
      folder('conformance'),
      {
        // After the others, and two at a time: they mostly wait for pages, each of which wants a core for itself now and then.
        extends: true,
        test: {
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // A shared machine can hold a browser up for half a minute; the report names a test that needed its second try.
          retry: 1,
        },
      },
    ],
  },
});
