import { gql } from 'lightning/graphql';
import { nodesOf, valueOf, type Connection, type Field } from 'c/erpAccountData';

/** The ERP customers of an account with how they are. */
export const customerSyncQuery = gql`
  query erpCustomerSync($record: ID) {
    uiapi {
      query {
        ERP_Customer__c: ERP_Customer__c(first: 50, where: { Account__c: { eq: $record } }) @optional {
          edges {
            node {
              Id
              Name @optional {
                value
              }
              Sync_State__c: Sync_State__c @optional {
                value
              }
              Sync_Detail__c: Sync_Detail__c @optional {
                value
              }
              Sync_Since__c: Sync_Since__c @optional {
                value
              }
              Company__c: Company__c @optional {
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

/** An ERP order, or those of an opportunity, with how they are. */
export const orderSyncQuery = gql`
  query erpOrderSync($record: ID) {
    uiapi {
      query {
        ERP_Order__c: ERP_Order__c(
          first: 50
          where: { or: [{ Id: { eq: $record } }, { Opportunity__c: { eq: $record } }] }
        ) @optional {
          edges {
            node {
              Id
              Number__c: Number__c @optional {
                value
              }
              Sync_State__c: Sync_State__c @optional {
                value
              }
              Sync_Detail__c: Sync_Detail__c @optional {
                value
              }
              Sync_Since__c: Sync_Since__c @optional {
                value
              }
            }
          }
        }
      }
    }
  }
`;

interface SyncNode {
  readonly Id: string;
  readonly Number__c?: Field<string>;
  readonly Sync_State__c?: Field<string>;
  readonly Sync_Detail__c?: Field<string>;
  readonly Sync_Since__c?: Field<string>;
}

export type SyncState = 'Failed' | 'Conflict' | 'Waiting' | 'In Step';

/** How one record is: in step with the ERP or not, why, and since when. */
export interface Sync {
  readonly id: string;
  readonly number: string;
  readonly state: SyncState;
  readonly detail: string;
  readonly since: Date | null;
}

const worstFirst: readonly SyncState[] = ['Failed', 'Conflict', 'Waiting', 'In Step'];

/**
 * Reads the answer of either query, the worst first. A blank state is in step: nothing ever held the record up. Records whose
 * state the reader may not see are left out.
 */
export function readSync(answer: unknown): readonly Sync[] {
  const { query } = (answer as { uiapi: { query: Record<string, Connection<SyncNode>> } }).uiapi;
  const nodes = Object.values(query).flatMap((connection) => nodesOf(connection));
  return nodes
    .filter((node) => node.Sync_State__c !== undefined && node.Sync_State__c !== null)
    .map((node) => {
      const since = valueOf(node.Sync_Since__c);
      return {
        id: node.Id,
        number: valueOf(node.Number__c) ?? '',
        state: (valueOf(node.Sync_State__c) ?? 'In Step') as SyncState,
        detail: valueOf(node.Sync_Detail__c) ?? '',
        since: since ? new Date(since) : null,
      };
    })
    .filter(({ state }) => worstFirst.includes(state))
    .sort((one, other) => worstFirst.indexOf(one.state) - worstFirst.indexOf(other.state));
}
