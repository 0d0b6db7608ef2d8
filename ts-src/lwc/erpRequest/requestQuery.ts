import { gql } from 'lightning/graphql';

/** The requests of some keys: those that this component made and that have not ended yet. */
export const requestQuery = gql`
  query erpRequest($keys: [String]) {
    uiapi {
      query {
        ERP_Command__c: ERP_Command__c(first: 50, where: { Request_Key__c: { in: $keys } }) @optional {
          edges {
            node {
              Id
              Request_Key__c: Request_Key__c @optional {
                value
              }
              Kind__c: Kind__c @optional {
                value
              }
              Status__c: Status__c @optional {
                value
              }
              Progress__c: Progress__c @optional {
                value
              }
              Request__c: Request__c @optional {
                value
              }
              Result__c: Result__c @optional {
                value
              }
              Error_Code__c: Error_Code__c @optional {
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
            }
          }
        }
      }
    }
  }
`;
