import type { DescribedObject, Describer } from './describe.ts';
import type { Names } from './names.ts';

/** Where one column of a row goes in the org. */
export interface ColumnTarget {
  /** Header of a CSV column: `ns__Customer__r.ns__ERP_Key__c`. */
  readonly header: string;
  /** Member of a JSON record: `ns__Customer__r`. */
  readonly member: string;
  /** Member inside it for a parent by external id: `ns__ERP_Key__c`; null for a plain field. */
  readonly inner: string | null;
  /** Member that empties the reference: `ns__Customer__c`. */
  readonly emptied: string;
}

/** Turns columns as the mapping writes them (`Number__c`, `Customer__r.ERP_Key__c`) into the org's names. */
export async function columnTargets(
  parts: { readonly names: Names; readonly describer: Describer },
  object: string,
  columns: readonly string[],
): Promise<Map<string, ColumnTarget>> {
  const { names, describer } = parts;
  const needsDescription = names.namespace !== '' || columns.some((column) => column.includes('.'));
  const described = needsDescription ? await describer.describe(object) : null;
  const targets = new Map<string, ColumnTarget>();
  for (const column of columns) {
    const dot = column.indexOf('.');
    if (dot === -1) {
      const member = names.field(column, described?.ownNames);
      targets.set(column, { header: member, member, inner: null, emptied: member });
      continue;
    }
    const relationship = column.slice(0, dot);
    const inner = column.slice(dot + 1);
    const parent = described === null ? null : await parentOf(describer, described, relationship);
    const member = names.field(relationship, described?.ownNames);
    const innerName = names.field(inner, parent?.ownNames);
    const lookup = described?.lookups.get(relationship.toLowerCase())?.name;
    targets.set(column, {
      header: `${member}.${innerName}`,
      member,
      inner: innerName,
      emptied: names.field(lookup ?? relationship.replace(/__r$/i, '__c'), described?.ownNames),
    });
  }
  return targets;
}

/** The parent's description, where its own custom names must be known; null without a namespace. */
async function parentOf(
  describer: Describer,
  object: DescribedObject,
  relationship: string,
): Promise<DescribedObject | null> {
  const target = object.lookups.get(relationship.toLowerCase())?.referenceTo[0];
  return target === undefined ? null : describer.describe(target);
}
