import { touch } from './company.ts';
import { refuse } from './errors.ts';
import { addDetail, beginTransaction, setOpen } from './ledger.ts';
import type { Company, DetailedEntry, LedgerEntry } from './model.ts';

/** The rows of the newest application of an entry that still stands. */
function lastApplication(entry: LedgerEntry): readonly DetailedEntry[] {
  const own = entry.details.filter((detail) => detail.type === 'Application' && !detail.unapplied);
  const last = own.at(-1);
  if (last === undefined) throw refuse(`Entry ${entry.number} is not applied, so it cannot be unapplied.`);
  return own.filter((detail) => detail.transaction === last.transaction && detail.application === last.application);
}

/**
 * Undoes the newest application of an entry: every row of that application gets a reversing row, both are marked
 * unapplied, and the entries are open again (facts: the row's "Unapplied by Entry No." names the reversing one).
 * @throws ErpError when the entry is not applied.
 */
export function unapplyLast(company: Company, entry: LedgerEntry, postingDate: string): void {
  const [first] = lastApplication(entry);
  if (first === undefined) return;
  const rows = company.details
    .rows()
    .filter(
      (detail) =>
        detail.transaction === first.transaction &&
        detail.application === first.application &&
        detail.type !== 'Initial Entry' &&
        !detail.unapplied,
    );
  const transaction = beginTransaction(company);
  for (const detail of rows) {
    const reversal = addDetail(company, detail.entry, detail.type, {
      amount: -detail.amount,
      amountLocal: -detail.amountLocal,
      postingDate,
      document: detail,
      transaction,
      application: detail.application,
      appliedNumber: detail.appliedNumber,
      unapplied: true,
    });
    detail.unapplied = true;
    detail.unappliedBy = reversal.number;
    touch(company, detail);
  }
  for (const touched of new Set(rows.map((detail) => detail.entry))) setOpen(company, touched, touched.remaining !== 0);
}
