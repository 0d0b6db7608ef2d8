/** What Salesforce keeps of failures: which issues and messages it shows as open, and what a message knows of decisions. */
import type { Override } from '../state/port.ts';
import type { TargetRow } from '../salesforce/port.ts';
import type { OrgReader } from './mapping-store.ts';
import { publishRows } from './publish-rows.ts';

export const ISSUE = { object: 'ERP_Issue__c', keyField: 'Issue_Key__c' } as const;
export const MESSAGE = { object: 'ERP_Message__c', keyField: 'Message_Key__c' } as const;

/** What a message keeps of decisions about its record. */
export interface Kept {
  /** Of the record as it was when somebody decided to ignore it. */
  readonly hash?: string;
  readonly overrides: readonly Pick<Override, 'field' | 'erp' | 'value'>[];
}

/** Columns of a message about whose record nothing was decided. */
export const notKept: TargetRow = { Repaired__c: false, Repair__c: null };

/** Columns of a message with the decisions about its record. */
export function keptOf({ hash, overrides }: Kept): TargetRow {
  if (hash === undefined && overrides.length === 0) return notKept;
  const values = overrides.map(({ field, erp, value }) => ({ field, erp, value }));
  return {
    Repaired__c: overrides.length > 0,
    Repair__c: JSON.stringify({ ...(hash === undefined ? {} : { hash }), overrides: values }),
  };
}

/** What a message keeps, read back; nothing when it can't be read. */
export function readKept(text: unknown): Kept {
  try {
    const { hash, overrides = [] } = JSON.parse(String(text)) as Partial<Kept>;
    return { ...(hash === undefined ? {} : { hash }), overrides };
  } catch {
    return { overrides: [] };
  }
}

/** Resolves what was published and is not current any more; it is known to be open as long as it has a link. */
export async function resolveOthers(
  reader: OrgReader,
  { object, keyField }: typeof ISSUE | typeof MESSAGE,
  { current, row }: { readonly current: ReadonlySet<string>; readonly row: TargetRow },
): Promise<void> {
  const resolved = await publishedOthers(reader, object, current);
  if (resolved.length === 0) return;
  await publishRows(reader, { object, keyField, rows: resolved.map((key) => ({ [keyField]: key, ...row })) });
  await reader.state.record({ removedLinks: resolved.map((key) => ({ object, key })) });
}

/** Keys under a name of published rows that are not current any more. */
export async function publishedOthers(
  reader: OrgReader,
  name: string,
  current: ReadonlySet<string>,
): Promise<readonly string[]> {
  const others: string[] = [];
  for (let after = ''; ;) {
    const links = await reader.state.pageLinks(name, after, 1_000);
    for (const link of links) if (!current.has(link.key)) others.push(link.key);
    if (links.length < 1_000) return others;
    after = links.at(-1)?.key ?? '';
  }
}
