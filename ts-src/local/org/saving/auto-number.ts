import type { OrgContext } from '../kernel/context.ts';
import type { FieldSchema } from '../schema/types.ts';
import type { Table } from '../store/tables.ts';
import { today } from '../kernel/context.ts';

/** Counters of auto-number fields. They never go back, also when a save is undone (numbers may be skipped). */
export class AutoNumbers {
  readonly #next = new Map<string, number>();

  /** The next value of a field in its display format: `{0000}` the number, `{YYYY}`, `{YY}`, `{MM}`, `{DD}` the date. */
  take(context: OrgContext, table: Table, field: FieldSchema): string {
    const key = `${table.object.name}.${field.name}`;
    const number = this.#next.get(key) ?? 1;
    this.#next.set(key, number + 1);
    return (field.autoNumberFormat ?? '{0}').replace(/\{([^}]*)\}/g, (_, part: string) => {
      if (/^0+$/.test(part)) return String(number).padStart(part.length, '0');
      const day = today(context.clock);
      if (part === 'YYYY') return day.slice(0, 4);
      if (part === 'YY') return day.slice(2, 4);
      return part === 'MM' ? day.slice(5, 7) : day.slice(8, 10);
    });
  }
}
