/** The answer of a dry run, as docs/commands.md describes it. */
export interface DryRunResult {
  /** Code of the company whose records were tried. */
  readonly company: string;
  readonly records: number;
  readonly counts: Readonly<
    Record<'create' | 'update' | 'unchanged' | 'blocked' | 'filtered' | 'refused' | 'notTried', number>
  >;
  readonly children: Readonly<Record<'create' | 'update' | 'unchanged' | 'notTried', number>>;
  readonly groups: readonly {
    readonly cause: string;
    readonly code: string;
    readonly source: 'org' | 'mapping';
    readonly count: number;
    readonly field?: string;
    readonly examples: readonly { readonly key: string; readonly number: string | null }[];
  }[];
  readonly creates: readonly {
    readonly number: string | null;
    readonly key: string;
    readonly fields: readonly { readonly field: string; readonly after: unknown }[];
  }[];
  readonly updates: readonly {
    readonly number: string | null;
    readonly key: string;
    readonly fields: readonly { readonly field: string; readonly before: unknown; readonly after: unknown }[];
  }[];
  readonly notUndone: readonly string[];
  readonly more: { readonly creates: number; readonly updates: number };
  readonly rolledBack: boolean;
}

/** The result of an ended request; undefined when it holds none. */
export function readDryRun(result: Readonly<Record<string, unknown>>): DryRunResult | undefined {
  return 'counts' in result && 'groups' in result ? (result as unknown as DryRunResult) : undefined;
}
