import { gql } from 'lightning/graphql';
import { nodesOf, valueOf, type Connection, type Field, type PageInfo } from 'c/erpAccountData';
import { momentOf } from 'c/erpConsoleData';

/** Records that wait for their parent, the longest waiting first. */
export const waitingQuery = gql`
  query erpWaiting($after: String) {
    uiapi {
      query {
        ERP_Message__c: ERP_Message__c(
          first: 20
          after: $after
          where: { State__c: { eq: "Waiting" } }
          orderBy: { First_Seen__c: { order: ASC } }
        ) @optional {
          edges {
            node {
              Id
              Number__c: Number__c @optional {
                value
              }
              Company__c: Company__c @optional {
                value
              }
              Record_Key__c: Record_Key__c @optional {
                value
              }
              Integration__c: Integration__c @optional {
                value
              }
              Waits_For__c: Waits_For__c @optional {
                value
              }
              First_Seen__c: First_Seen__c @optional {
                value
              }
              Retry_At__c: Retry_At__c @optional {
                value
              }
            }
          }
          totalCount
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  }
`;

interface WaitingNode {
  readonly Id: string;
  readonly Number__c?: Field<string>;
  readonly Company__c?: Field<string>;
  readonly Record_Key__c?: Field<string>;
  readonly Integration__c?: Field<string>;
  readonly Waits_For__c?: Field<string>;
  readonly First_Seen__c?: Field<string>;
  readonly Retry_At__c?: Field<string>;
}

/** One record in the waiting room. */
export interface WaitingRecord {
  readonly id: string;
  readonly number: string;
  readonly company: string;
  readonly integration: string;
  /** Keys of what it waits for. */
  readonly waitsFor: readonly string[];
  readonly since: Date | null;
}

export interface WaitingRecords {
  readonly visible: boolean;
  readonly list: readonly WaitingRecord[];
  readonly total: number;
  readonly page: PageInfo;
}

/** Reads the answer of `waitingQuery`. */
export function readWaiting(answer: unknown): WaitingRecords {
  const { ERP_Message__c: messages } = (answer as { uiapi: { query: { ERP_Message__c?: Connection<WaitingNode> } } })
    .uiapi.query;
  const list = nodesOf(messages).map((node) => ({
    id: node.Id,
    number: valueOf(node.Number__c) || (valueOf(node.Record_Key__c) ?? '').split('|').at(-1) || node.Id,
    company: valueOf(node.Company__c) ?? '',
    integration: valueOf(node.Integration__c) ?? '',
    waitsFor: (valueOf(node.Waits_For__c) ?? '')
      .split(/[,;\n]+/)
      .map((key) => key.trim())
      .filter(Boolean),
    since: momentOf(node.First_Seen__c),
  }));
  return {
    visible: Boolean(messages),
    list,
    total: messages?.totalCount ?? list.length,
    page: messages?.pageInfo ?? { hasNextPage: false, endCursor: null },
  };
}

/** What is known of records that others wait for: those that failed themselves. */
export const parentsQuery = gql`
  query erpWaitingParents($keys: [String]) {
    uiapi {
      query {
        ERP_Message__c: ERP_Message__c(
          first: 200
          where: { Record_Key__c: { in: $keys }, State__c: { in: ["Parked", "Ignored"] } }
        ) @optional {
          edges {
            node {
              Id
              Record_Key__c: Record_Key__c @optional {
                value
              }
              Number__c: Number__c @optional {
                value
              }
            }
          }
        }
      }
    }
  }
`;

/** Reads the answer of `parentsQuery`: key → the number people know it by. */
export function readParents(answer: unknown): ReadonlyMap<string, string> {
  const { query } = (answer as { uiapi: { query: { ERP_Message__c?: Connection<WaitingNode> } } }).uiapi;
  return new Map(
    nodesOf(query.ERP_Message__c).map((node) => [valueOf(node.Record_Key__c) ?? '', valueOf(node.Number__c) ?? '']),
  );
}
