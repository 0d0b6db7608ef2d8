import { LightningElement, api, wire } from 'lwc';
import { gql, graphql, type GraphQLResult } from 'lightning/graphql';
import { nodesOf, valueOf, type Connection, type Field } from 'c/erpAccountData';
import { NO_VALUE, formatDate, formatMoney } from 'c/erpFormat';
import { labels } from './labels';

/** Applications in which an entry settles others, or is settled by others. */
const settlementsQuery = gql`
  query erpSettlements($entry: ID) {
    uiapi {
      query {
        ERP_Application__c: ERP_Application__c(
          first: 200
          where: { or: [{ Entry__c: { eq: $entry } }, { Applied_Entry__c: { eq: $entry } }] }
          orderBy: { Posting_Date__c: { order: ASC } }
        ) @optional {
          edges {
            node {
              Id
              Kind__c: Kind__c @optional {
                value
                displayValue
              }
              Amount__c: Amount__c @optional {
                value
              }
              Posting_Date__c: Posting_Date__c @optional {
                value
              }
              Unapplied__c: Unapplied__c @optional {
                value
              }
              Entry__c: Entry__c @optional {
                value
              }
              Entry__r: Entry__r @optional {
                Document_Type__c: Document_Type__c @optional {
                  value
                  displayValue
                }
                Document_Number__c: Document_Number__c @optional {
                  value
                }
                Posting_Date__c: Posting_Date__c @optional {
                  value
                }
              }
              Applied_Entry__r: Applied_Entry__r @optional {
                Document_Type__c: Document_Type__c @optional {
                  value
                  displayValue
                }
                Document_Number__c: Document_Number__c @optional {
                  value
                }
                Posting_Date__c: Posting_Date__c @optional {
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

interface EntryNode {
  readonly Document_Type__c?: Field<string>;
  readonly Document_Number__c?: Field<string>;
  readonly Posting_Date__c?: Field<string>;
}
interface ApplicationNode {
  readonly Id: string;
  readonly Kind__c?: Field<string>;
  readonly Amount__c?: Field<number>;
  readonly Posting_Date__c?: Field<string>;
  readonly Unapplied__c?: Field<boolean>;
  readonly Entry__c?: Field<string>;
  readonly Entry__r?: EntryNode | null;
  readonly Applied_Entry__r?: EntryNode | null;
}
type SettlementsAnswer = {
  readonly uiapi: { readonly query: { readonly ERP_Application__c: Connection<ApplicationNode> } };
};

/** What a payment (or another ledger entry) settled, or what settled it. Amounts are in the entry's currency. */
export default class ErpSettlements extends LightningElement {
  @api entryId?: string;
  @api currency: string | null = null;

  readonly labels = labels;
  applications: Connection<ApplicationNode>;
  isLoading = true;
  isFailed = false;
  private refresh: (() => Promise<unknown>) | undefined;

  get query(): string | undefined {
    return this.entryId ? settlementsQuery : undefined;
  }

  get variables(): Record<string, unknown> {
    return { entry: this.entryId };
  }

  @wire(graphql, { query: '$query', variables: '$variables', operationName: 'erpSettlements' })
  wiredSettlements({ data, errors, refresh }: GraphQLResult): void {
    this.refresh = refresh ?? this.refresh;
    if (!data && !errors?.length) return;
    this.isLoading = false;
    this.isFailed = !data;
    this.applications = data ? (data as SettlementsAnswer).uiapi.query.ERP_Application__c : undefined;
  }

  get notice(): string {
    if (this.isFailed) return labels.failed;
    if (!this.applications) return labels.noPermission;
    return this.applications.edges.length === 0 ? labels.none : '';
  }

  get rows(): readonly object[] {
    return nodesOf(this.applications).map((node) => {
      const other = valueOf(node.Entry__c) === this.entryId ? node.Applied_Entry__r : node.Entry__r;
      const isUnapplied = valueOf(node.Unapplied__c) === true;
      return {
        id: node.Id,
        document: valueOf(other?.Document_Number__c) ?? NO_VALUE,
        type: other?.Document_Type__c?.displayValue ?? valueOf(other?.Document_Type__c) ?? '',
        documentDate: formatDate(valueOf(other?.Posting_Date__c)),
        date: formatDate(valueOf(node.Posting_Date__c)),
        kind: node.Kind__c?.displayValue ?? valueOf(node.Kind__c) ?? '',
        amount: formatMoney(Math.abs(valueOf(node.Amount__c) ?? 0), this.currency),
        isUnapplied,
      };
    });
  }

  handleRetry(): void {
    this.isLoading = true;
    this.refresh?.();
  }
}
