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

/** Every row of the application that a row belongs to, in entry number order. */
function rowsOf(row: DetailedEntry): DetailedEntry[] {
  const { transaction, application, pair } = row;
  const belongs = (detail: DetailedEntry): boolean =>
    detail.transaction === transaction &&
    detail.application === application &&
    detail.pair !== null &&
    !detail.unapplied;
  const own = (pair?.applying.details ?? []).filter(belongs);
  const settled = new Set(own.flatMap((detail) => detail.pair?.settled ?? []));
  const others = [...settled].flatMap((entry) => entry.details.filter(belongs));
  return [...own, ...others].sort((a, b) => a.number - b.number);
}

/**
 * Undoes the newest application of an entry: every row of that application gets a reversing row, both are marked
 * unapplied, and the entries are open again (facts: the row's "Unapplied by Entry No." names the reversing one).
 * @throws ErpError when the entry is not applied.
 */
export function unapplyLast(company: Company, entry: LedgerEntry, postingDate: string): void {
  const [first] = lastApplication(entry);
  if (first === undefined) return;
  const rows = rowsOf(first);
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
      pair: detail.pair,
    });
    detail.unapplied = true;
    detail.unappliedBy = reversal.number;
    touch(company, detail);
  }
  for (const touched of new Set(rows.map((detail) => detail.entry))) setOpen(company, touched, touched.remaining !== 0);
}
