/** What a shipment brought, as text: a page shows it as it is, and no line needs a record. */
import type { Row } from './paging.ts';

export const SHIPMENT_LINES = 'salesShipmentLines';
/** Field that the text is added as. */
export const SHIPMENT_TEXT = 'linesText';
/** Fields of a line that the text is made of. */
export const SHIPMENT_LINE_FIELDS: readonly string[] = [
  ...['sequence', 'lineType', 'lineObjectNumber', 'description', 'description2', 'quantity', 'unitOfMeasureCode'],
];

const words = (...parts: readonly unknown[]): string =>
  parts.filter((part) => part !== null && part !== undefined && part !== '').join(' ');

/** One line each, in the order of the document: quantity, unit, number, description. Nothing shipped, no line. */
function textOf(lines: readonly Row[]): string | null {
  const shipped = lines
    .filter((line) => Number(line['quantity'] ?? 0) !== 0)
    .toSorted((a, b) => Number(a['sequence'] ?? 0) - Number(b['sequence'] ?? 0))
    .map((line) => {
      const what = words(line['quantity'], line['unitOfMeasureCode'], line['lineObjectNumber']);
      return words(what, line['description'], line['description2']);
    });
  return shipped.length === 0 ? null : shipped.join('\n');
}

/** Adds the text to decoded shipments; null where the lines were not read. */
export function joinShipmentText(shipments: readonly Row[]): void {
  for (const shipment of shipments) {
    const lines = shipment[SHIPMENT_LINES] as readonly Row[] | undefined;
    shipment[SHIPMENT_TEXT] = lines === undefined ? null : textOf(lines);
  }
}
