import { join } from 'node:path';
import { startLocalPage } from '../../../ts-src/local/page/index.ts';
import { startBrowser } from '../browser.ts';
import { buildComponents } from '../build-lwc/build.ts';
import { copyChartResource } from '../build-lwc/static-resource.ts';
import { startOrgProcess } from '../child-system.ts';
import type { NamedCommand } from '../command-table.ts';
import { repositoryRoot } from '../repository.ts';
import { machine, median, printMeasurement, rounded } from './measurement.ts';
import { fillAccount, fillConnection } from './page/fill-org.ts';
import { loadAccountPage, type PageLoad } from './page/measure-page.ts';

const RUNS = 3;
const DOCUMENTS = 5_000;
const BASELINE_DOCUMENTS = 50;
const company = { code: 'DE', name: 'CRONUS DE', currency: 'EUR' };

const notice = (line: string): void => void process.stderr.write(`${line}\n`);

/**
 * Measures the account page of a customer with 5,000 documents against the same page of one with 50: seconds from
 * navigation to the last panel filled, and requests. Each load starts with an empty browser cache; loads of both take
 * turns, after one of each that is not counted.
 */
export const page: NamedCommand = {
  usage: `page [--json]   the account page with ${DOCUMENTS} documents: seconds until it is filled, and requests`,
  run: async (args) => {
    const metadataDir = join(repositoryRoot, 'force-app/main/default');
    const sourceDir = join(repositoryRoot, 'ts-src/lwc');
    await buildComponents({ sourceDir, outputDir: join(metadataDir, 'lwc'), onProgress: notice });
    await copyChartResource(metadataDir);
    const org = await startOrgProcess();
    const pages = await startLocalPage({ org: org.info, metadataDir, onProgress: notice });
    const browser = await startBrowser();
    try {
      const token = org.info.users.find(({ name }) => name === 'admin')!.accessToken;
      const access = { url: org.info.url, accessToken: token };
      await fillConnection(access, [company]);
      const today = new Date().toISOString().slice(0, 10);
      const address = async (name: string, documents: number): Promise<string> => {
        notice(`Filling an account with ${documents} documents ...`);
        const customers = [{ company, number: name, documents, creditLimit: 100_000 }];
        const id = await fillAccount(access, { name, customers }, today);
        return `${pages.url}/lightning/r/Account/${id}/view?user=admin`;
      };
      const urls = [await address('Large', DOCUMENTS), await address('Small', BASELINE_DOCUMENTS)] as const;
      for (const url of urls) await loadAccountPage(browser, url);
      const large: PageLoad[] = [];
      const small: PageLoad[] = [];
      for (let run = 0; run < RUNS; run += 1) {
        large.push(await loadAccountPage(browser, urls[0]));
        small.push(await loadAccountPage(browser, urls[1]));
      }
      printMeasurement(summarise(large, small), args.includes('--json'));
      return 0;
    } finally {
      await browser.close();
      await pages.close();
      await org.stop();
    }
  },
};

function summarise(large: readonly PageLoad[], small: readonly PageLoad[]): Parameters<typeof printMeasurement>[0] {
  const middle = (loads: readonly PageLoad[], figure: keyof PageLoad): number =>
    rounded(median(loads.map((load) => load[figure])));
  const seconds = middle(large, 'seconds');
  const baselineSeconds = middle(small, 'seconds');
  return {
    name: 'page',
    machine: machine(),
    runs: RUNS,
    figures: {
      documents: DOCUMENTS,
      seconds,
      panelRequests: middle(large, 'panelRequests'),
      otherRequests: middle(large, 'otherRequests'),
      baselineDocuments: BASELINE_DOCUMENTS,
      baselineSeconds,
      baselinePanelRequests: middle(small, 'panelRequests'),
    },
    ratio: { baseline: rounded(seconds / baselineSeconds) },
  };
}
