import { gql } from 'lightning/graphql';

/** What administrators asked of the companion, newest first; `$any` is `%` for all targets, else those named count. */
export const auditQuery = gql`
  query erpAudit($kinds: [Picklist], $person: String, $any: String, $targets: [String], $after: String) {
    uiapi {
      query {
        ERP_Command__c: ERP_Command__c(
          first: 25
          after: $after
          where: {
            Kind__c: { in: $kinds }
            CreatedBy: { Name: { like: $person } }
            or: [{ Target_Id__c: { like: $any } }, { Target_Id__c: { in: $targets } }]
          }
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
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  }
`;

/** Versions of mappings that were saved, newest first. */
export const versionsQuery = gql`
  query erpAuditVersions($person: String, $mapping: String, $after: String) {
    uiapi {
      query {
        ERP_Mapping_Version__c: ERP_Mapping_Version__c(
          first: 25
          after: $after
          where: { Version_Key__c: { like: $mapping }, CreatedBy: { Name: { like: $person } } }
          orderBy: { CreatedDate: { order: DESC } }
        ) @optional {
          edges {
            node {
              Id
              Number__c: Number__c @optional {
                value
              }
              Note__c: Note__c @optional {
                value
              }
              Summary__c: Summary__c @optional {
                value
              }
              Based_On__c: Based_On__c @optional {
                value
              }
              Restored_From__c: Restored_From__c @optional {
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
              Mapping__r: Mapping__r @optional {
                Name @optional {
                  value
                }
              }
            }
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  }
`;

/** What belongs to a mapping and can be the target of a request: its versions, its issues and their records. */
export const targetsQuery = gql`
  query erpAuditTargets($mapping: ID) {
    uiapi {
      query {
        ERP_Mapping_Version__c: ERP_Mapping_Version__c(first: 2000, where: { Mapping__c: { eq: $mapping } }) @optional {
          edges {
            node {
              Id
            }
          }
        }
        ERP_Issue__c: ERP_Issue__c(first: 2000, where: { Mapping__c: { eq: $mapping } }) @optional {
          edges {
            node {
              Id
            }
          }
        }
        ERP_Message__c: ERP_Message__c(first: 2000, where: { Issue__r: { Mapping__c: { eq: $mapping } } }) @optional {
          edges {
            node {
              Id
            }
          }
        }
      }
    }
  }
`;
