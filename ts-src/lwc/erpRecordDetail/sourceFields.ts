import type { PickerOption } from 'c/erpPicker';

/** A record as the companion shows it. */
export type Payload = Readonly<Record<string, unknown>>;

/** The fields of a source record that can be repaired: single values, also those of parents by their path. */
export function sourceFields(source: Payload, prefix = ''): readonly PickerOption[] {
  return Object.entries(source).flatMap(([name, value]): readonly PickerOption[] => {
    if (name.startsWith('@') || Array.isArray(value)) return [];
    if (typeof value === 'object' && value !== null) return sourceFields(value as Payload, `${prefix}${name}.`);
    return [{ value: prefix + name, label: prefix + name, detail: value === null ? '' : String(value) }];
  });
}

/** What was typed, as the kind of value that the ERP gave: a number stays a number, a tick a tick. */
export function typedValue(source: Payload, path: string, text: string): unknown {
  const before = path.split('.').reduce<unknown>((value, name) => (value as Payload | null)?.[name], source);
  if (typeof before === 'number' && text.trim() !== '' && Number.isFinite(Number(text))) return Number(text);
  if (typeof before === 'boolean') return text.trim().toLowerCase() === 'true';
  return text;
}
