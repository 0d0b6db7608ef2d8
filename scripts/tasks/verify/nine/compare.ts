import type { Expected, ExpectedRecords } from './expected/index.ts';

type OrgRow = Readonly<Record<string, unknown>>;

/** The value at a dotted path such as `Account__r.ERP_Key__c`; null where a parent is missing. */
export function valueAt(record: OrgRow, path: string): unknown {
  return path.split('.').reduce<unknown>((value, step) => (value as OrgRow | null)?.[step] ?? null, record);
}

/** Records that stay in the org when the ERP has deleted them: nothing to compare them with. */
const gone: Readonly<Record<string, string>> = {
  ERP_Order__c: "Status__c NOT IN ('Finished', 'Deleted')",
  ERP_Order_Line__c: "Removed__c = false AND Order__r.Status__c NOT IN ('Finished', 'Deleted')",
};

export interface Comparison {
  readonly records: number;
  /** Fields compared, all records together. */
  readonly fields: number;
  /** One line for each record that is missing or too many, and for each field that differs. */
  readonly differences: readonly string[];
}

/**
 * Compares what the org holds with what it must hold, object by object and field by field. `read` gives the rows of a
 * query. Records without a key (made by people in Salesforce) are nobody's business here.
 */
export async function compareRecords(
  expected: ExpectedRecords,
  read: (soql: string) => Promise<readonly OrgRow[]> | readonly OrgRow[],
): Promise<Comparison> {
  const differences: string[] = [];
  let records = 0;
  let fields = 0;
  for (const [object, wanted] of expected) {
    const paths = Object.keys([...wanted.values()][0] ?? {});
    const compared = gone[object] === undefined ? '' : ` AND ${gone[object]}`;
    const rows = await read(
      `SELECT ERP_Key__c, ${paths.join(', ')} FROM ${object} WHERE ERP_Key__c != null${compared}`,
    );
    const held = new Map(rows.map((row) => [String(row['ERP_Key__c']), row]));
    for (const [key, want] of wanted) {
      const row = held.get(key);
      records += 1;
      fields += paths.length;
      if (row === undefined) differences.push(`${object} ${key} is not in the org`);
      else differences.push(...fieldsThatDiffer(want, row).map((text) => `${object} ${key} ${text}`));
    }
    for (const key of held.keys()) if (!wanted.has(key)) differences.push(`${object} ${key} is in the org alone`);
  }
  return { records, fields, differences };
}

function fieldsThatDiffer(want: Expected, row: OrgRow): string[] {
  return Object.entries(want).flatMap(([path, value]) => {
    const actual = valueAt(row, path);
    return actual === value ? [] : [`${path}: ${JSON.stringify(actual)} instead of ${JSON.stringify(value)}`];
  });
}
