import type { EntityFieldType } from '../contract.ts';
import type { EntitySource } from './entities.ts';
import { ORDER_FIELDS, ORDER_LINE_FIELDS } from './order-join.ts';
import { JOINED_FIELDS } from './prepare.ts';
import { SHIPMENT_LINES, SHIPMENT_TEXT } from './shipment-text.ts';
import { VARIANT_FIELDS } from './variant-join.ts';

/** Fields that reading adds to those of the API. */
export function joinedFields(source: EntitySource): readonly (readonly [string, EntityFieldType])[] {
  if (source.signal === 'document') return JOINED_FIELDS;
  if (source.signal === 'order') return ORDER_FIELDS;
  if (source.entity === 'salesOrderLine') return ORDER_LINE_FIELDS;
  if (source.entity === 'itemVariant') return VARIANT_FIELDS;
  const text = source.lines === SHIPMENT_LINES ? ([[SHIPMENT_TEXT, 'text']] as const) : [];
  return [...(source.details?.fields ?? []), ...text];
}
