/** Values of a dry run without what must not be shown: columns have the class of the ERP fields that they are made of. */
import { maskValue, targetClasses, type CompiledMapping, type MappedValue } from '../../mapping/index.ts';
import type { CounterpartError } from '../errors/counterpart-error.ts';
import type { FieldChange } from './result.ts';

export interface Masking {
  changes(changes: readonly FieldChange[]): readonly FieldChange[];
  /** Why the org refused a row, in its own words where they can't quote a value that must not be shown. */
  words(error: CounterpartError, object: string): string;
}

/** Refusals whose words an administrator of the org has written: they quote no values of the row. */
const WRITTEN_BY_HAND: readonly string[] = ['SF_VALIDATION_RULE', 'SF_AUTOMATION_FAILED', 'SF_DUPLICATES_DETECTED'];

/** The masking of a mapping. */
export function maskingOf({ document, header, children }: CompiledMapping): Masking {
  const classes = targetClasses(document);
  const fields = new Map([header, ...children].flatMap(({ lookups }) => lookups.map((l) => [l.column, l.field])));
  const classOf = (object: string, column: string) => classes(object, fields.get(column) ?? column);
  return {
    changes: (changes) =>
      changes.map(({ field, before, after }) => {
        const shown = (value: MappedValue): MappedValue =>
          maskValue(classOf(header.object, field), value) as MappedValue;
        return { field, ...(before === undefined ? {} : { before: shown(before) }), after: shown(after) };
      }),
    words: ({ said, message, code, fields: concerned }, object) => {
      const open = concerned.every((field) => classOf(object, field.split('.').at(-1) ?? field) === 'open');
      return said !== undefined && (open || WRITTEN_BY_HAND.includes(code)) ? said : message;
    },
  };
}
