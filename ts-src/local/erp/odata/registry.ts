import type { FieldContract } from '../contract/derive.ts';
import type { EntitySet } from './entity-set.ts';

/** A published API route with its sets: the standard one or an extension's. */
export interface ApiRoute {
  /** Path after the root, such as `/api/v2.0`. */
  readonly path: string;
  readonly sets: ReadonlyMap<string, EntitySet>;
}

/** A change of a set's fields while the server runs. */
export type SchemaChange = { readonly set: string; readonly field: string } & (
  | { readonly kind: 'missing-field' }
  | { readonly kind: 'renamed-field'; readonly as: string }
  | { readonly kind: 'retyped-field'; readonly max?: number }
);

/** What of the contract this server shows: fields that a fault plan takes away, renames or makes text are not as they were. */
export class Visibility {
  private changes: readonly SchemaChange[] = [];
  private readonly cache = new Map<EntitySet, ReadonlyMap<string, FieldContract>>();

  /** Replaces what was changed before. */
  change(changes: readonly SchemaChange[]): void {
    this.changes = changes;
    this.cache.clear();
  }

  fields(set: EntitySet): ReadonlyMap<string, FieldContract> {
    let fields = this.cache.get(set);
    if (fields === undefined) {
      const { contract } = set;
      const mine = this.changes.filter((change) => change.set === contract.set);
      fields = new Map(
        contract.fields
          .flatMap((field) =>
            changed(
              field,
              mine.filter((change) => change.field === field.name),
            ),
          )
          .map((field) => [field.name, field]),
      );
      this.cache.set(set, fields);
    }
    return fields;
  }
}

function changed(field: FieldContract, changes: readonly SchemaChange[]): FieldContract[] {
  let now = field;
  for (const change of changes) {
    if (change.kind === 'missing-field') return [];
    if (change.kind === 'renamed-field') now = { ...now, name: change.as, shows: field.name };
    else {
      const { name, shows, readOnly } = now;
      now = {
        name,
        type: 'string',
        ...(change.max === undefined ? {} : { max: change.max }),
        ...(shows === undefined ? {} : { shows }),
        ...(readOnly === undefined ? {} : { readOnly }),
      };
    }
  }
  return [now];
}
