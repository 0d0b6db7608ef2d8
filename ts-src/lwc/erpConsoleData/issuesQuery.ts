import { gql } from 'lightning/graphql';
import type { Connection, Field } from 'c/erpAccountData';

/** Issues in some states, the latest first. */
export const issuesQuery = gql`
  query erpIssues($states: [Picklist], $first: Int) {
    uiapi {
      query {
        ERP_Issue__c: ERP_Issue__c(
          first: $first
          where: { Status__c: { in: $states } }
          orderBy: { Last_Seen__c: { order: DESC } }
        ) @optional {
          edges {
            node {
              Id
              Issue_Key__c: Issue_Key__c @optional {
                value
              }
              Code__c: Code__c @optional {
                value
              }
              Cause__c: Cause__c @optional {
                value
              }
              Action__c: Action__c @optional {
                value
              }
              Integration__c: Integration__c @optional {
                value
              }
              Owner_Kind__c: Owner_Kind__c @optional {
                value
              }
              Status__c: Status__c @optional {
                value
              }
              Records__c: Records__c @optional {
                value
              }
              Amount_Home__c: Amount_Home__c @optional {
                value
              }
              Amounts__c: Amounts__c @optional {
                value
              }
              First_Seen__c: First_Seen__c @optional {
                value
              }
              Last_Seen__c: Last_Seen__c @optional {
                value
              }
              Assigned_To__c: Assigned_To__c @optional {
                value
              }
              Assigned_To__r: Assigned_To__r @optional {
                Name @optional {
                  value
                }
              }
              Mapping__c: Mapping__c @optional {
                value
              }
              Mapping__r: Mapping__r @optional {
                Name @optional {
                  value
                }
              }
              Ignored_Reason__c: Ignored_Reason__c @optional {
                value
              }
              Ignored_By__r: Ignored_By__r @optional {
                Name @optional {
                  value
                }
              }
            }
          }
          totalCount
        }
      }
    }
  }
`;

export interface IssueNode {
  readonly Id: string;
  readonly Issue_Key__c?: Field<string>;
  readonly Code__c?: Field<string>;
  readonly Cause__c?: Field<string>;
  readonly Action__c?: Field<string>;
  readonly Integration__c?: Field<string>;
  readonly Owner_Kind__c?: Field<string>;
  readonly Status__c?: Field<string>;
  readonly Records__c?: Field<number>;
  readonly Amount_Home__c?: Field<number>;
  readonly Amounts__c?: Field<string>;
  readonly First_Seen__c?: Field<string>;
  readonly Last_Seen__c?: Field<string>;
  readonly Assigned_To__c?: Field<string>;
  readonly Assigned_To__r?: { readonly Name?: Field<string> } | null;
  readonly Mapping__c?: Field<string>;
  readonly Mapping__r?: { readonly Name?: Field<string> } | null;
  readonly Ignored_Reason__c?: Field<string>;
  readonly Ignored_By__r?: { readonly Name?: Field<string> } | null;
}

export interface IssuesAnswer {
  readonly uiapi: { readonly query: { readonly ERP_Issue__c?: Connection<IssueNode> } };
}

/** One issue by its id. */
export const issueQuery = gql`
  query erpIssue($id: ID) {
    uiapi {
      query {
        ERP_Issue__c: ERP_Issue__c(first: 1, where: { Id: { eq: $id } }) @optional {
          edges {
            node {
              Id
              Issue_Key__c: Issue_Key__c @optional {
                value
              }
              Code__c: Code__c @optional {
                value
              }
              Cause__c: Cause__c @optional {
                value
              }
              Action__c: Action__c @optional {
                value
              }
              Integration__c: Integration__c @optional {
                value
              }
              Owner_Kind__c: Owner_Kind__c @optional {
                value
              }
              Status__c: Status__c @optional {
                value
              }
              Records__c: Records__c @optional {
                value
              }
              Amount_Home__c: Amount_Home__c @optional {
                value
              }
              Amounts__c: Amounts__c @optional {
                value
              }
              First_Seen__c: First_Seen__c @optional {
                value
              }
              Last_Seen__c: Last_Seen__c @optional {
                value
              }
              Assigned_To__c: Assigned_To__c @optional {
                value
              }
              Assigned_To__r: Assigned_To__r @optional {
                Name @optional {
                  value
                }
              }
              Mapping__c: Mapping__c @optional {
                value
              }
              Mapping__r: Mapping__r @optional {
                Name @optional {
                  value
                }
              }
              Ignored_Reason__c: Ignored_Reason__c @optional {
                value
              }
              Ignored_By__r: Ignored_By__r @optional {
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
