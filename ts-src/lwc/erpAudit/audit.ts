import { nodesOf, numberOf, valueOf, type Connection, type Field, type PageInfo } from 'c/erpAccountData';
import { readCommands } from 'c/erpCommand';
import { momentOf, readAudit, type AuditEntry } from 'c/erpConsoleData';
import { fillLabel } from 'c/erpFormat';
import { labels } from './labels';

interface VersionNode {
  readonly Id: string;
  readonly Number__c?: Field<number>;
  readonly Note__c?: Field<string>;
  readonly Summary__c?: Field<string>;
  readonly Based_On__c?: Field<number>;
  readonly Restored_From__c?: Field<number>;
  readonly CreatedDate?: Field<string>;
  readonly CreatedBy?: { readonly Name?: Field<string> } | null;
  readonly Mapping__r?: { readonly Name?: Field<string> } | null;
}

/** One page of what was done. */
export interface AuditPage {
  readonly visible: boolean;
  readonly entries: readonly AuditEntry[];
  readonly page: PageInfo;
}

const lastPage: PageInfo = { hasNextPage: false, endCursor: null };

type Answered<Name extends string, Node> = { uiapi: { query: { [name in Name]?: Connection<Node> } } };

/** Reads the answer of `auditQuery`. */
export function readActions(answer: unknown): AuditPage {
  const { ERP_Command__c: commands } = (answer as Answered<'ERP_Command__c', object>).uiapi.query;
  const { visible, list } = readCommands(answer);
  return { visible, entries: list.map(readAudit), page: commands?.pageInfo ?? lastPage };
}

/** Reads the answer of `versionsQuery`. */
export function readVersions(answer: unknown): AuditPage {
  const { ERP_Mapping_Version__c: versions } = (answer as Answered<'ERP_Mapping_Version__c', VersionNode>).uiapi.query;
  const entries = nodesOf(versions).map((node): AuditEntry => {
    const name = valueOf(node.Mapping__r?.Name) ?? '';
    const restored = numberOf(node.Restored_From__c);
    const note = valueOf(node.Note__c);
    return {
      id: node.Id,
      who: valueOf(node.CreatedBy?.Name) ?? '',
      when: momentOf(node.CreatedDate),
      kind: labels.saved,
      what: [
        fillLabel(labels.savedVersion, name, numberOf(node.Number__c)),
        restored > 0 ? fillLabel(labels.restored, restored) : '',
        note ? `“${note}”` : '',
      ]
        .filter(Boolean)
        .join(' '),
      before: '',
      after: valueOf(node.Summary__c) ?? '',
      outcome: { kind: 'good', label: labels.savedDone },
    };
  });
  return { visible: Boolean(versions), entries, page: versions?.pageInfo ?? lastPage };
}

/** Reads the answer of `targetsQuery`: ids of everything that belongs to a mapping. */
export function readTargets(answer: unknown): readonly string[] {
  const { query } = (answer as { uiapi: { query: Record<string, Connection<{ readonly Id: string }>> } }).uiapi;
  return Object.values(query).flatMap((connection) => nodesOf(connection).map(({ Id: id }) => id));
}
