import { defineConfig } from 'vitest/config';

/** Tests in a real Chromium. Every file starts an org, a page server and a browser of its own; what they share is built once. */
export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['ts-src/tests/browser/**/*.browser.test.ts'],
    globalSetup: ['ts-src/tests/browser/build-pages.ts'],
    pool: 'forks',
    maxWorkers: 2,
    // A worker that goes on to the next file has its modules already.
    isolate: false,
    // What a page shows comes when the machine has time for it.
    expect: { poll: { timeout: 20_000 } },
    testTimeout: 120_000,
    hookTimeout: 180_000,
  },
});
