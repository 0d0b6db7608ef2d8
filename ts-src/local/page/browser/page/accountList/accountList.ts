import { LightningElement, wire } from 'lwc';
import { gql, graphql } from 'lightning/graphql';

const PAGE_ROWS = 25;

const accountsQuery = gql`
  query pageAccounts($name: String, $after: String) {
    uiapi {
      query {
        Account(first: 25, after: $after, where: { Name: { like: $name } }, orderBy: { Name: { order: ASC } }) {
          totalCount
          pageInfo {
            hasNextPage
            endCursor
          }
          edges {
            node {
              Id
              Name {
                value
              }
              BillingCity @optional {
                value
              }
              BillingCountry @optional {
                value
              }
              Phone @optional {
                value
              }
              ERP_Customers__c: ERP_Customers__c @optional {
                value
              }
              ERP_Last_Invoice_Date__c: ERP_Last_Invoice_Date__c @optional {
                value
              }
            }
          }
        }
      }
    }
  }
`;

interface Value<T> {
  readonly value: T | null;
}
interface AccountNode {
  readonly Id: string;
  readonly Name: Value<string>;
  readonly BillingCity?: Value<string> | null;
  readonly BillingCountry?: Value<string> | null;
  readonly Phone?: Value<string> | null;
  readonly ERP_Customers__c?: Value<number> | null;
  readonly ERP_Last_Invoice_Date__c?: Value<string> | null;
}
interface AccountsAnswer {
  readonly uiapi: {
    readonly query: {
      readonly Account: {
        readonly totalCount: number;
        readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
        readonly edges: readonly { readonly node: AccountNode }[];
      };
    };
  };
}

/** The accounts that the user can see, with a search by name. */
export default class AccountList extends LightningElement {
  search = '';
  cursors: readonly string[] = [];
  accounts: AccountsAnswer['uiapi']['query']['Account'] | undefined;
  error = '';
  readonly query = accountsQuery;
  private timer: ReturnType<typeof setTimeout> | undefined;

  get variables(): Record<string, unknown> {
    const escaped = this.search.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);
    return { name: `%${escaped}%`, after: this.cursors.at(-1) ?? null };
  }

  @wire(graphql, { query: '$query', variables: '$variables' })
  wiredAccounts({ data, errors }: { data?: unknown; errors?: readonly { message: string }[] }): void {
    if (data) this.accounts = (data as AccountsAnswer).uiapi.query.Account;
    this.error = data ? '' : (errors?.map(({ message }) => message).join(' ') ?? '');
  }

  get isLoading(): boolean {
    return !this.accounts && !this.error;
  }

  get isEmpty(): boolean {
    return this.accounts?.edges.length === 0;
  }

  get rows(): readonly object[] {
    return (this.accounts?.edges ?? []).map(({ node }) => ({
      id: node.Id,
      name: node.Name.value ?? '',
      address: `/lightning/r/Account/${node.Id}/view`,
      place: [node.BillingCity?.value, node.BillingCountry?.value].filter(Boolean).join(', '),
      phone: node.Phone?.value ?? '',
      customers: node.ERP_Customers__c?.value ?? '',
      lastInvoice: node.ERP_Last_Invoice_Date__c?.value ?? '',
    }));
  }

  get rangeText(): string {
    const { edges = [], totalCount = 0 } = this.accounts ?? {};
    const first = this.cursors.length * PAGE_ROWS;
    return edges.length === 0 ? 'No accounts' : `${first + 1}–${first + edges.length} of ${totalCount}`;
  }

  get isFirst(): boolean {
    return this.cursors.length === 0;
  }

  get isLast(): boolean {
    return !this.accounts?.pageInfo.hasNextPage;
  }

  handleSearch(event: CustomEvent<{ value: string }>): void {
    clearTimeout(this.timer);
    const { value } = event.detail;
    this.timer = setTimeout(() => {
      this.search = value.trim();
      this.cursors = [];
    }, 200);
  }

  handleNext(): void {
    const cursor = this.accounts?.pageInfo.endCursor;
    if (cursor) this.cursors = [...this.cursors, cursor];
  }

  handlePrevious(): void {
    this.cursors = this.cursors.slice(0, -1);
  }
}
