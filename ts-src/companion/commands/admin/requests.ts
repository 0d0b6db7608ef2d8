/** The form of what administrators ask for. */
import * as v from 'valibot';
import { ALERT_KINDS } from '../../alerts/due-alerts.ts';
import { thresholdSettings } from '../../alerts/thresholds.ts';
import { RECORDS_MAX } from '../../dry-run/dry-run.ts';
import { isRecordId } from '../target.ts';

const slug = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,79}$/, 'expected a name such as sales-history'));

export const installTemplatesRequest = v.strictObject({
  integration: slug,
  state: v.optional(v.picklist(['Off', 'Test', 'Live'])),
});
const company = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,20}$/, 'expected the code of a company'));

export const changeMappingRequest = v.strictObject({
  state: v.optional(v.picklist(['Off', 'Test', 'Live'])),
  driftPolicy: v.optional(v.picklist(['Ignore', 'Pause', 'Add'])),
});
export const checkDriftRequest = v.strictObject({});
export const settleDriftRequest = v.strictObject({
  driftKey: v.pipe(v.string(), v.maxLength(255)),
  choice: v.picklist(['ignore', 'add']),
});
export const dryRunRequest = v.strictObject({
  company: v.optional(company),
  records: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(RECORDS_MAX))),
});

export type SettleDriftRequest = v.InferOutput<typeof settleDriftRequest>;
export type DryRunRequest = v.InferOutput<typeof dryRunRequest>;
export const publishMappingRequest = v.strictObject({
  /** Whether records that were moved before are moved again by the new version; otherwise it holds for what changes. */
  backfill: v.optional(v.boolean(), true),
  /** The active version that this one may replace although it was not made from it. */
  over: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
});

const entity = v.pipe(v.string(), v.regex(/^[A-Za-z]\w{0,79}$/, 'expected the name of an entity'));
const object = v.pipe(v.string(), v.regex(/^[A-Za-z]\w{0,79}$/, 'expected the name of an object'));
const path = v.pipe(v.string(), v.regex(/^[A-Za-z_][\w.]{0,254}$/, 'expected the name of a field'));

export const readCatalogueRequest = v.strictObject({
  entities: v.optional(v.pipe(v.array(entity), v.maxLength(50))),
  objects: v.optional(v.pipe(v.array(object), v.maxLength(50))),
  list: v.optional(v.boolean()),
});
export const readSamplesRequest = v.strictObject({
  entity,
  company,
  find: v.optional(v.pipe(v.string(), v.maxLength(100))),
  count: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10))),
  expand: v.optional(v.pipe(v.array(entity), v.maxLength(10))),
});
export const countRecordsRequest = v.strictObject({
  entity,
  company: v.optional(company),
  filter: v.optional(v.pipe(v.string(), v.maxLength(3_900))),
  field: v.optional(path),
  budget: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200_000))),
});

export type ReadCatalogueRequest = v.InferOutput<typeof readCatalogueRequest>;
export type ReadSamplesRequest = v.InferOutput<typeof readSamplesRequest>;
export type CountRecordsRequest = v.InferOutput<typeof countRecordsRequest>;
export type PublishMappingRequest = v.InferOutput<typeof publishMappingRequest>;
export type InstallTemplatesRequest = v.InferOutput<typeof installTemplatesRequest>;
export type ChangeMappingRequest = v.InferOutput<typeof changeMappingRequest>;

export const testAlertRequest = v.strictObject({ alert: v.picklist([...ALERT_KINDS, 'silence']) });
export type TestAlertRequest = v.InferOutput<typeof testAlertRequest>;

export const changeAlarmsRequest = v.strictObject({
  /** Who is told; null leaves the choice to the companion. */
  to: v.optional(v.nullable(v.pipe(v.string(), v.check(isRecordId, 'expected the id of a user')))),
  /** After so many minutes without a sign of life the org itself rings. */
  silenceMinutes: v.optional(v.pipe(v.number(), v.integer(), v.minValue(5), v.maxValue(10_080))),
  /** All that differ from their defaults: what is left out has its default from now on. */
  thresholds: v.optional(thresholdSettings),
});
export type ChangeAlarmsRequest = v.InferOutput<typeof changeAlarmsRequest>;
