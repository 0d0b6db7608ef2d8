import { LightningElement, api, wire } from 'lwc';
import { gql, graphql } from 'lightning/graphql';

const relatedQuery = gql`
  query pageRelated($account: ID) {
    uiapi {
      query {
        Contact(first: 20, where: { AccountId: { eq: $account } }, orderBy: { Name: { order: ASC } }) @optional {
          edges {
            node {
              Id
              Name {
                value
              }
              Email @optional {
                value
              }
              Phone @optional {
                value
              }
            }
          }
        }
        ERP_Customer__c: ERP_Customer__c(first: 20, where: { Account__c: { eq: $account } }) @optional {
          edges {
            node {
              Id
              Name @optional {
                value
              }
              Company__c: Company__c @optional {
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
`;

type Node = { readonly Id: string } & Readonly<Record<string, { readonly value: string | null } | null | undefined>>;
interface RelatedAnswer {
  readonly uiapi: {
    readonly query: Readonly<Record<string, { readonly edges: readonly { readonly node: Node }[] } | null>>;
  };
}

/** Contacts and ERP customers of the account. */
export default class RelatedLists extends LightningElement {
  @api recordId = '';
  answer: RelatedAnswer | undefined;
  readonly query = relatedQuery;

  get variables(): Record<string, unknown> {
    return { account: this.recordId };
  }

  @wire(graphql, { query: '$query', variables: '$variables' })
  wiredRelated({ data }: { data?: unknown }): void {
    if (data) this.answer = data as RelatedAnswer;
  }

  get lists(): readonly object[] {
    return [
      this.list('Contacts', 'Contact', ['Name', 'Email', 'Phone']),
      this.list('ERP Customers', 'ERP_Customer__c', ['Name', 'Company__c', 'Number__c']),
    ];
  }

  private list(title: string, object: string, fields: readonly string[]): object {
    const edges = this.answer?.uiapi.query[object]?.edges ?? [];
    return {
      title: `${title} (${edges.length})`,
      rows: edges.map(({ node }) => ({
        key: node.Id,
        text: fields
          .map((field) => node[field]?.value)
          .filter(Boolean)
          .join(' · '),
      })),
    };
  }
}
