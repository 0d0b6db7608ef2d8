/** What a customer or an order says of being in step with the ERP, in words for everybody. Pure. */

/** A record that is held up. */
export interface HeldUp {
  readonly kind: 'Conflict' | 'Failed' | 'Waiting';
  /** Salesforce object of the record. */
  readonly object: string;
  /** What people call it; null when it has no number. */
  readonly number: string | null;
  /** ISO 8601. */
  readonly since: string;
}

export interface SyncState {
  readonly state: HeldUp['kind'];
  readonly detail: string;
  readonly since: string;
}

const WORST_FIRST: readonly HeldUp['kind'][] = ['Conflict', 'Failed', 'Waiting'];
const NAMED_MAX = 3;
const DETAIL_MAX = 255;

/** What a record of an object is called, one and several. */
const WORDS: Readonly<Record<string, readonly [string, string]>> = {
  Account: ['the customer’s data', 'the customer’s data'],
  ERP_Customer__c: ['the customer’s data', 'the customer’s data'],
  ERP_Order__c: ['order', 'orders'],
  ERP_Order_Line__c: ['order', 'orders'],
  ERP_Invoice__c: ['invoice', 'invoices'],
  ERP_Invoice_Line__c: ['invoice', 'invoices'],
  ERP_Shipment__c: ['shipment', 'shipments'],
  ERP_Ledger_Entry__c: ['payment or open item', 'payments or open items'],
  ERP_Customer_Price__c: ['price of the customer', 'prices of the customer'],
};
const OTHER = ['record', 'records'] as const;

/** The worst of what is held up of a customer or an order; the oldest says since when. */
export function syncStateOf(held: readonly [HeldUp, ...HeldUp[]]): SyncState {
  const state = WORST_FIRST.find((kind) => held.some((one) => one.kind === kind)) ?? 'Failed';
  const worst = held.filter((one) => one.kind === state);
  const since = worst.map((one) => one.since).toSorted()[0] ?? '';
  const names = [...Map.groupBy(worst, (one) => WORDS[one.object] ?? OTHER)].map(([words, own]) => nameOf(words, own));
  const detail = sentence(state, names.join('; '), worst.length > 1);
  return { state, detail: detail.length > DETAIL_MAX ? `${detail.slice(0, DETAIL_MAX - 1)}…` : detail, since };
}

function nameOf([one, several]: readonly [string, string], held: readonly HeldUp[]): string {
  if (one === several) return one;
  const numbers = held.flatMap(({ number }) => (number === null ? [] : [number])).slice(0, NAMED_MAX);
  const more = held.length - numbers.length;
  const listed = numbers.length === 0 ? [] : [numbers.join(', ')];
  if (held.length === 1) return [one, ...listed].join(' ');
  return [
    `${held.length} ${several}`,
    ...(listed.length === 0 ? [] : [`(${listed.join()}${more > 0 ? ', …' : ''})`]),
  ].join(' ');
}

function sentence(state: HeldUp['kind'], what: string, several: boolean): string {
  if (state === 'Conflict') return `Changed both here and in the ERP: ${what}. Choose which values count.`;
  if (state === 'Waiting') return `Not here yet: ${what} ${several ? 'wait' : 'waits'} for other data of the ERP.`;
  return `Could not be taken over from the ERP: ${what}. Figures may be out of date; your administrator sees why.`;
}
