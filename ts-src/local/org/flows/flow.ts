/** A record-triggered flow as far as the local org runs it; names carry the namespace of the org. */

/** A text with merge fields (`{!$Record.Name}`), a reference, or a truth value. */
export type FlowValue = { readonly text: string } | { readonly reference: string } | { readonly flag: boolean };

export type FlowOperator = 'EqualTo' | 'NotEqualTo' | 'IsNull';

/** `left` is a field for filters, a reference for decisions. */
export interface FlowCondition {
  readonly left: string;
  readonly operator: FlowOperator;
  readonly right: FlowValue;
}

/** What is done next; null ends the path. */
type Next = string | null;

export type FlowStep =
  | {
      readonly kind: 'lookup';
      readonly object: string;
      readonly filters: readonly FlowCondition[];
      readonly next: Next;
    }
  | {
      readonly kind: 'decision';
      readonly rules: readonly { readonly conditions: readonly FlowCondition[]; readonly next: Next }[];
      readonly otherwise: Next;
    }
  | {
      readonly kind: 'add';
      readonly items: readonly { readonly variable: string; readonly value: FlowValue }[];
      readonly next: Next;
    }
  | { readonly kind: 'notify'; readonly inputs: ReadonlyMap<string, FlowValue>; readonly next: Next };

/** A path that runs some time after the date in a field of the record. */
export interface ScheduledPath {
  readonly name: string;
  readonly field: string;
  readonly offsetMs: number;
  readonly first: string;
}

export interface FlowDefinition {
  readonly name: string;
  readonly object: string;
  readonly onCreate: boolean;
  readonly onUpdate: boolean;
  readonly filters: readonly FlowCondition[];
  readonly paths: readonly ScheduledPath[];
  readonly steps: ReadonlyMap<string, FlowStep>;
  readonly templates: ReadonlyMap<string, string>;
  readonly collections: readonly string[];
}
