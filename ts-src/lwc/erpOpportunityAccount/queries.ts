import { gql } from 'lightning/graphql';

/** Account and products of an opportunity. */
export const opportunityLinesQuery = gql`
  query erpOpportunityLines($record: ID) {
    uiapi {
      query {
        Opportunity(first: 1, where: { Id: { eq: $record } }) @optional {
          edges {
            node {
              Id
              AccountId @optional {
                value
              }
            }
          }
        }
        OpportunityLineItem(first: 200, where: { OpportunityId: { eq: $record } }) @optional {
          edges {
            node {
              Id
              UnitPrice @optional {
                value
              }
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
      }
    }
  }
`;

/** What an account was charged for some items, latest first; as many rows as one query gives. */
export const lastPricesQuery = gql`
  query erpLastPrices($account: ID, $items: [String]) {
    uiapi {
      query {
        ERP_Invoice_Line__c: ERP_Invoice_Line__c(
          first: 2000
          where: {
            Item_Number__c: { in: $items }
            Invoice__r: { Type__c: { eq: "Invoice" }, Customer__r: { Account__c: { eq: $account } } }
          }
          orderBy: { Invoice__r: { Posting_Date__c: { order: DESC } } }
        ) @optional {
          pageInfo {
            hasNextPage
            endCursor
          }
          edges {
            node {
              Id
              Item_Number__c: Item_Number__c @optional {
                value
              }
              Unit__c: Unit__c @optional {
                value
              }
              Unit_Price__c: Unit_Price__c @optional {
                value
              }
              Quantity__c: Quantity__c @optional {
                value
              }
              Discount_Amount__c: Discount_Amount__c @optional {
                value
              }
              Invoice__r: Invoice__r @optional {
                Number__c: Number__c @optional {
                  value
                }
                Posting_Date__c: Posting_Date__c @optional {
                  value
                }
                Currency__c: Currency__c @optional {
                  value
                }
                Company__c: Company__c @optional {
                  value
                }
              }
            }
          }
        }
      }
    }
  }
`;
