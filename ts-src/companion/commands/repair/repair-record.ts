import { classesOf, maskValue } from '../../../mapping/index.ts';
import { codedError } from '../../errors/coded-error.ts';
import type { Override, ParkedRow } from '../../state/port.ts';
import { valueIn } from '../../sync/repairs.ts';
import type { Accepted, AdminContext, Answer } from '../command.ts';
import { activeMapping, parkedOf, readingOf, readNow, tellFailures, type ReadingContext } from './held-up.ts';
import { checkedValues } from './repair-values.ts';
import type { RepairRequest } from './requests.ts';
import { tryAgain } from './retry-records.ts';

/**
 * Uses values in place of the ERP's for a record that is parked, and tries it anew. The values hold until the ERP's own
 * ones change; a value that the ERP has anyway takes an earlier one back. When the record fails again the answer says
 * why, and it stays parked with the values. Killed in between, the next sweep tries it.
 */
export async function repairRecord(
  context: AdminContext,
  { target, request }: Accepted<RepairRequest>,
): Promise<Answer> {
  const { reader, progress } = context;
  const [row] = (await parkedOf(context, target)) as readonly [ParkedRow];
  await progress('1/3 Reading the record');
  const mapping = await activeMapping(reader, row.mapping);
  const reading = await readingOf(reader, mapping, row.company);
  const values = await checkedValues(reading, request.values);
  const record = (await readNow(reading, [row.sourceKey])).get(row.sourceKey);
  if (record === undefined) throw codedError('CMD_RECORD_GONE');
  const overrides = Object.entries(values).map(([field, value]): Override => {
    const erp = JSON.stringify(valueIn(record, field.split('.')) ?? null);
    return { mapping: row.mapping, company: row.company, sourceKey: row.sourceKey, key: row.key, field, erp, value };
  });
  await keep(context, row, overrides);
  await progress('2/3 Trying it with the new values');
  await tryAgain(context, [row]);
  await tellFailures(context);
  const audit = auditOf(reading, row, overrides);
  const still = (await reader.state.findParked(row.key)).find(({ mapping: name }) => name === row.mapping);
  if (still === undefined) return { status: 'Done', result: { settled: true, audit } };
  return { status: 'Done', result: { settled: false, code: still.code, message: still.message, audit } };
}

/** Remembers the values, and that the record is to be tried again, in one step. */
async function keep({ reader }: AdminContext, row: ParkedRow, overrides: readonly Override[]): Promise<void> {
  const same = overrides.filter(({ erp, value }) => erp === JSON.stringify(value));
  const now = new Date(reader.clock.now()).toISOString();
  await reader.state.record({
    overrides: overrides.filter((override) => !same.includes(override)),
    droppedOverrides: same,
    parked: [{ ...row, retryAt: now, lastSeen: now }],
  });
}

/** What was before and after, without what must not be shown. */
function auditOf({ mapping }: ReadingContext, row: ParkedRow, overrides: readonly Override[]) {
  const classOf = classesOf(mapping.compiled.document);
  const shown = (of: (override: Override) => unknown): Readonly<Record<string, unknown>> =>
    Object.fromEntries(overrides.map((each) => [each.field, maskValue(classOf(each.field), of(each))]));
  const fields = overrides.map(({ field }) => field).join(', ');
  return {
    what: `Used values of ${fields} in place of the ERP’s for ${row.facts?.number ?? row.key} (${row.mapping})`,
    before: shown(({ erp }) => JSON.parse(erp)),
    after: shown(({ value }) => value),
  };
}
