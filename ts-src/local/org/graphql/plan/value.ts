import type { FieldSchema } from '../../schema/types.ts';
import type { DocumentScope, Selection } from '../document/selection.ts';
import { selections } from '../document/selection.ts';
import type { FieldKind } from '../schema/field-kinds.ts';
import { objectShape } from './connection.ts';
import type { Shape } from './connection.ts';
import { displayOf, wireValue } from './display.ts';

/** Plans the wrapper of a value: `value`, `displayValue` and, for picklists, `label`. */
export function planValue(
  selection: Selection,
  scope: DocumentScope,
  kind: FieldKind,
  field: Pick<FieldSchema, 'scale' | 'picklistValues'>,
): Shape<unknown> {
  const display = displayOf(kind, field);
  return objectShape(
    selections(selection.nodes, scope).map((part): [string, Shape<unknown>] => {
      if (part.name === 'value') return [part.key, (value) => wireValue(value, kind)];
      if (part.name === 'displayValue' || part.name === 'label') return [part.key, display];
      return [part.key, () => `${kind}Value`];
    }),
  );
}
