/** How many records a filter takes in, and which values a field has, by reading the ERP up to a budget. */
import { compileSourceFilter, textAt, type SourceFilter } from '../../mapping/index.ts';
import { codedError } from '../errors/coded-error.ts';
import type { ErpCompany } from '../erp/contract.ts';
import type { OrgReader } from '../sync/mapping-store.ts';
import { withPatience } from '../sync/reactions.ts';

/** Different values that are told; the rest is a number. */
const VALUES_MAX = 500;
/** A value as it is told is cut to so many characters: value maps are for codes, not for texts. */
const VALUE_LENGTH_MAX = 120;

export interface CountRequest {
  readonly entity: string;
  readonly companies: readonly ErpCompany[];
  readonly filter: string | null;
  /** Field or path whose values are counted among the records that match. */
  readonly field: string | null;
  /** Records read at most, all companies together. */
  readonly budget: number;
}

export interface Counts {
  readonly read: number;
  readonly matching: number;
  /** Most frequent first; blank as an empty text. */
  readonly values?: readonly { readonly value: string; readonly count: number }[];
  /** Values beyond those told. */
  readonly more: number;
  /** Whether all records were read. */
  readonly complete: boolean;
}

/** Counts. Rejects with CMD_FILTER_WRONG for a filter that can't be compiled. `progress` is told after each page. */
export async function countRecords(
  reader: OrgReader,
  request: CountRequest,
  progress: (read: number) => Promise<void>,
): Promise<Counts> {
  const { entity, field, budget } = request;
  const filter = await compile(reader, request);
  const fields = [...(filter?.fields ?? []), ...(field === null ? [] : [field])].filter(
    (name) => !name.startsWith('$'),
  );
  const values = new Map<string, number>();
  let read = 0;
  let matching = 0;
  let complete = true;
  for (const company of request.companies) {
    const env = { company, now: reader.clock.now() };
    for await (const page of reader.erp.read({ company: company.code, entity, expand: [], since: null, fields })) {
      for (const record of page.records.slice(0, budget - read)) {
        read++;
        if (filter !== null && !filter.matches(record, env)) continue;
        matching++;
        const value = field === null ? null : textAt(record, field);
        if (value !== null) values.set(value, (values.get(value) ?? 0) + 1);
      }
      await progress(read);
      complete = read < budget;
      if (!complete) break;
    }
    if (!complete) break;
  }
  const told = [...values].toSorted(([a, m], [b, n]) => n - m || a.localeCompare(b));
  return {
    read,
    matching,
    ...(field === null
      ? {}
      : {
          values: told
            .slice(0, VALUES_MAX)
            .map(([value, count]) => ({ value: value.slice(0, VALUE_LENGTH_MAX), count })),
        }),
    more: Math.max(0, told.length - VALUES_MAX),
    complete,
  };
}

async function compile(
  reader: OrgReader,
  { entity, filter }: CountRequest,
): Promise<Extract<SourceFilter, { ok: true }> | null> {
  const description = await withPatience(reader, () => reader.erp.describe(entity));
  if (filter === null || filter.trim() === '') return null;
  const compiled = compileSourceFilter(filter, description);
  if (!compiled.ok) throw codedError('CMD_FILTER_WRONG', { values: { detail: compiled.problems[0]?.message ?? '' } });
  return compiled;
}
