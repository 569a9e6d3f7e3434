import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// Tests run from source; everything of shared, server and client is imported from its dist, because a worker
// thread cannot start from a .ts file on Node 20. So: build first (npm test does).
const folder = (name: string) => ({
  test: { name, include: [`${name}/**/*.test.ts`], testTimeout: 20_000, hookTimeout: 60_000 },
});

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  cacheDir: '../node_modules/.cache/vitest',
  test: {
    projects: [
      folder('unit'),
      folder('property'),
      folder('conformance'),
      {
        // One browser and one server at a time: two cores, and screenshots that must not starve each other.
        test: {
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          fileParallelism: false,
          sequence: { groupOrder: 1 },
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
