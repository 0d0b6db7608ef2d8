/** A few records of the ERP as people may see them. */
import { maskRecord } from '../../mapping/index.ts';
import type { SourceRecord } from '../erp/contract.ts';
import type { OrgReader } from '../sync/mapping-store.ts';
import { withPatience } from '../sync/reactions.ts';
import { classesOfEntity } from './field-classes.ts';

export interface SampleRequest {
  readonly entity: string;
  readonly company: string;
  /** A part of a number or name; blank for the records changed last. */
  readonly text: string;
  readonly limit: number;
  readonly expand: readonly string[];
}

export interface Samples {
  readonly records: readonly Readonly<Record<string, unknown>>[];
  /** Paths whose values are masked. */
  readonly masked: readonly string[];
}

/** Reads records and masks them by field class. Lists that the ERP does not give with the entity are left out. */
export async function readSamples(reader: OrgReader, request: SampleRequest): Promise<Samples> {
  const { children } = await withPatience(reader, () => reader.erp.describe(request.entity));
  const expand = request.expand.filter((list) => Object.hasOwn(children, list));
  const found = await withPatience(reader, () => reader.erp.search({ ...request, expand }));
  const classOf = await classesOfEntity(reader, request.entity);
  const shown = found.map((record: SourceRecord) => maskRecord(withoutEtags(record), classOf));
  return {
    records: shown.map(({ record }) => record),
    masked: [...new Set(shown.flatMap(({ masked }) => masked))].toSorted(),
  };
}

function withoutEtags({ etag: _, ...record }: SourceRecord): Readonly<Record<string, unknown>> {
  return record;
}
