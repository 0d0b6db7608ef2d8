/** From plain values to Business Central's wire conventions: the way back of `decode.ts`. */
import type { ErpFields } from '../contract.ts';
import { EMPTY_DATE, EMPTY_GUID, ENUM_FIELDS } from './decode.ts';
import type { EntityShape } from './metadata.ts';

type Wire = string | number | boolean;

/** `In Review` → `In_x0020_Review`. */
function encodeName(name: string): string {
  return name.replace(
    /[^A-Za-z0-9_]/g,
    (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
  );
}

/** How "nothing" is written; null itself is refused (developer documentation, "Transition to API v2.0"). */
const NOTHING: Readonly<Record<string, Wire>> = {
  guid: EMPTY_GUID,
  date: EMPTY_DATE,
  datetime: `${EMPTY_DATE}T00:00:00Z`,
  number: 0,
  integer: 0,
  boolean: false,
  enum: '_x0020_',
};

/** The fields as a body; a blank enum member is written as the blank that its name is. */
export function encodeFields(fields: ErpFields, shape: EntityShape | undefined): Record<string, Wire> {
  const body: Record<string, Wire> = {};
  for (const [name, value] of Object.entries(fields)) {
    const type = ENUM_FIELDS.has(name) ? 'enum' : (shape?.fields.get(name)?.type ?? 'text');
    if (value === null || (value === '' && type !== 'text')) body[name] = NOTHING[type] ?? '';
    else body[name] = type === 'enum' && typeof value === 'string' ? encodeName(value) : value;
  }
  return body;
}
