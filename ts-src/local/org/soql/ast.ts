/**
 * Syntax tree of SOQL. The parser makes it from text; the GraphQL and UI API areas build it directly and hand it to
 * `kernel.execute`. Field paths are written as in SOQL: `['Customer__r', 'Account__r', 'Name']`.
 */

export interface FieldItem {
  readonly kind: 'field';
  readonly path: readonly string[];
  readonly alias?: string;
}

/** `COUNT()` has no argument; `COUNT(Id)`, `SUM(x)`, `CALENDAR_YEAR(d)`, `FORMAT(x)`, `toLabel(x)`, `GROUPING(x)` have. */
export interface FunctionItem {
  readonly kind: 'function';
  /** Lower case. */
  readonly name: string;
  readonly arguments: readonly (FieldItem | FunctionItem)[];
  readonly alias?: string;
}

export interface SubqueryItem {
  readonly kind: 'subquery';
  readonly query: SelectStatement;
}

export interface TypeofItem {
  readonly kind: 'typeof';
  readonly relationship: string;
  readonly branches: readonly { readonly object: string; readonly fields: readonly (readonly string[])[] }[];
  readonly otherwise: readonly (readonly string[])[];
}

export type SelectItem = FieldItem | FunctionItem | SubqueryItem | TypeofItem;

/** Literals keep their SOQL kind, since `2024-01-01` and `'2024-01-01'` are not the same thing. */
export type Literal =
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number; readonly text: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'null' }
  /** `YYYY-MM-DD`. */
  | { readonly kind: 'date'; readonly value: string }
  /** Milliseconds since 1970 UTC. */
  | { readonly kind: 'datetime'; readonly value: number }
  /** `HH:MM:SS.sss`. */
  | { readonly kind: 'time'; readonly value: string }
  /** `TODAY`, `LAST_N_DAYS` with `n`; upper case. */
  | { readonly kind: 'dateLiteral'; readonly name: string; readonly n?: number };

export type ComparisonOperator =
  '=' | '!=' | '<' | '<=' | '>' | '>=' | 'like' | 'in' | 'not in' | 'includes' | 'excludes';

export type Condition =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Condition[] }
  | { readonly kind: 'not'; readonly part: Condition }
  | {
      readonly kind: 'compare';
      readonly operand: FieldItem | FunctionItem;
      readonly operator: ComparisonOperator;
      /** One literal, several (in, not in, includes, excludes), or a semi-join. */
      readonly value: Literal | readonly Literal[] | SelectStatement;
    };

export interface OrderItem {
  readonly operand: FieldItem | FunctionItem;
  readonly descending: boolean;
  /** Salesforce's default is nulls first. */
  readonly nulls: 'first' | 'last';
}

export interface SelectStatement {
  readonly kind: 'select';
  readonly items: readonly SelectItem[];
  /** `FIELDS(ALL|STANDARD|CUSTOM)` in the list. */
  readonly fieldGroups?: readonly ('ALL' | 'STANDARD' | 'CUSTOM')[];
  /** Object name, or child relationship name in a sub-query. */
  readonly from: string;
  readonly alias?: string;
  readonly scope?: string;
  readonly where?: Condition;
  readonly groupBy?: readonly (FieldItem | FunctionItem)[];
  readonly groupByKind?: 'plain' | 'rollup' | 'cube';
  readonly having?: Condition;
  readonly orderBy?: readonly OrderItem[];
  readonly limit?: number;
  readonly offset?: number;
  /** `ALL ROWS`: deleted rows too. */
  readonly allRows?: boolean;
}
