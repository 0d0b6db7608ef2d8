import { gql } from 'lightning/graphql';
import { nodesOf, numberOf, valueOf, type Connection, type Field } from 'c/erpAccountData';
import { momentOf } from './moment';

/** The records below an issue, also those that went through in the end; those that failed last first. */
export const messagesQuery = gql`
  query erpIssueRecords($issue: ID, $first: Int) {
    uiapi {
      query {
        ERP_Message__c: ERP_Message__c(
          first: $first
          where: { Issue__c: { eq: $issue } }
          orderBy: { Last_Seen__c: { order: DESC } }
        ) @optional {
          edges {
            node {
              Id
              State__c: State__c @optional {
                value
              }
              Number__c: Number__c @optional {
                value
              }
              Company__c: Company__c @optional {
                value
              }
              Record_Key__c: Record_Key__c @optional {
                value
              }
              Source_Key__c: Source_Key__c @optional {
                value
              }
              Target_Object__c: Target_Object__c @optional {
                value
              }
              Target_Id__c: Target_Id__c @optional {
                value
              }
              Error_Code__c: Error_Code__c @optional {
                value
              }
              Error_Message__c: Error_Message__c @optional {
                value
              }
              Fields__c: Fields__c @optional {
                value
              }
              Attempts__c: Attempts__c @optional {
                value
              }
              First_Seen__c: First_Seen__c @optional {
                value
              }
              Last_Seen__c: Last_Seen__c @optional {
                value
              }
              Retry_At__c: Retry_At__c @optional {
                value
              }
              Amount_Home__c: Amount_Home__c @optional {
                value
              }
              Currency__c: Currency__c @optional {
                value
              }
              Ignored_Reason__c: Ignored_Reason__c @optional {
                value
              }
              Ignored_By__r: Ignored_By__r @optional {
                Name @optional {
                  value
                }
              }
            }
          }
          totalCount
        }
      }
    }
  }
`;

interface MessageNode {
  readonly Id: string;
  readonly State__c?: Field<string>;
  readonly Number__c?: Field<string>;
  readonly Company__c?: Field<string>;
  readonly Record_Key__c?: Field<string>;
  readonly Source_Key__c?: Field<string>;
  readonly Target_Object__c?: Field<string>;
  readonly Target_Id__c?: Field<string>;
  readonly Error_Code__c?: Field<string>;
  readonly Error_Message__c?: Field<string>;
  readonly Fields__c?: Field<string>;
  readonly Attempts__c?: Field<number>;
  readonly First_Seen__c?: Field<string>;
  readonly Last_Seen__c?: Field<string>;
  readonly Retry_At__c?: Field<string>;
  readonly Amount_Home__c?: Field<number>;
  readonly Currency__c?: Field<string>;
  readonly Ignored_Reason__c?: Field<string>;
  readonly Ignored_By__r?: { readonly Name?: Field<string> } | null;
}

/** One record that failed. */
export interface FailedRecord {
  readonly id: string;
  readonly state: string;
  /** The number people know it by; its key where it has none. */
  readonly number: string;
  readonly company: string;
  readonly recordKey: string;
  readonly object: string;
  readonly targetId: string;
  readonly code: string;
  readonly message: string;
  /** Fields of the target that are concerned. */
  readonly fields: readonly string[];
  readonly attempts: number;
  readonly firstSeen: Date | null;
  readonly lastSeen: Date | null;
  readonly retryAt: Date | null;
  readonly amount: number | null;
  readonly currency: string | null;
  readonly ignoredReason: string;
  readonly ignoredBy: string;
}

export interface FailedRecords {
  readonly visible: boolean;
  readonly list: readonly FailedRecord[];
  readonly total: number;
}

/** Reads the answer of `messagesQuery`; what is solved comes last. */
export function readMessages(answer: unknown): FailedRecords {
  const { ERP_Message__c: messages } = (answer as { uiapi: { query: { ERP_Message__c?: Connection<MessageNode> } } })
    .uiapi.query;
  const all = nodesOf(messages).map(readMessage);
  const isSolved = ({ state }: FailedRecord): boolean => state === 'Resolved';
  const list = [...all.filter((record) => !isSolved(record)), ...all.filter(isSolved)];
  return { visible: Boolean(messages), list, total: messages?.totalCount ?? list.length };
}

function readMessage(node: MessageNode): FailedRecord {
  const recordKey = valueOf(node.Record_Key__c) ?? '';
  return {
    id: node.Id,
    state: valueOf(node.State__c) ?? '',
    number: valueOf(node.Number__c) || recordKey.split('|').at(-1) || node.Id,
    company: valueOf(node.Company__c) ?? '',
    recordKey,
    object: valueOf(node.Target_Object__c) ?? '',
    targetId: valueOf(node.Target_Id__c) ?? '',
    code: valueOf(node.Error_Code__c) ?? '',
    message: valueOf(node.Error_Message__c) ?? '',
    fields: (valueOf(node.Fields__c) ?? '').split(/[,;\s]+/).filter(Boolean),
    attempts: numberOf(node.Attempts__c),
    firstSeen: momentOf(node.First_Seen__c),
    lastSeen: momentOf(node.Last_Seen__c),
    retryAt: momentOf(node.Retry_At__c),
    amount: valueOf(node.Amount_Home__c),
    currency: valueOf(node.Currency__c),
    ignoredReason: valueOf(node.Ignored_Reason__c) ?? '',
    ignoredBy: valueOf(node.Ignored_By__r?.Name) ?? '',
  };
}
