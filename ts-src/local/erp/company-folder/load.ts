import { addCode, createCompany } from '../books/company.ts';
import { addMonths, dayMs, dayOf } from '../books/dates.ts';
import type { Company } from '../books/model.ts';
import { addPeriods } from '../seed/setup.ts';
import { loadDocuments, loadLines } from './documents.ts';
import { CompanyFolderError } from './errors.ts';
import { entriesOfDocuments, loadApplications, loadLedger } from './ledger.ts';
import { loadCustomers, loadItems } from './masters.ts';
import { loadExchangeRates, loadItemUnits, loadPriceLists } from './prices.ts';
import { hasSheet, readSheet } from './sheet.ts';

/** The time that rows of the folder are stamped with while it is loaded. */
interface Stamp {
  ms: number;
}

function companyOf(folder: string, stamp: Stamp): { company: Company; firstMonth: number } {
  const [row, second] = readSheet(folder, 'company.csv', ['code', 'name', 'currency']);
  if (row === undefined)
    throw new CompanyFolderError('FOLDER_BAD_VALUE', { file: 'company.csv' }, 'the file has no row.');
  if (second !== undefined) throw second.fail('FOLDER_DUPLICATE', 'a folder holds one company.');
  const code = row.required('code');
  if (!/^[A-Za-z0-9_-]{1,20}$/.test(code)) {
    throw row.fail('FOLDER_BAD_VALUE', `code is '${code}'; expected 1 to 20 letters, digits, _ or -.`);
  }
  const currency = row.required('currency');
  if (!/^[A-Z]{3}$/.test(currency))
    throw row.fail('FOLDER_BAD_VALUE', `currency is '${currency}'; expected an ISO 4217 code.`);
  const firstMonth = row.number('fiscalYearFirstMonth', 1);
  if (!Number.isInteger(firstMonth) || firstMonth < 1 || firstMonth > 12) {
    throw row.fail('FOLDER_BAD_NUMBER', 'fiscalYearFirstMonth must be a month from 1 to 12.');
  }
  const name = row.required('name');
  const percent = row.number('taxPercent');
  const company = createCompany({
    code,
    name,
    currency,
    address: { name, line1: '', line2: '', city: '', state: '', country: row.text('country'), postCode: '' },
    taxPercents: { DOMESTIC: { STANDARD: percent } },
    seed: 'company-folder',
    now: () => stamp.ms,
  });
  return { company, firstMonth };
}

function addBasics(company: Company): void {
  addCode(company, 'taxAreas', { code: 'DOMESTIC', name: 'Domestic customers' });
  addCode(company, 'taxGroups', { code: 'STANDARD', name: 'Standard rate' });
}

/**
 * Reads a company from a folder of CSV files (docs/company-folder.md). Posting rules are bypassed and codes kept as
 * given, also where Business Central could not hold them. Stamps come from the folder; later changes carry `now`.
 * @throws CompanyFolderError naming file and line of the first thing that can't be read.
 */
export function loadCompanyFolder(folder: string, now: () => number): Company {
  const stamp: Stamp = { ms: dayMs('2000-01-01') };
  const { company, firstMonth } = companyOf(folder, stamp);
  addBasics(company);
  loadCustomers(company, folder);
  loadItems(company, folder);
  loadItemUnits(company, folder);
  loadExchangeRates(company, folder);
  loadPriceLists(company, folder);
  const stampAt = (ms: number): void => {
    stamp.ms = ms;
  };
  loadDocuments(company, folder, stampAt);
  loadLines(company, folder);
  if (hasSheet(folder, 'ledger.csv')) {
    loadLedger(company, folder, stampAt);
    if (hasSheet(folder, 'applications.csv')) loadApplications(company, folder, stampAt);
  } else {
    entriesOfDocuments(company, stampAt);
  }
  const first = [...company.invoices.rows(), ...company.creditMemos.rows()].reduce(
    (earliest, { postingDate }) => (postingDate < earliest ? postingDate : earliest),
    dayOf(now()),
  );
  const begin = `${Number(first.slice(0, 4)) - 1}-${String(firstMonth).padStart(2, '0')}-01`;
  addPeriods(company, begin, addMonths(dayOf(now()), 12), firstMonth);
  company.time.now = now;
  return company;
}
