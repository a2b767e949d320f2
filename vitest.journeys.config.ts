import { defineConfig } from 'vitest/config';

/** Stories in a real browser, against a house of their own. */
export default defineConfig({
  test: {
    include: ['journeys/**/*.journey.ts'],
    globalSetup: ['src/app/testing/start-database.ts'],
    setupFiles: ['src/app/testing/set-house.ts'],
    pool: 'threads',
    isolate: false,
    maxWorkers: 1,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    reporters: ['default', './src/app/testing/count-reporter.ts'],
  },
});
