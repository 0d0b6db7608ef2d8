import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadCompanyFolder } from '../../../../ts-src/local/erp/company-folder/load.ts';
import type { Company } from '../../../../ts-src/local/erp/books/model.ts';
import { repositoryRoot } from '../../repository.ts';
import { writeAdventureWorks } from './adventureworks-folder.ts';
import { writeCronus } from './cronus-folder.ts';

const data = join(repositoryRoot, '../shared/data');

async function companyOf(write: (data: string, folder: string) => Promise<void>, name: string): Promise<Company> {
  const folder = await mkdtemp(join(tmpdir(), 'counterpart-sample-'));
  try {
    await write(join(data, name), folder);
    return loadCompanyFolder(folder, Date.now);
  } finally {
    await rm(folder, { recursive: true });
  }
}

test.skipIf(!existsSync(join(data, 'adventureworks')))(
  'AdventureWorks becomes a company with its price history, special offers and daily rates (skipped: no data)',
  async () => {
    const company = await companyOf(writeAdventureWorks, 'adventureworks');
    const lines = company.priceLines.rows();
    const history = lines.filter(({ list }) => list.code === 'LIST');
    expect([company.items.size, company.customers.size, history.length]).toEqual([304, 120, 395]);
    expect(history.filter(({ endingDate }) => endingDate !== '').length).toBeGreaterThan(100);
    const volume = lines.find(({ list }) => list.code === 'OFFER2');
    expect(volume).toMatchObject({ source: 'Customer Disc. Group', minimumQuantity: 11, discountPercent: 2 });
    expect(company.rates.size).toBe(4 * 1097);
  },
);

test.skipIf(!existsSync(join(data, 'cronus')))(
  'CRONUS becomes a company with its sales prices and line discounts (skipped: no data)',
  async () => {
    const company = await companyOf(writeCronus, 'cronus');
    expect([company.items.size, company.priceLines.size]).toEqual([50, 11]);
    expect(company.priceLines.rows().find(({ currency }) => currency === 'EUR')?.unitPrice).toBe(843.345);
    expect(company.priceLines.rows().find(({ assetNumber }) => assetNumber === '1936-S')?.unitPrice).toBe(1232);
  },
);
