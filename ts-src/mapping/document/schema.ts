import * as v from 'valibot';

/**
 * The mapping document: what is copied from one ERP entity to one Salesforce object, and how. Everything a document
 * may hold is defined here; `docs/mapping.schema.json` is generated from it. Objects are strict: what is not known is
 * refused, because a misspelt setting that is ignored moves wrong data for months.
 */

const sourcePath = v.pipe(
  v.string(),
  v.regex(/^(\$[A-Za-z]\w*|[A-Za-z_]\w*)(\.[A-Za-z_]\w*)*$/, 'must be a field name, or names joined by dots'),
);
const fieldName = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z]\w*$/, 'must be the API name of a Salesforce field, without namespace'),
);
const objectName = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z]\w*$/, 'must be the API name of a Salesforce object, without namespace'),
);
const entityName = v.pipe(v.string(), v.regex(/^[A-Za-z]\w*$/, 'must be the singular name of an ERP entity'));
const slug = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,79}$/, 'must be lower case letters, digits and hyphens'));
const formulaText = v.pipe(
  v.string(),
  v.minLength(1, 'must not be empty'),
  v.maxLength(3900, 'must have at most 3900 characters'),
);
const constantValue = v.union([v.string(), v.number(), v.boolean(), v.null()]);

const owner = v.picklist(['erp', 'salesforce', 'latest', 'ask']);
const scope = v.picklist(['each', 'shared']);

const valueMap = v.strictObject({
  entries: v.record(v.string(), v.string()),
  unknown: v.picklist(['block', 'default', 'keep']),
  default: v.optional(constantValue),
});

/** One ERP field that a column goes back to; without a formula it takes the column's own value. */
const wayBack = v.strictObject({
  field: v.pipe(v.string(), v.regex(/^[A-Za-z]\w*$/, 'must be the name of an ERP field')),
  formula: v.optional(formulaText),
});

/** Where a value comes from: exactly one of source, formula, constant, aggregate (checked in `check.ts`). */
const fieldMapping = v.strictObject({
  target: fieldName,
  source: v.optional(sourcePath),
  formula: v.optional(formulaText),
  constant: v.optional(constantValue),
  aggregate: v.optional(
    v.strictObject({
      function: v.picklist(['COUNT', 'SUM']),
      of: slug,
      field: v.optional(fieldName),
    }),
  ),
  valueMap: v.optional(v.string()),
  default: v.optional(constantValue),
  owner: v.optional(owner),
  toErp: v.optional(v.array(wayBack)),
  everyRecord: v.optional(v.boolean()),
  required: v.optional(v.boolean()),
  insertOnly: v.optional(v.boolean()),
  note: v.optional(v.string()),
});

const key = v.strictObject({
  source: v.optional(sourcePath),
  formula: v.optional(formulaText),
});

/** A reference to another record by its `ERP_Key__c`. */
const lookup = v.strictObject({
  target: fieldName,
  relationship: v.pipe(v.string(), v.regex(/^[A-Za-z]\w*$/)),
  object: objectName,
  keyField: fieldName,
  entity: entityName,
  companies: v.optional(scope),
  source: v.optional(sourcePath),
  formula: v.optional(formulaText),
  owner: v.optional(owner),
  toErp: v.optional(v.array(wayBack)),
  required: v.boolean(),
  insertOnly: v.optional(v.boolean()),
  note: v.optional(v.string()),
});

/**
 * Lines that the ERP took out are kept: `mark` is ticked on them. `replacedBy` then names the line that came in their
 * place, the new one nearest by `position`. Without this setting they are deleted.
 */
const lineDeletion = v.strictObject({
  mark: fieldName,
  replacedBy: v.optional(fieldName),
  position: v.optional(fieldName),
});

const childList = v.strictObject({
  name: slug,
  source: sourcePath,
  entity: entityName,
  filter: v.optional(formulaText),
  target: v.strictObject({
    object: objectName,
    keyField: fieldName,
    parent: fieldName,
    parentRelationship: v.pipe(v.string(), v.regex(/^[A-Za-z]\w*$/)),
  }),
  key,
  fields: v.array(fieldMapping),
  lookups: v.optional(v.array(lookup)),
  deletion: v.optional(lineDeletion),
});

export const mappingDocumentSchema = v.strictObject({
  $schema: v.optional(v.string()),
  schemaVersion: v.literal(1),
  name: slug,
  label: v.optional(v.string()),
  description: v.optional(v.string()),
  integration: slug,
  source: v.strictObject({
    entity: entityName,
    companies: scope,
    filter: v.optional(formulaText),
  }),
  target: v.strictObject({
    object: objectName,
    keyField: fieldName,
    write: v.picklist(['upsert', 'create', 'update']),
  }),
  key,
  direction: v.picklist(['toSalesforce', 'toErp', 'both']),
  fields: v.array(fieldMapping),
  lookups: v.optional(v.array(lookup)),
  children: v.optional(v.array(childList)),
  valueMaps: v.optional(v.record(v.string(), valueMap)),
  /** How fields of the ERP are shown to people; by the field's path, `navigation.name` for lines. */
  classes: v.optional(v.record(sourcePath, v.picklist(['open', 'personal', 'confidential']))),
  conflict: v.picklist(['erp', 'salesforce', 'latest', 'ask']),
  deletion: v.picklist(['delete', 'mark', 'unlink', 'ignore']),
});

export type MappingDocument = v.InferOutput<typeof mappingDocumentSchema>;
export type FieldMapping = v.InferOutput<typeof fieldMapping>;
export type LookupMapping = v.InferOutput<typeof lookup>;
export type ChildMapping = v.InferOutput<typeof childList>;
export type LineDeletion = v.InferOutput<typeof lineDeletion>;
export type WayBack = v.InferOutput<typeof wayBack>;
export type ConflictPolicy = v.InferOutput<typeof owner>;
export type ValueMap = v.InferOutput<typeof valueMap>;
export type KeyMapping = v.InferOutput<typeof key>;
