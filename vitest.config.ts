import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'architecture.test.ts'],
    globalSetup: ['src/app/testing/start-database.ts'],
    setupFiles: ['src/app/testing/set-house.ts'],
    pool: 'threads',
    isolate: false,
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    reporters: ['default', './src/app/testing/count-reporter.ts'],
  },
});
