import type { Browser, BrowserContext, Page } from 'playwright-core';

/** A page that remembers what went wrong on it and what it asked the org. */
export interface WatchedPage {
  readonly page: Page;
  /** Script errors and console errors; a test that expects none says so. */
  readonly errors: string[];
  /** Names of the GraphQL operations asked so far. */
  readonly operations: string[];
  close(): Promise<void>;
}

/** Opens a page of its own, so that the user it acts as is its own too. */
export async function openPage(browser: Browser, url: string, width = 1440): Promise<WatchedPage> {
  const context: BrowserContext = await browser.newContext({
    viewport: { width, height: 1000 },
    locale: 'en-US',
    timezoneId: 'UTC',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  // What a page shows comes when the machine has time for it.
  page.setDefaultTimeout(25_000);
  const errors: string[] = [];
  const operations: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('request', (request) => {
    if (!request.url().endsWith('/graphql')) return;
    const { query } = JSON.parse(request.postData() ?? '{}') as { query?: string };
    operations.push(/query\s+(\w+)/.exec(query ?? '')?.[1] ?? 'unknown');
  });
  await page.goto(url);
  return { page, errors, operations, close: () => context.close() };
}
