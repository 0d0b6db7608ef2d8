/** The ERP's side of a record that is merged: reading it again, and writing to it. */
import type { MappingEnvironment } from '../../../mapping/index.ts';
import { codedError } from '../../errors/coded-error.ts';
import type { KnownErrorCode } from '../../errors/codes.ts';
import { CounterpartError } from '../../errors/counterpart-error.ts';
import type { ErpWriter, SourceRecord } from '../../erp/contract.ts';
import { placeRow } from '../customer-accounts.ts';
import type { RunContext } from '../ports.ts';
import { withPatience } from '../reactions.ts';
import { readRequest } from '../read-request.ts';
import { repairedRecord } from '../repairs.ts';
import type { ErpVersion, Unit } from '../unit.ts';
import type { ErpAttempt, ErpSide } from './exchange.ts';
import type { NameReferences } from './references.ts';

export interface ErpRecord {
  readonly unit: Unit;
  /** The Salesforce record as read: the formulas of the way back look at it. */
  readonly row: Readonly<Record<string, unknown>>;
  readonly nameReferences: NameReferences;
}

/** Version and time of modification of a record as read. */
export function versionOf(context: Pick<RunContext, 'erp' | 'mapping'>, record: SourceRecord): ErpVersion {
  const stampField = context.erp.stampField?.(context.mapping.compiled.document.source.entity) ?? null;
  const modified = stampField === null ? Number.NaN : Date.parse(String(record[stampField]));
  const { etag } = record;
  return {
    etag: typeof etag === 'string' ? etag : null,
    modified: Number.isNaN(modified) ? null : modified,
  };
}

/** The writing side of the ERP. @throws CounterpartError SYNC_ERP_READ_ONLY when it has none */
export function writerOf(context: RunContext): ErpWriter {
  if (context.erp.write !== undefined) return context.erp.write;
  throw codedError('SYNC_ERP_READ_ONLY', { values: { name: context.mapping.name } });
}

/** The record as the ERP has it now, mapped. Rejects when it is gone or can't be mapped. */
async function readSide(context: RunContext, { unit, nameReferences }: ErpRecord): Promise<ErpSide> {
  const request = { ...readRequest(context), fresh: true };
  const [record] = await withPatience(context, () => context.erp.readByKey(request, [unit.sourceKey]));
  const entity = context.mapping.compiled.document.source.entity;
  if (record === undefined) throw codedError('BC_RECORD_MISSING', { values: { operation: `reading ${entity}` } });
  const env: MappingEnvironment = { company: context.company, now: context.clock.now() };
  const result = context.mapping.compiled.run(await repairedRecord(context, record), env);
  if (result.outcome !== 'mapped') {
    const code = result.outcome === 'refused' ? result.problems[0]?.code : undefined;
    throw codedError((code ?? 'BC_RECORD_MISSING') as KnownErrorCode, { values: { operation: `reading ${entity}` } });
  }
  return { values: nameReferences(await placeRow(context, result.row)), ...versionOf(context, record) };
}

/**
 * Writes the values of some columns, and reads the record again: what the ERP made of them, and what else changed.
 * A record that had been changed in the meantime, or a lost answer, is not written as far as is known.
 */
export async function writeSide(
  context: RunContext,
  record: ErpRecord,
  columns: readonly string[],
  etag: string | null,
): Promise<ErpAttempt> {
  const { unit, row } = record;
  const env: MappingEnvironment = { company: context.company, now: context.clock.now() };
  const values = context.mapping.compiled.wayBack?.run(row, env, columns);
  if (values?.ok !== true) {
    const [problem] = values?.problems ?? [];
    const fields = (values?.problems ?? []).map(({ field }) => field);
    throw codedError((problem?.code ?? 'MAPPING_WRONG_TYPE') as KnownErrorCode, { fields });
  }
  const { entity } = context.mapping.compiled.document.source;
  const place = { company: context.company.code, entity, key: unit.sourceKey };
  try {
    await writerOf(context).update({ ...place, fields: values.fields, etag });
  } catch (error) {
    if (!(error instanceof CounterpartError) || !['conflict', 'uncertain'].includes(error.kind)) throw error;
    context.log('warn', 'erp-write-merged-anew', { entity, code: error.code, kind: error.kind });
    return { written: false, now: await readSide(context, record) };
  }
  return { written: true, now: await readSide(context, record) };
}
