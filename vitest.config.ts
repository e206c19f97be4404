import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const unit = ['test/**/*.test.ts', 'test/**/*.test.tsx'];
const others = ['test/**/*.dynamo.test.ts', 'test/lib/**/*.test.ts', 'test/**/*.browser.test.ts'];

/** Modules are loaded once per worker, not once per file, which halves the time: nothing of ours keeps in a module what another file's tests could see. */
const shared = { isolate: false };

export default defineConfig({
  test: {
    // By itself vitest leaves one core of two idle.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      { test: { ...shared, name: 'unit', include: unit, exclude: others, testTimeout: 60_000 } },
      {
        test: {
          ...shared,
          name: 'dynamo',
          include: ['test/**/*.dynamo.test.ts'],
          globalSetup: 'test/support/dynamodb-local.ts',
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      { test: { ...shared, name: 'cdk', include: ['test/lib/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 120_000 } },
      {
        test: {
          ...shared,
          name: 'browser',
          include: ['test/**/*.browser.test.ts'],
          testTimeout: 240_000,
          hookTimeout: 240_000,
          globalSetup: 'test/support/built-console.ts',
        },
      },
    ],
  },
});
