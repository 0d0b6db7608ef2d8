import { defineConfig } from 'vitest/config';

/** Tests in a real Chromium: one file at a time, since each starts an org, a page server and a browser. */
export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['ts-src/tests/browser/**/*.browser.test.ts'],
    pool: 'forks',
    fileParallelism: false,
    // What a page shows comes when the machine has time for it.
    expect: { poll: { timeout: 10_000 } },
    testTimeout: 60_000,
    hookTimeout: 180_000,
  },
});
