import { gql } from 'lightning/graphql';
import { nodesOf, valueOf, type Connection, type Field } from 'c/erpAccountData';
import type { Subject } from './subject';

/** An opportunity with its products, and the latest order that came of it. */
export const opportunityQuery = gql`
  query erpQuoteToSend($record: ID) {
    uiapi {
      query {
        Opportunity(first: 1, where: { Id: { eq: $record } }) @optional {
          edges {
            node {
              Id
              AccountId @optional {
                value
              }
              CloseDate @optional {
                value
              }
              ERP_Order_Number__c: ERP_Order_Number__c @optional {
                value
              }
              ERP_Send_State__c: ERP_Send_State__c @optional {
                value
              }
              ERP_Sent__c: ERP_Sent__c @optional {
                value
              }
            }
          }
        }
        OpportunityLineItem(first: 200, where: { OpportunityId: { eq: $record } }) @optional {
          totalCount
          edges {
            node {
              Id
              Product2 @optional {
                Name @optional {
                  value
                }
                ERP_Item_Number__c: ERP_Item_Number__c @optional {
                  value
                }
              }
            }
          }
        }
        ERP_Order__c: ERP_Order__c(
          first: 1
          where: { Opportunity__c: { eq: $record } }
          orderBy: { Sent__c: { order: DESC, nulls: LAST }, CreatedDate: { order: DESC } }
        ) @optional {
          edges {
            node {
              Id
              Number__c: Number__c @optional {
                value
              }
              Status__c: Status__c @optional {
                value
              }
            }
          }
        }
      }
    }
  }
`;

interface OpportunityNode {
  readonly Id: string;
  readonly AccountId?: Field<string>;
  readonly CloseDate?: Field<string>;
  readonly ERP_Order_Number__c?: Field<string>;
  readonly ERP_Send_State__c?: Field<string>;
  readonly ERP_Sent__c?: Field<string>;
}

interface LineNode {
  readonly Id: string;
  readonly Product2?: { readonly Name?: Field<string>; readonly ERP_Item_Number__c?: Field<string> } | null;
}

interface OrderNode {
  readonly Id: string;
  readonly Number__c?: Field<string>;
  readonly Status__c?: Field<string>;
}

interface OpportunityAnswer {
  readonly uiapi: {
    readonly query: {
      readonly Opportunity?: Connection<OpportunityNode>;
      readonly OpportunityLineItem?: Connection<LineNode>;
      readonly ERP_Order__c?: Connection<OrderNode>;
    };
  };
}

/** Reads the answer of `opportunityQuery`. */
export function readOpportunity(answer: unknown): Subject {
  const { query } = (answer as OpportunityAnswer).uiapi;
  const [node] = nodesOf(query.Opportunity);
  const [order] = nodesOf(query.ERP_Order__c);
  const lines = nodesOf(query.OpportunityLineItem);
  const unlinked = lines.filter(({ Product2 }) => Product2 && valueOf(Product2.ERP_Item_Number__c) === null);
  return {
    visible: node !== undefined,
    accountId: valueOf(node?.AccountId) ?? '',
    date: valueOf(node?.CloseDate) ?? '',
    needsDate: true,
    lineCount: query.OpportunityLineItem?.totalCount ?? lines.length,
    linesWithoutItem: unlinked.map(({ Id, Product2 }) => valueOf(Product2?.Name) ?? Id),
    orderNumber: valueOf(node?.ERP_Order_Number__c) ?? '',
    sendState: valueOf(node?.ERP_Send_State__c) ?? '',
    sent: valueOf(node?.ERP_Sent__c) ?? '',
    order: order
      ? { id: order.Id, number: valueOf(order.Number__c) ?? '', status: valueOf(order.Status__c) ?? '' }
      : null,
  };
}
