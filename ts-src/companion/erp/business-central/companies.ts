/** The companies of the connection file, found in the ERP, with their currency and fiscal years. */
import { codedError } from '../../errors/coded-error.ts';
import { CounterpartError } from '../../errors/counterpart-error.ts';
import type { ErpCompany } from '../contract.ts';
import type { Client } from './client.ts';
import { setAddress } from './odata.ts';
import { allRows, type Row } from './paging.ts';
import type { Shapes } from './installation.ts';
import type { BusinessCentralConnection } from './settings.ts';

/** A company as the ERP lists it. */
export interface ListedCompany {
  readonly id: string;
  readonly name: string;
  readonly displayName: string;
  readonly systemVersion: string;
}

const text = (row: Row | undefined, name: string): string => (typeof row?.[name] === 'string' ? row[name] : '');

/** Every company that the user can see. */
export async function listCompanies(client: Client): Promise<ListedCompany[]> {
  const rows = await allRows(client, { address: '/companies', operation: 'reading companies', pageSize: 1_000 });
  return rows.map((row) => ({
    id: text(row, 'id'),
    name: text(row, 'name'),
    displayName: text(row, 'displayName'),
    systemVersion: text(row, 'systemVersion'),
  }));
}

/** The listed company that the connection file means: by id, name or display name, in this order. */
export function findCompany(listed: readonly ListedCompany[], name: string): ListedCompany | undefined {
  const wanted = name.toLowerCase();
  for (const part of ['id', 'name', 'displayName'] as const) {
    const found = listed.find((company) => company[part].toLowerCase() === wanted);
    if (found !== undefined) return found;
  }
  return undefined;
}

async function fiscalYears(client: Client, shapes: Shapes, companyId: string): Promise<string[]> {
  const shape = shapes.standard.get('accountingPeriod');
  if (shape === undefined || shape.set === '') return [];
  const query = { filter: 'newFiscalYear eq true', select: ['startingDate'], orderby: 'startingDate' };
  const address = setAddress(companyId, shape.set, query);
  try {
    const rows = await allRows(client, { address, operation: `reading ${shape.set}`, pageSize: 1_000 });
    return rows.map((row) => text(row, 'startingDate')).filter((date) => date !== '' && date !== '0001-01-01');
  } catch (error) {
    // A user without this right still has the start of the current year, below.
    if (error instanceof CounterpartError && error.kind === 'config') return [];
    throw error;
  }
}

async function detailsOf(client: Client, shapes: Shapes, code: string, listed: ListedCompany): Promise<ErpCompany> {
  const address = setAddress(listed.id, 'companyInformation');
  const [information] = await allRows(client, { address, operation: 'reading companyInformation', pageSize: 10 });
  const years = await fiscalYears(client, shapes, listed.id);
  const current = text(information, 'currentFiscalYearStartDate');
  const known = current === '' || current === '0001-01-01' || years.includes(current) ? years : [...years, current];
  return {
    code,
    id: listed.id,
    name: listed.displayName === '' ? listed.name : listed.displayName,
    currency: text(information, 'currencyCode'),
    fiscalYears: [...known].sort(),
  };
}

/** The companies of the connection file. Rejects with `BC_COMPANY_MISSING` for one that is not there. */
export async function readCompanies(
  client: Client,
  shapes: Shapes,
  wanted: BusinessCentralConnection['companies'],
): Promise<ErpCompany[]> {
  const listed = await listCompanies(client);
  return Promise.all(
    wanted.map(({ code, name }) => {
      const found = findCompany(listed, name);
      if (found === undefined) throw codedError('BC_COMPANY_MISSING', { values: { company: name } });
      return detailsOf(client, shapes, code, found);
    }),
  );
}
