import { gql } from 'lightning/graphql';

/** How the customer pays: settled invoices by month, the longest wait, turnover for DSO, credits, last payment. */
export const behaviourQuery = gql`
  query erpPaymentBehaviour($customer: ID, $today: Date, $trendStart: Date, $yearAgo: Date) {
    uiapi {
      aggregate {
        settled: ERP_Ledger_Entry__c(
          first: 12
          where: {
            Customer__c: { eq: $customer }
            Document_Type__c: { eq: "Invoice" }
            Amount_Home__c: { gt: 0 }
            Closed_Date__c: { gte: { value: $trendStart }, lte: { value: $today } }
          }
          groupBy: { Closed_Date__c: { function: CALENDAR_MONTH } }
        ) @optional {
          edges {
            node {
              aggregate {
                Closed_Date__c: Closed_Date__c {
                  calendarMonth {
                    value
                  }
                }
                Late_Weight__c: Late_Weight__c {
                  sum {
                    value
                  }
                }
                Amount_Home__c: Amount_Home__c {
                  sum {
                    value
                  }
                  count {
                    value
                  }
                }
                Days_Late__c: Days_Late__c {
                  max {
                    value
                  }
                }
              }
            }
          }
        }
        waiting: ERP_Ledger_Entry__c(
          where: {
            Customer__c: { eq: $customer }
            Open__c: { eq: true }
            Remaining_Home__c: { gt: 0 }
            Due_Date__c: { lt: { value: $today } }
          }
          groupBy: { Document_Type__c: { group: true } }
        ) @optional {
          edges {
            node {
              aggregate {
                Document_Type__c: Document_Type__c {
                  value
                }
                Due_Date__c: Due_Date__c {
                  min {
                    value
                  }
                }
              }
            }
          }
        }
        turnover: ERP_Ledger_Entry__c(
          where: {
            Customer__c: { eq: $customer }
            Document_Type__c: { in: ["Invoice", "Credit Memo"] }
            Posting_Date__c: { gt: { value: $yearAgo }, lte: { value: $today } }
          }
          groupBy: { Document_Type__c: { group: true } }
        ) @optional {
          edges {
            node {
              aggregate {
                Document_Type__c: Document_Type__c {
                  value
                }
                Amount_Home__c: Amount_Home__c {
                  sum {
                    value
                  }
                }
              }
            }
          }
        }
        credits: ERP_Ledger_Entry__c(
          where: { Customer__c: { eq: $customer }, Open__c: { eq: true }, Remaining_Home__c: { lt: 0 } }
          groupBy: { Document_Type__c: { group: true } }
        ) @optional {
          edges {
            node {
              aggregate {
                Document_Type__c: Document_Type__c {
                  value
                }
                Remaining_Home__c: Remaining_Home__c {
                  sum {
                    value
                  }
                  count {
                    value
                  }
                }
              }
            }
          }
        }
      }
      query {
        lastPayment: ERP_Ledger_Entry__c(
          first: 1
          where: { Customer__c: { eq: $customer }, Document_Type__c: { eq: "Payment" } }
          orderBy: { Posting_Date__c: { order: DESC }, Entry_Number__c: { order: DESC } }
        ) @optional {
          edges {
            node {
              Id
              Document_Number__c: Document_Number__c @optional {
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
            }
          }
        }
      }
    }
  }
`;
