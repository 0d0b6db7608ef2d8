import type { Browser, Page } from 'playwright-core';

/** One load of the account page. */
export interface PageLoad {
  /** From the start of the navigation to the last panel filled, charts drawn. */
  readonly seconds: number;
  /** Questions the panels asked the org. */
  readonly panelRequests: number;
  /** Everything else asked of the org: the shell's own. */
  readonly otherRequests: number;
}

const panels = ['erpAccountFacts', 'erpDocuments', 'erpSales', 'erpTopProducts', 'erpAging', 'erpPaymentBehaviour'];

/** Loads an account page with an empty browser cache and waits until every panel shows its figures. */
export async function loadAccountPage(browser: Browser, url: string): Promise<PageLoad> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 1000 } });
  const page = await context.newPage();
  let panelRequests = 0;
  let otherRequests = 0;
  page.on('request', (request) => {
    if (!new URL(request.url()).pathname.startsWith('/services/')) return;
    if ((request.postData() ?? '').includes('query erp')) panelRequests += 1;
    else otherRequests += 1;
  });
  try {
    await page.goto(url, { waitUntil: 'commit' });
    await untilFilled(page);
    const milliseconds = await page.evaluate(() => performance.now());
    return { seconds: milliseconds / 1000, panelRequests, otherRequests };
  } finally {
    await context.close();
  }
}

async function untilFilled(page: Page): Promise<void> {
  const ready = panels.map((name) =>
    page.locator(`[data-component=${name}] lightning-card[data-state=ready]`).waitFor(),
  );
  const rows = page.locator('[data-component=erpDocuments] tr[data-document]').first().waitFor();
  const charts = ['erpSales', 'erpPaymentBehaviour'].map((name) =>
    page.locator(`[data-component=${name}] canvas[width]`).waitFor(),
  );
  await Promise.all([...ready, rows, ...charts]);
}
