/** The form of what administrators ask for about records that are held up. */
import * as v from 'valibot';
import { isRecordId } from '../target.ts';

/** Characters of a value: the longest that a text field of Salesforce takes by this way. */
const VALUE_MAX = 32_768;
const FIELDS_MAX = 50;

const field = v.pipe(v.string(), v.regex(/^\w{1,80}(?:\.\w{1,80}){0,4}$/, 'expected the name of a field'));
const value = v.union([v.pipe(v.string(), v.maxLength(VALUE_MAX)), v.number(), v.boolean(), v.null()]);

export const noRequest = v.strictObject({});
export const repairRequest = v.strictObject({
  values: v.pipe(
    v.record(field, value),
    v.check((values) => {
      const count = Object.keys(values).length;
      return count > 0 && count <= FIELDS_MAX;
    }, `expected 1 to ${FIELDS_MAX} fields`),
  ),
});
const reason = v.pipe(v.string(), v.trim(), v.minLength(1, 'expected a reason'), v.maxLength(1_000));
export const ignoreRequest = v.union([v.strictObject({ reason }), v.strictObject({ undo: v.literal(true) })]);
export const assignRequest = v.strictObject({
  userId: v.nullable(v.pipe(v.string(), v.check(isRecordId, 'expected the id of a user'))),
});

export type RepairRequest = v.InferOutput<typeof repairRequest>;
export type IgnoreRequest = v.InferOutput<typeof ignoreRequest>;
export type AssignRequest = v.InferOutput<typeof assignRequest>;
