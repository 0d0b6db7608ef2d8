import { fieldDraft } from './field-defaults.ts';
import type { FieldDraft } from './field-defaults.ts';
import type { ObjectDraft } from './object-draft.ts';

type Drafts = ReadonlyMap<string, ObjectDraft>;

/**
 * Gives every roll-up field the type of what it sums up, which metadata does not say; a count is a whole number.
 * @throws Error naming the roll-up whose detail object, relation or summed field does not exist
 */
export function typeRollups(objects: Drafts): void {
  for (const object of objects.values()) {
    for (const field of object.fields) typeRollup(object, field, objects);
  }
}

function typeRollup(object: ObjectDraft, field: FieldDraft, objects: Drafts): void {
  const { rollup } = field;
  if (rollup === null) return;
  const detail = objects.get(rollup.detailObject.toLowerCase());
  const relation = detail?.fields.find((f) => f.name.toLowerCase() === rollup.relationField.toLowerCase());
  if (detail === undefined || relation === undefined || relation.masterDetail === null) {
    throw new Error(`Roll-up ${object.name}.${field.name}: ${rollup.detailObject} is no detail of ${object.name}`);
  }
  if (rollup.summarizedField === null) return;
  const source = detail.fields.find((f) => f.name.toLowerCase() === rollup.summarizedField?.toLowerCase());
  if (source === undefined) {
    throw new Error(`Roll-up ${object.name}.${field.name}: no field ${rollup.detailObject}.${rollup.summarizedField}`);
  }
  typeRollup(detail, source, objects);
  const typed = fieldDraft(field.name, field.label, source.type);
  field.type = source.type;
  field.storage = typed.storage;
  field.scale = source.scale;
  field.groupable = typed.groupable;
  field.aggregatable = typed.aggregatable;
  if (typed.storage !== 'real') field.precision = 0;
}
