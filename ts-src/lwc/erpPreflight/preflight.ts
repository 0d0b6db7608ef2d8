import { problemsOf, type Problem } from 'c/erpCommand';

/** The ERP's answer to `check-quote`. Numbers are null where the ERP, or the reader's rights, say nothing. */
export interface Preflight {
  readonly ready: boolean;
  readonly customer: {
    readonly number: string | null;
    readonly name: string | null;
    readonly company: string | null;
    readonly currency: string | null;
    readonly terms: string | null;
    readonly shipTo: string | null;
    readonly blocked: string | null;
    readonly prospect: boolean;
  };
  readonly credit: {
    readonly currency: string | null;
    readonly limit: number | null;
    readonly thisOrder: number | null;
    readonly after: number | null;
    readonly exceeded: boolean;
  } | null;
  readonly lines: readonly PreflightLine[];
  readonly problems: readonly Problem[];
  /** When the ERP was asked. */
  readonly checked: string | null;
}

export interface PreflightLine {
  readonly lineId: string;
  readonly product: string | null;
  readonly item: string | null;
  readonly variant: string | null;
  readonly unit: string | null;
  readonly quantity: number | null;
  readonly currency: string | null;
  readonly price: number | null;
  readonly discountPercent: number | null;
  readonly erpPrice: number | null;
  readonly erpDiscountPercent: number | null;
  readonly erpSource: string | null;
  readonly stock: number | null;
  readonly shipmentDate: string | null;
  readonly verdict: 'ok' | 'warning' | 'block';
  readonly problems: readonly Problem[];
}

/** Reads the answer of a check; null when there is none to read. */
export function readPreflight(result: Readonly<Record<string, unknown>>): Preflight | null {
  if (!Array.isArray(result.lines)) return null;
  const preflight = result as unknown as Preflight;
  const lines = preflight.lines.map((line) => ({ ...line, problems: problemsOf(line.problems) }));
  return {
    ...preflight,
    customer: preflight.customer ?? {},
    credit: preflight.credit ?? null,
    lines,
    problems: problemsOf(result.problems),
  };
}
