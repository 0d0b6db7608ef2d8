import type { FieldContract } from '../contract/derive.ts';
import type { EntitySet } from './entity-set.ts';

/** A published API route with its sets: the standard one or an extension's. */
export interface ApiRoute {
  /** Path after the root, such as `/api/v2.0`. */
  readonly path: string;
  readonly sets: ReadonlyMap<string, EntitySet>;
}

/** What of the contract this server shows: everything but the fields that a fault plan has taken away. */
export class Visibility {
  private hidden = new Set<string>();
  private readonly cache = new Map<EntitySet, ReadonlyMap<string, FieldContract>>();

  /** Hides fields (`set.field`), as an older version that does not have them; replaces what was hidden before. */
  hide(fields: readonly string[]): void {
    this.hidden = new Set(fields);
    this.cache.clear();
  }

  fields(set: EntitySet): ReadonlyMap<string, FieldContract> {
    let fields = this.cache.get(set);
    if (fields === undefined) {
      const { contract } = set;
      fields = new Map(
        contract.fields
          .filter((field) => !this.hidden.has(`${contract.set}.${field.name}`))
          .map((field) => [field.name, field]),
      );
      this.cache.set(set, fields);
    }
    return fields;
  }
}
