import { fillLabel } from 'c/erpFormat';
import { labels } from './labels';

/** The opportunity or quote that becomes an order, as far as the page looks at it. */
export interface Subject {
  readonly visible: boolean;
  readonly accountId: string;
  /** Close date of an opportunity, expiration date of a quote. */
  readonly date: string;
  readonly needsDate: boolean;
  readonly lineCount: number;
  /** Lines whose product the ERP does not know, by name; empty where only the companion can tell. */
  readonly linesWithoutItem: readonly string[];
  readonly orderNumber: string;
  readonly sendState: string;
  readonly sent: string;
  /** The order in Salesforce once it came back; null before. */
  readonly order: { readonly id: string; readonly number: string; readonly status: string } | null;
}

/** One thing that is missing before anything can be sent. */
export interface Missing {
  readonly key: string;
  readonly text: string;
}

/** Everything that is missing, the first to be done first. The ERP is asked for the rest by the check. */
export function missingOf(subject: Subject): readonly Missing[] {
  const missing: Missing[] = [];
  if (!subject.accountId) missing.push({ key: 'account', text: labels.missingAccount });
  if (subject.needsDate && !subject.date) missing.push({ key: 'date', text: labels.missingDate });
  if (subject.lineCount === 0) missing.push({ key: 'lines', text: labels.missingLines });
  for (const name of subject.linesWithoutItem) {
    missing.push({ key: `line ${missing.length}`, text: fillLabel(labels.missingItem, name) });
  }
  return missing;
}

/** Whether an order stands in the ERP; one that was deleted there may be sent anew. */
export function hasLiveOrder(subject: Subject): boolean {
  return subject.orderNumber !== '' && subject.order?.status !== 'Deleted';
}
