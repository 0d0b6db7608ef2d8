/** Requests of the mapping editor: what can be mapped, records to try on, and how many there are. */
import { countRecords } from '../../catalogue/count-records.ts';
import { listCatalogue, refreshCatalogue } from '../../catalogue/refresh-catalogue.ts';
import { readSamples } from '../../catalogue/sample-records.ts';
import { checkDrift } from '../../drift/check-drift.ts';
import { codedError } from '../../errors/coded-error.ts';
import type { ErpCompany } from '../../erp/contract.ts';
import type { Accepted, AdminContext, Answer } from '../command.ts';
import type { CountRecordsRequest, ReadCatalogueRequest, ReadSamplesRequest } from './requests.ts';

const SAMPLES = 5;
const BUDGET = 20_000;
/** Characters of records in one answer. */
const RECORDS_MAX = 120_000;

/** Lists what could be mapped, or reads the fields of entities and objects into the catalogue. */
export async function readCatalogue(
  { reader }: AdminContext,
  { request }: Accepted<ReadCatalogueRequest>,
): Promise<Answer> {
  if (request.list === true) {
    const names = await listCatalogue(reader);
    return { status: 'Done', result: { ...names, audit: { what: 'Listed what can be mapped' } } };
  }
  // What differs from the catalogue is told before it is no longer known.
  await checkDrift(reader);
  const names = await refreshCatalogue(reader, { entities: request.entities ?? [], objects: request.objects ?? [] });
  const what = [...names.entities, ...names.objects].map(({ name }) => name).join(', ');
  return { status: 'Done', result: { ...names, audit: { what: `Read into the catalogue: ${what || 'nothing'}` } } };
}

/** Reads a few records of a company, masked, as many as there is room for. */
export async function readSampleRecords(
  { reader }: AdminContext,
  { request }: Accepted<ReadSamplesRequest>,
): Promise<Answer> {
  const { entity, find = '', count = SAMPLES, expand = [] } = request;
  const [company] = await companiesOf({ reader }, request.company);
  const { records, masked } = await readSamples(reader, {
    entity,
    company: company?.code ?? '',
    text: find,
    limit: count,
    expand,
  });
  let room = RECORDS_MAX;
  const fitting = records.filter((record) => (room -= JSON.stringify(record).length) > 0);
  const audit = { what: `Looked at ${fitting.length} records of ${entity}` };
  return { status: 'Done', result: { records: fitting, masked, more: records.length - fitting.length, audit } };
}

/** Counts records that a filter takes in, and the values of a field among them. */
export async function countMatching(
  context: AdminContext,
  { request }: Accepted<CountRecordsRequest>,
): Promise<Answer> {
  const { entity, filter = null, field = null, budget = BUDGET } = request;
  const companies = await companiesOf(context, request.company);
  const counted = await countRecords(context.reader, { entity, companies, filter, field, budget }, (read) =>
    context.progress(`Counting: ${read} records read`),
  );
  return { status: 'Done', result: { ...counted, audit: { what: `Counted records of ${entity}` } } };
}

async function companiesOf(
  { reader }: Pick<AdminContext, 'reader'>,
  code: string | undefined,
): Promise<readonly ErpCompany[]> {
  const companies = await reader.erp.companies();
  if (code === undefined) return companies;
  const chosen = companies.filter((company) => company.code === code);
  if (chosen.length === 0) throw codedError('CMD_COMPANY_UNKNOWN', { values: { company: code } });
  return chosen;
}
