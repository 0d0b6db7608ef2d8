import { defineConfig } from 'vitest/config';

/**
 * Vitest runs everything but the Lightning components (Jest does, see jest.config.js) and the browser tests, which
 * `vitest.browser.config.ts` runs one file at a time.
 */
export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['ts-src/**/*.test.ts', 'scripts/**/*.test.ts'],
    exclude: ['ts-src/lwc/**', 'ts-src/**/*.browser.test.ts', 'node_modules/**'],
    pool: 'forks',
    maxWorkers: 2,
    // No test replaces modules: a worker that goes on to the next file saves half a second a file.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
