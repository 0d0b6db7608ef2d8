/** The form of what administrators ask for. */
import * as v from 'valibot';

const slug = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,79}$/, 'expected a name such as sales-history'));

export const installTemplatesRequest = v.strictObject({
  integration: slug,
  state: v.optional(v.picklist(['Test', 'Live'])),
});
export const changeMappingRequest = v.strictObject({
  state: v.optional(v.picklist(['Off', 'Test', 'Live'])),
  driftPolicy: v.optional(v.picklist(['Ignore', 'Pause', 'Add'])),
});

export type InstallTemplatesRequest = v.InferOutput<typeof installTemplatesRequest>;
export type ChangeMappingRequest = v.InferOutput<typeof changeMappingRequest>;
