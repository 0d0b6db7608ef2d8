import { gql } from 'lightning/graphql';

/** Posted invoices or credit memos of a customer, latest first, page by page. */
export const invoicesQuery = gql`
  query erpDocuments($customer: ID, $type: Picklist, $after: String) {
    uiapi {
      query {
        ERP_Invoice__c: ERP_Invoice__c(
          first: 10
          after: $after
          where: { Customer__c: { eq: $customer }, Type__c: { eq: $type } }
          orderBy: { Posting_Date__c: { order: DESC }, Number__c: { order: DESC } }
        ) @optional {
          totalCount
          pageInfo {
            hasNextPage
            endCursor
          }
          edges {
            node {
              Id
              Number__c: Number__c @optional {
                value
              }
              Type__c: Type__c @optional {
                value
              }
              Posting_Date__c: Posting_Date__c @optional {
                value
              }
              Due_Date__c: Due_Date__c @optional {
                value
              }
              Status__c: Status__c @optional {
                value
                displayValue
              }
              Currency__c: Currency__c @optional {
                value
              }
              Gross__c: Gross__c @optional {
                value
              }
              Gross_Home__c: Gross_Home__c @optional {
                value
              }
              Remaining__c: Remaining__c @optional {
                value
              }
              Order_Number__c: Order_Number__c @optional {
                value
              }
              External_Document_Number__c: External_Document_Number__c @optional {
                value
              }
              Applies_To_Number__c: Applies_To_Number__c @optional {
                value
              }
              Complete__c: Complete__c @optional {
                value
              }
              Bill_To_Customer__c: Bill_To_Customer__c @optional {
                value
              }
              Bill_To_Customer__r: Bill_To_Customer__r @optional {
                Name @optional {
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

/** Payments and refunds of a customer, latest first, page by page. */
export const paymentsQuery = gql`
  query erpPayments($customer: ID, $after: String) {
    uiapi {
      query {
        ERP_Ledger_Entry__c: ERP_Ledger_Entry__c(
          first: 10
          after: $after
          where: { Customer__c: { eq: $customer }, Document_Type__c: { in: ["Payment", "Refund"] } }
          orderBy: { Posting_Date__c: { order: DESC }, Entry_Number__c: { order: DESC } }
        ) @optional {
          totalCount
          pageInfo {
            hasNextPage
            endCursor
          }
          edges {
            node {
              Id
              Document_Type__c: Document_Type__c @optional {
                value
                displayValue
              }
              Document_Number__c: Document_Number__c @optional {
                value
              }
              Description__c: Description__c @optional {
                value
              }
              Posting_Date__c: Posting_Date__c @optional {
                value
              }
              Currency__c: Currency__c @optional {
                value
              }
              Amount__c: Amount__c @optional {
                value
              }
              Amount_Home__c: Amount_Home__c @optional {
                value
              }
              Remaining__c: Remaining__c @optional {
                value
              }
            }
          }
        }
      }
    }
  }
`;

/** What is still to be paid, oldest first, with due dates in a range; the range of an ageing bucket or everything. */
export const openItemsQuery = gql`
  query erpOpenItems($customer: ID, $dueFrom: Date, $dueTo: Date, $after: String) {
    uiapi {
      query {
        ERP_Ledger_Entry__c: ERP_Ledger_Entry__c(
          first: 10
          after: $after
          where: {
            Customer__c: { eq: $customer }
            Open__c: { eq: true }
            Remaining_Home__c: { gt: 0 }
            Due_Date__c: { gte: { value: $dueFrom }, lte: { value: $dueTo } }
          }
          orderBy: { Due_Date__c: { order: ASC }, Entry_Number__c: { order: ASC } }
        ) @optional {
          totalCount
          pageInfo {
            hasNextPage
            endCursor
          }
          edges {
            node {
              Id
              Document_Type__c: Document_Type__c @optional {
                value
                displayValue
              }
              Document_Number__c: Document_Number__c @optional {
                value
              }
              Description__c: Description__c @optional {
                value
              }
              Posting_Date__c: Posting_Date__c @optional {
                value
              }
              Due_Date__c: Due_Date__c @optional {
                value
              }
              Currency__c: Currency__c @optional {
                value
              }
              Amount__c: Amount__c @optional {
                value
              }
              Amount_Home__c: Amount_Home__c @optional {
                value
              }
              Remaining__c: Remaining__c @optional {
                value
              }
              Invoice__c: Invoice__c @optional {
                value
              }
            }
          }
        }
      }
    }
  }
`;
