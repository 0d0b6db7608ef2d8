import type { FieldSchema, ObjectSchema } from '../schema/types.ts';
import { eTagOf, masterRecordTypeId } from './object-info.ts';

/**
 * The values of one picklist for a record type (User Interface API guide, Picklist Values). Dependent picklists have no
 * restriction here: `validFor` is empty.
 */
export function picklistValues(object: ObjectSchema, field: FieldSchema, version: string): Record<string, unknown> {
  const values = field.picklistValues
    .filter(({ active }) => active)
    .map(({ label, value }) => ({ attributes: null, label, validFor: [], value }));
  const defaultValue = field.picklistValues.find((value) => value.active && value.defaultValue);
  const result = {
    controllerValues: {},
    defaultValue:
      defaultValue === undefined
        ? null
        : { attributes: null, label: defaultValue.label, validFor: [], value: defaultValue.value },
    url: `/services/data/v${version}/ui-api/object-info/${object.name}/picklist-values/${masterRecordTypeId}/${field.name}`,
    values,
  };
  return { ...result, eTag: eTagOf(result) };
}
