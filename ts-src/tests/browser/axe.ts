import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const source = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** The button of the base components' date field is 16 pixels wide; nobody here can mend it. */
const ofBaseComponents = /^target-size: <button[^>]* title="Select a date for /;

/** What axe finds on the page against WCAG 2.2 A and AA, one line each. */
export async function violationsOn(page: Page): Promise<string[]> {
  await page.evaluate(await readFile(source, 'utf8'));
  const violations = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(options: object): Promise<{ violations: Violation[] }> } };
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
    return (await axe.run({ runOnly: { type: 'tag', values: tags } })).violations;
  });
  const lines = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary?.slice(0, 200) ?? ''}`),
  );
  return lines.filter((line) => !ofBaseComponents.test(line));
}
