import { gql } from 'lightning/graphql';

/** Lines of an order in their order, and what was shipped of it, latest first. */
export const orderLinesQuery = gql`
  query erpOrderLines($order: ID) {
    uiapi {
      query {
        ERP_Order_Line__c: ERP_Order_Line__c(
          first: 200
          where: { Order__c: { eq: $order } }
          orderBy: { Line_Number__c: { order: ASC } }
        ) @optional {
          totalCount
          edges {
            node {
              Id
              Line_Number__c: Line_Number__c @optional {
                value
              }
              Type__c: Type__c @optional {
                value
              }
              Item_Number__c: Item_Number__c @optional {
                value
              }
              Variant__c: Variant__c @optional {
                value
              }
              Description__c: Description__c @optional {
                value
              }
              Quantity__c: Quantity__c @optional {
                value
              }
              Unit__c: Unit__c @optional {
                value
              }
              Unit_Price__c: Unit_Price__c @optional {
                value
              }
              Net__c: Net__c @optional {
                value
              }
              Shipped_Quantity__c: Shipped_Quantity__c @optional {
                value
              }
              Invoiced_Quantity__c: Invoiced_Quantity__c @optional {
                value
              }
              Credited_Quantity__c: Credited_Quantity__c @optional {
                value
              }
              Shipment_Date__c: Shipment_Date__c @optional {
                value
              }
              Removed__c: Removed__c @optional {
                value
              }
              Sent_Quantity__c: Sent_Quantity__c @optional {
                value
              }
              Sent_Unit_Price__c: Sent_Unit_Price__c @optional {
                value
              }
              Sent_Item_Number__c: Sent_Item_Number__c @optional {
                value
              }
              Sent_Shipment_Date__c: Sent_Shipment_Date__c @optional {
                value
              }
              Replaced_By__r: Replaced_By__r @optional {
                Description__c: Description__c @optional {
                  value
                }
                Item_Number__c: Item_Number__c @optional {
                  value
                }
              }
            }
          }
        }
        ERP_Shipment__c: ERP_Shipment__c(
          first: 20
          where: { Order__c: { eq: $order } }
          orderBy: { Posting_Date__c: { order: DESC } }
        ) @optional {
          edges {
            node {
              Id
              Number__c: Number__c @optional {
                value
              }
              Posting_Date__c: Posting_Date__c @optional {
                value
              }
              Carrier__c: Carrier__c @optional {
                value
              }
              Tracking_Number__c: Tracking_Number__c @optional {
                value
              }
              Tracking_Url__c: Tracking_Url__c @optional {
                value
              }
              Lines_Text__c: Lines_Text__c @optional {
                value
              }
            }
          }
        }
      }
    }
  }
`;
