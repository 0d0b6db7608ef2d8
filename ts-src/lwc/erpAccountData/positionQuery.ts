import { gql } from 'lightning/graphql';

/**
 * What a customer owes by days overdue, and its sales of this and the last fiscal year. The strip of facts and the
 * ageing panel ask the same question, so the platform's cache answers one of them.
 */
export const positionQuery = gql`
  query erpPosition(
    $customer: ID
    $today: Date
    $from1: Date
    $from2: Date
    $from3: Date
    $yearStart: Date
    $lastStart: Date
    $lastSameDay: Date
  ) {
    uiapi {
      aggregate {
        owed: ERP_Ledger_Entry__c(
          first: 100
          where: { Customer__c: { eq: $customer }, Open__c: { eq: true }, Remaining_Home__c: { gt: 0 } }
          groupBy: { Currency__c: { group: true } }
        ) @optional {
          edges {
            node {
              aggregate {
                Currency__c: Currency__c {
                  value
                }
                Remaining__c: Remaining__c {
                  sum {
                    value
                  }
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
        late1: ERP_Ledger_Entry__c(
          first: 100
          where: {
            Customer__c: { eq: $customer }
            Open__c: { eq: true }
            Remaining_Home__c: { gt: 0 }
            Due_Date__c: { lt: { value: $today }, gte: { value: $from1 } }
          }
          groupBy: { Currency__c: { group: true } }
        ) @optional {
          edges {
            node {
              aggregate {
                Currency__c: Currency__c {
                  value
                }
                Remaining__c: Remaining__c {
                  sum {
                    value
                  }
                }
                Remaining_Home__c: Remaining_Home__c {
                  sum {
                    value
                  }
                  count {
                    value
                  }
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
        late2: ERP_Ledger_Entry__c(
          first: 100
          where: {
            Customer__c: { eq: $customer }
            Open__c: { eq: true }
            Remaining_Home__c: { gt: 0 }
            Due_Date__c: { lt: { value: $from1 }, gte: { value: $from2 } }
          }
          groupBy: { Currency__c: { group: true } }
        ) @optional {
          edges {
            node {
              aggregate {
                Currency__c: Currency__c {
                  value
                }
                Remaining__c: Remaining__c {
                  sum {
                    value
                  }
                }
                Remaining_Home__c: Remaining_Home__c {
                  sum {
                    value
                  }
                  count {
                    value
                  }
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
        late3: ERP_Ledger_Entry__c(
          first: 100
          where: {
            Customer__c: { eq: $customer }
            Open__c: { eq: true }
            Remaining_Home__c: { gt: 0 }
            Due_Date__c: { lt: { value: $from2 }, gte: { value: $from3 } }
          }
          groupBy: { Currency__c: { group: true } }
        ) @optional {
          edges {
            node {
              aggregate {
                Currency__c: Currency__c {
                  value
                }
                Remaining__c: Remaining__c {
                  sum {
                    value
                  }
                }
                Remaining_Home__c: Remaining_Home__c {
                  sum {
                    value
                  }
                  count {
                    value
                  }
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
        late4: ERP_Ledger_Entry__c(
          first: 100
          where: {
            Customer__c: { eq: $customer }
            Open__c: { eq: true }
            Remaining_Home__c: { gt: 0 }
            Due_Date__c: { lt: { value: $from3 } }
          }
          groupBy: { Currency__c: { group: true } }
        ) @optional {
          edges {
            node {
              aggregate {
                Currency__c: Currency__c {
                  value
                }
                Remaining__c: Remaining__c {
                  sum {
                    value
                  }
                }
                Remaining_Home__c: Remaining_Home__c {
                  sum {
                    value
                  }
                  count {
                    value
                  }
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
        credits: ERP_Ledger_Entry__c(
          first: 100
          where: { Customer__c: { eq: $customer }, Open__c: { eq: true }, Remaining_Home__c: { lt: 0 } }
          groupBy: { Currency__c: { group: true } }
        ) @optional {
          edges {
            node {
              aggregate {
                Currency__c: Currency__c {
                  value
                }
                Remaining__c: Remaining__c {
                  sum {
                    value
                  }
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
        salesThis: ERP_Invoice__c(
          where: {
            Customer__c: { eq: $customer }
            Complete__c: { eq: true }
            Posting_Date__c: { gte: { value: $yearStart }, lte: { value: $today } }
          }
          groupBy: { Type__c: { group: true } }
        ) @optional {
          edges {
            node {
              aggregate {
                Type__c: Type__c {
                  value
                }
                Net_Home__c: Net_Home__c {
                  sum {
                    value
                  }
                }
              }
            }
          }
        }
        salesLast: ERP_Invoice__c(
          where: {
            Customer__c: { eq: $customer }
            Complete__c: { eq: true }
            Posting_Date__c: { gte: { value: $lastStart }, lte: { value: $lastSameDay } }
          }
          groupBy: { Type__c: { group: true } }
        ) @optional {
          edges {
            node {
              aggregate {
                Type__c: Type__c {
                  value
                }
                Net_Home__c: Net_Home__c {
                  sum {
                    value
                  }
                }
              }
            }
          }
        }
        loading: ERP_Invoice__c(
          where: { Customer__c: { eq: $customer }, Complete__c: { eq: false } }
          groupBy: { Type__c: { group: true } }
        ) @optional {
          edges {
            node {
              aggregate {
                Type__c: Type__c {
                  value
                }
                Id {
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
        billedTo: ERP_Invoice__c(
          first: 1
          where: {
            Customer__c: { eq: $customer }
            Bill_To_Customer__c: { ne: $customer }
            Posting_Date__c: { gte: { value: $lastStart } }
          }
          orderBy: { Posting_Date__c: { order: DESC } }
        ) @optional {
          edges {
            node {
              Id
              Bill_To_Customer__c: Bill_To_Customer__c @optional {
                value
              }
              Bill_To_Customer__r: Bill_To_Customer__r @optional {
                Name @optional {
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
  }
`;
