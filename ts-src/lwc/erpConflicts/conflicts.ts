import { gql } from 'lightning/graphql';
import { nodesOf, valueOf, type Connection, type Field } from 'c/erpAccountData';

/** Open conflicts of some ERP records. */
export const conflictsQuery = gql`
  query erpConflicts($keys: [String]) {
    uiapi {
      query {
        ERP_Message__c: ERP_Message__c(
          first: 50
          where: { Record_Key__c: { in: $keys }, State__c: { eq: "Parked" }, Error_Code__c: { eq: "SYNC_CONFLICT" } }
          orderBy: { Last_Seen__c: { order: DESC } }
        ) @optional {
          edges {
            node {
              Id
              Record_Key__c: Record_Key__c @optional {
                value
              }
              Conflict__c: Conflict__c @optional {
                value
              }
            }
          }
        }
      }
    }
  }
`;

/** One field that both sides changed, with its three values; null is no value. */
export interface Conflict {
  readonly field: string;
  readonly agreed: unknown;
  readonly salesforce: unknown;
  readonly erp: unknown;
}

interface MessageNode {
  readonly Id: string;
  readonly Record_Key__c?: Field<string>;
  readonly Conflict__c?: Field<string>;
}

/** The conflicts of one ERP record. */
export interface RecordConflicts {
  readonly id: string;
  readonly recordKey: string;
  readonly fields: readonly Conflict[];
}

/** Reads the answer of `conflictsQuery`; without a right to see them there are none. */
export function readConflicts(answer: unknown): readonly RecordConflicts[] {
  const { query } = (answer as { uiapi: { query: { ERP_Message__c?: Connection<MessageNode> } } }).uiapi;
  return nodesOf(query.ERP_Message__c)
    .map((node) => ({
      id: node.Id,
      recordKey: valueOf(node.Record_Key__c) ?? '',
      fields: readFields(valueOf(node.Conflict__c)),
    }))
    .filter(({ fields }) => fields.length > 0);
}

function readFields(text: string | null): readonly Conflict[] {
  try {
    const value: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(value) ? (value as Conflict[]) : [];
  } catch {
    return [];
  }
}
