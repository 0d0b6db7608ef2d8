/** Looks at every prerequisite on both sides and forecasts the storage. Changes nothing. */
import type { CheckReport } from './companion.ts';
import type { CheckResult, ErpCompany } from './erp/contract.ts';
import { daysLeft, renewal, type Credential } from './credentials.ts';
import { CounterpartError } from './errors/counterpart-error.ts';
import type { MappingDocument } from '../mapping/index.ts';
import { compileForOrg, type OrgReader } from './sync/mapping-store.ts';
import { MappingDocumentError } from '../mapping/index.ts';
import type { CompanionConfig } from './config.ts';

/** Storage of one record: 2 KB for nearly every object (Salesforce Help, "Data and File Storage Allocations"). */
const KILOBYTES_A_RECORD = 2;

/** Lines of one customer for the same item, on the average of a history of some years. */
const LINES_AN_ITEM = 4;

type Side = CheckReport['results'][number]['side'];
type Results = CheckReport['results'];

/** Runs all checks; a side that can't be reached is one failed check, the other side is looked at all the same. */
export async function checkEverything(
  parts: OrgReader & { readonly config: CompanionConfig },
  templates: readonly MappingDocument[],
): Promise<CheckReport> {
  const salesforce = await looked('salesforce', 'Salesforce answers', () => parts.salesforce.check());
  const erp = await looked('erp', 'The ERP answers', () => parts.erp.check());
  const reachable = [...salesforce, ...erp].every((result) => result.ok);
  const mappings = reachable ? await checkTemplates(parts, templates) : [];
  const storage = reachable ? await forecast(parts).catch(() => null) : null;
  const results: Results = [
    { side: 'companion', name: 'The state can be opened', ok: true, detail: parts.state.kind },
    ...salesforce,
    ...erp,
    ...parts.config.credentials.map((credential) => credentialResult(credential, parts.clock.now())),
    ...mappings,
    ...(storage === null ? [] : [storageResult(storage)]),
  ];
  return { ok: results.every((result) => result.ok), results, storage };
}

async function looked(side: Side, name: string, look: () => Promise<readonly CheckResult[]>): Promise<Results> {
  try {
    return (await look()).map((result) => ({ ...result, side }));
  } catch (error) {
    return [{ side, ...failure(name, error) }];
  }
}

function failure(name: string, error: unknown): CheckResult {
  if (!(error instanceof CounterpartError)) throw error;
  const action = error.actions.join(' ');
  return { name, ok: false, detail: `${error.code}: ${error.message}`, ...(action === '' ? {} : { action }) };
}

function credentialResult(credential: Credential, now: number): Results[number] {
  const { side, expires } = credential;
  const left = daysLeft(credential, now);
  const detail = left > 0 ? `until ${expires}, for ${left} days` : `it ended on ${expires}`;
  return {
    side,
    name: 'The credential is valid',
    ok: left > 0,
    detail,
    ...(left > 0 ? {} : { action: renewal(credential) }),
  };
}

/** Whether every field that the templates use is there on both sides. */
async function checkTemplates(parts: OrgReader, templates: readonly MappingDocument[]): Promise<Results> {
  const results: Results[number][] = [];
  for (const template of templates) {
    const name = `The mapping ${template.name} fits both sides`;
    try {
      const compiled = await compileForOrg(parts, template);
      const detail = compiled.warnings.map((warning) => warning.message).join(' ') || 'all fields are there';
      results.push({ side: 'companion', name, ok: true, detail });
    } catch (error) {
      if (error instanceof MappingDocumentError) {
        const action = 'Deploy the package of this version, and assign the permission sets to the integration user.';
        results.push({ side: 'companion', name, ok: false, detail: error.message, action });
      } else {
        results.push({ side: 'companion', ...failure(name, error) });
      }
    }
  }
  return results;
}

type Storage = NonNullable<CheckReport['storage']>;

async function forecast(parts: OrgReader & { readonly config: CompanionConfig }): Promise<Storage> {
  const companies = await parts.erp.companies();
  let records = 0;
  for (const company of companies) records += await recordsOf(parts, company);
  const usage = await parts.salesforce.usage();
  return {
    records,
    megabytes: Math.ceil((records * KILOBYTES_A_RECORD) / 1024),
    megabytesFree: usage.dataStorageMbRemaining,
    megabytesMax: usage.dataStorageMbMax,
  };
}

/** Records that a company will need: counts of the ERP, lines by the average of a first page. */
async function recordsOf(
  parts: OrgReader & { readonly config: CompanionConfig },
  company: ErpCompany,
): Promise<number> {
  const count = (entity: string): Promise<number> => parts.erp.count(company.code, entity);
  const customers = await count('customer');
  let lines = 0;
  let records = customers * 2 + (await count('item'));
  for (const [entity, list] of documentEntities) {
    const documents = await count(entity);
    records += documents;
    if (parts.config.history.depth === 'lines')
      lines += documents * (await linesPerDocument(parts, company, [entity, list]));
  }
  const entries = await count('customerLedgerEntry');
  // What is counted as applications are all detailed entries; an entry is settled about once.
  records += entries + Math.min(entries, await count('application'));
  const items = customers === 0 ? 0 : Math.min(parts.config.figures.customerItems, lines / customers / LINES_AN_ITEM);
  return Math.round(records + lines + customers * items);
}

const documentEntities = [
  ['salesInvoice', 'salesInvoiceLines'],
  ['salesCreditMemo', 'salesCreditMemoLines'],
] as const;

async function linesPerDocument(
  parts: OrgReader,
  company: ErpCompany,
  [entity, list]: readonly [string, string],
): Promise<number> {
  for await (const page of parts.erp.read({ company: company.code, entity, expand: [list], since: null })) {
    if (page.records.length === 0) return 0;
    const lines = page.records.reduce(
      (sum, record) => sum + ((record[list] as readonly unknown[] | null)?.length ?? 0),
      0,
    );
    return lines / page.records.length;
  }
  return 0;
}

function storageResult(storage: Storage): Results[number] {
  const { records, megabytes, megabytesFree } = storage;
  const ok = megabytes <= megabytesFree;
  return {
    side: 'salesforce',
    name: 'There is storage for the history',
    ok,
    detail: `about ${records} records will take ${megabytes} MB; ${megabytesFree} MB are free`,
    ...(ok ? {} : { action: 'Set history.years or history.depth "headers" in the connection file, or buy storage.' }),
  };
}
