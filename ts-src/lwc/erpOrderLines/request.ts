import type { LineRow } from './rows';

/** What the reader entered for one line. */
export interface LineEdit {
  readonly quantity?: string;
  readonly shipmentDate?: string;
  readonly cancel?: boolean;
}

/** One line of a `change-order` request. */
interface LineChange {
  readonly lineId: string;
  readonly quantity?: number;
  readonly shipmentDate?: string;
  readonly cancel?: true;
}

/** The lines that are to be changed, with only what differs from what the ERP has; cancelling outdoes the rest. */
export function changedLines(
  rows: readonly LineRow[],
  edits: Readonly<Record<string, LineEdit>>,
): readonly LineChange[] {
  return rows.flatMap((row): readonly LineChange[] => {
    const edit = edits[row.id];
    if (!edit || !row.isOpen) return [];
    if (edit.cancel) return [{ lineId: row.id, cancel: true }];
    const quantity = Number(edit.quantity);
    const change = {
      ...(edit.quantity && quantity !== row.quantity ? { quantity } : {}),
      ...(edit.shipmentDate && edit.shipmentDate !== row.shipmentDate ? { shipmentDate: edit.shipmentDate } : {}),
    };
    return Object.keys(change).length > 0 ? [{ lineId: row.id, ...change }] : [];
  });
}

/** Lines whose new quantity can't be: not above zero, or less than was shipped already. */
export function wrongQuantities(
  rows: readonly LineRow[],
  edits: Readonly<Record<string, LineEdit>>,
): readonly LineRow[] {
  return rows.filter((row) => {
    const { quantity, cancel } = edits[row.id] ?? {};
    if (!quantity || cancel) return false;
    return !(Number(quantity) > 0) || Number(quantity) < row.shippedQuantity;
  });
}
