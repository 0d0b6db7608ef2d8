/**
 * A dry run: records of the ERP are read, mapped and compared, and the org tries them, but nothing stays anywhere. The
 * ERP is only read; the state is only asked; Salesforce rolls everything back (see `salesforce/rehearsal.ts`).
 */
import { codedError } from '../errors/coded-error.ts';
import type { ErpCompany, SourceRecord } from '../erp/contract.ts';
import type { OrgReader } from '../sync/mapping-store.ts';
import { createPageTracker } from '../sync/page-tracker.ts';
import { createParentIndex } from '../sync/parents.ts';
import type { ActiveMapping, RunContext } from '../sync/ports.ts';
import { preparePage } from '../sync/prepare.ts';
import { createTally } from '../sync/tally.ts';
import { assemble } from './assemble.ts';
import { notUndone } from './not-undone.ts';
import { planUnits } from './plan.ts';
import { rehearsePlan } from './rehearse-plan.ts';
import { fitResult, type DryRunResult } from './result.ts';
import { readSample } from './sample.ts';
import { unrecordedState } from './unrecorded-state.ts';

export const RECORDS_DEFAULT = 200;
/** More records cost more of the org's calls and tell hardly more; each 200 take at least one call. */
export const RECORDS_MAX = 2_000;

export interface DryRunRequest {
  readonly mapping: ActiveMapping;
  /** Code of a company; the first one of the connection by default. */
  readonly company?: string;
  readonly records?: number;
  readonly progress?: (text: string) => Promise<void>;
}

/**
 * Tries a mapping on records of one company. Rejects with `DRY_RUN_COMPANY_UNKNOWN`, `DRY_RUN_RECORDS`, with
 * `SF_REHEARSAL_KEPT` when the org kept a row, or with what ERP and Salesforce reject with.
 */
export async function dryRun(reader: OrgReader, request: DryRunRequest): Promise<DryRunResult> {
  const started = reader.clock.now();
  const callsBefore = reader.salesforce.apiCalls;
  const budget = request.records ?? RECORDS_DEFAULT;
  if (!Number.isInteger(budget) || budget < 1 || budget > RECORDS_MAX) {
    throw codedError('DRY_RUN_RECORDS', { values: { most: RECORDS_MAX } });
  }
  const context = contextOf(reader, request.mapping, await companyOf(reader, request.company));
  const progress = request.progress ?? (async () => undefined);
  await progress(`1/4 Reading up to ${budget} records`);
  const sample = await readSample(context, budget);
  await progress(`2/4 Mapping and comparing ${sample.records.length} records`);
  const ticket = createPageTracker().open(sample.records.length, null);
  const page = await preparePage(context, sample.records, { ticket, compareAll: true });
  const records = await planUnits(context, page.units);
  await progress(`3/4 Letting Salesforce try ${records.length} records`);
  const outcomes = await rehearsePlan(context, records);
  await progress('4/4 Putting the result together');
  const result = assemble(context, {
    sample,
    page,
    records,
    outcomes,
    notUndone: await notUndone(context, records),
    numbers: numbersBy(context, sample.records),
  });
  return fitResult({
    ...result,
    seconds: (reader.clock.now() - started) / 1000,
    apiCalls: reader.salesforce.apiCalls - callsBefore,
  });
}

function contextOf(reader: OrgReader, mapping: ActiveMapping, company: ErpCompany): RunContext {
  const state = unrecordedState(reader, mapping.compiled);
  return { ...reader, state, mapping, company, parents: createParentIndex(state), tally: createTally() };
}

async function companyOf(reader: OrgReader, code: string | undefined): Promise<ErpCompany> {
  const companies = await reader.erp.companies();
  const company = code === undefined ? companies[0] : companies.find((each) => each.code === code);
  if (company !== undefined) return company;
  throw codedError('DRY_RUN_COMPANY_UNKNOWN', {
    values: { company: code ?? '', companies: companies.map((each) => each.code).join(', ') },
  });
}

const numbersBy = (context: RunContext, records: readonly SourceRecord[]): ReadonlyMap<string, SourceRecord> => {
  const keyField = context.erp.keyField(context.mapping.compiled.document.source.entity);
  return new Map(records.map((record) => [String(record[keyField] ?? ''), record]));
};
