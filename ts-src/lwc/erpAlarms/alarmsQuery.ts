import { gql } from 'lightning/graphql';

/** The connections with who hears their alarms and when these ring. */
export const alarmsQuery = gql`
  query erpAlarms {
    uiapi {
      query {
        ERP_Connection__c: ERP_Connection__c(first: 20, orderBy: { Name: { order: ASC } }) @optional {
          edges {
            node {
              Id
              Name @optional {
                value
              }
              Alert_To__c: Alert_To__c @optional {
                value
              }
              Alert_To__r: Alert_To__r @optional {
                Name @optional {
                  value
                }
              }
              Alert_Settings__c: Alert_Settings__c @optional {
                value
              }
              Silence_Minutes__c: Silence_Minutes__c @optional {
                value
              }
            }
          }
        }
      }
    }
  }
`;
