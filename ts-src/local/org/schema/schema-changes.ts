import type { FieldSchema, OrgSchema } from './types.ts';

/** Types whose values lie in the database in the same way, so that a field can go from one to another while running. */
const ALIKE: readonly (readonly FieldSchema['type'][])[] = [
  ['string', 'textarea', 'email', 'phone', 'url', 'picklist'],
  ['double', 'currency', 'percent', 'int'],
];

/** What about a field can change while the org runs. */
export type FieldShape = Partial<Pick<FieldSchema, 'type' | 'length' | 'precision' | 'scale' | 'label' | 'nillable'>>;

/**
 * Changes of fields while the org runs, as its administrators make them: a field that is taken away is in no
 * description, query or save any more, for nobody; one that comes later is taken away from the start. Deleting and
 * undeleting a field, and its data, are the same as hiding and showing it. Control of the local org, no part of Salesforce.
 */
export class SchemaChanges {
  readonly #schema: OrgSchema;
  readonly #hidden = new Set<string>();

  constructor(schema: OrgSchema) {
    this.#schema = schema;
  }

  isHidden(object: string, field: string): boolean {
    return this.#hidden.size > 0 && this.#hidden.has(`${object}.${field}`.toLowerCase());
  }

  /** @throws Error when the org has no such field */
  hide(object: string, field: string): void {
    this.#field(object, field);
    this.#hidden.add(`${object}.${field}`.toLowerCase());
  }

  show(object: string, field: string): void {
    this.#hidden.delete(`${object}.${field}`.toLowerCase());
  }

  /** Gives a field another type of the same family, or another length. @throws Error when it can't have that type */
  reshape(object: string, field: string, shape: FieldShape): void {
    const found = this.#field(object, field);
    const { type = found.type } = shape;
    if (type !== found.type && !ALIKE.some((family) => family.includes(type) && family.includes(found.type))) {
      throw new Error(`${object}.${field} of type ${found.type} can't become ${type} while the org runs.`);
    }
    Object.assign(found, shape);
  }

  #field(object: string, field: string): FieldSchema {
    const found = this.#schema.object(object)?.field(field);
    if (found === undefined) throw new Error(`The org has no field ${object}.${field}.`);
    return found;
  }
}
