import { gql } from 'lightning/graphql';

/** What was asked of the companion about an issue and its records, newest first. */
export const historyQuery = gql`
  query erpIssueHistory($targets: [String]) {
    uiapi {
      query {
        ERP_Command__c: ERP_Command__c(
          first: 50
          where: { Target_Id__c: { in: $targets } }
          orderBy: { CreatedDate: { order: DESC } }
        ) @optional {
          edges {
            node {
              Id
              Kind__c: Kind__c @optional {
                value
              }
              Status__c: Status__c @optional {
                value
              }
              Request__c: Request__c @optional {
                value
              }
              Result__c: Result__c @optional {
                value
              }
              Error_Message__c: Error_Message__c @optional {
                value
              }
              CreatedDate @optional {
                value
              }
              CreatedBy @optional {
                Name @optional {
                  value
                }
              }
              Target_Id__c: Target_Id__c @optional {
                value
              }
            }
          }
        }
      }
    }
  }
`;
