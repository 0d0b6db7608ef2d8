import { LightningElement, api, wire } from 'lwc';
import { gql, graphql, type GraphQLResult } from 'lightning/graphql';
import { nodesOf, valueOf, type Connection, type Field } from 'c/erpAccountData';
import { fillLabel, formatMoney, formatNumber, formatPrice } from 'c/erpFormat';
import { labels } from './labels';

/** Lines of one document in their order, page by page. */
const linesQuery = gql`
  query erpDocumentLines($document: ID, $after: String) {
    uiapi {
      query {
        ERP_Invoice_Line__c: ERP_Invoice_Line__c(
          first: 50
          after: $after
          where: { Invoice__c: { eq: $document } }
          orderBy: { Line_Number__c: { order: ASC } }
        ) @optional {
          totalCount
          pageInfo {
            hasNextPage
            endCursor
          }
          edges {
            node {
              Id
              Line_Number__c: Line_Number__c @optional {
                value
              }
              Type__c: Type__c @optional {
                value
              }
              Item_Number__c: Item_Number__c @optional {
                value
              }
              Description__c: Description__c @optional {
                value
              }
              Quantity__c: Quantity__c @optional {
                value
              }
              Unit__c: Unit__c @optional {
                value
              }
              Unit_Price__c: Unit_Price__c @optional {
                value
              }
              Discount_Amount__c: Discount_Amount__c @optional {
                value
              }
              Net__c: Net__c @optional {
                value
              }
              Gross__c: Gross__c @optional {
                value
              }
            }
          }
        }
      }
    }
  }
`;

interface LineNode {
  readonly Id: string;
  readonly Line_Number__c?: Field<number>;
  readonly Type__c?: Field<string>;
  readonly Item_Number__c?: Field<string>;
  readonly Description__c?: Field<string>;
  readonly Quantity__c?: Field<number>;
  readonly Unit__c?: Field<string>;
  readonly Unit_Price__c?: Field<number>;
  readonly Discount_Amount__c?: Field<number>;
  readonly Net__c?: Field<number>;
  readonly Gross__c?: Field<number>;
}

type LinesAnswer = { readonly uiapi: { readonly query: { readonly ERP_Invoice_Line__c: Connection<LineNode> } } };

/** A line that only says something has no figures; zeros there would look like something given away. */
const noFigures = { quantity: '', price: '', discount: '', net: '', gross: '' };

/** Lines of one posted document. Amounts are in the document's currency. */
export default class ErpDocumentLines extends LightningElement {
  @api documentId?: string;
  @api currency: string | null = null;

  readonly labels = labels;
  lines: Connection<LineNode>;
  isLoading = true;
  isFailed = false;
  cursors: readonly string[] = [];
  private refresh: (() => Promise<unknown>) | undefined;

  get query(): string | undefined {
    return this.documentId ? linesQuery : undefined;
  }

  get variables(): Record<string, unknown> {
    return { document: this.documentId, after: this.cursors.at(-1) ?? null };
  }

  @wire(graphql, { query: '$query', variables: '$variables', operationName: 'erpDocumentLines' })
  wiredLines({ data, errors, refresh }: GraphQLResult): void {
    this.refresh = refresh ?? this.refresh;
    if (!data && !errors?.length) return;
    this.isLoading = false;
    this.isFailed = !data;
    this.lines = data ? (data as LinesAnswer).uiapi.query.ERP_Invoice_Line__c : undefined;
  }

  get notice(): string {
    if (this.isFailed) return labels.failed;
    if (!this.lines) return labels.noPermission;
    return this.lines.edges.length === 0 ? labels.none : '';
  }

  get rows(): readonly object[] {
    return nodesOf(this.lines).map((node) => ({
      id: node.Id,
      item: valueOf(node.Item_Number__c) ?? '',
      description: valueOf(node.Description__c) ?? valueOf(node.Type__c) ?? '',
      ...(valueOf(node.Type__c) === 'Comment' ? noFigures : this.figures(node)),
    }));
  }

  get isFirst(): boolean {
    return this.cursors.length === 0;
  }

  get isLast(): boolean {
    return !this.lines?.pageInfo?.hasNextPage;
  }

  get showsPaging(): boolean {
    return !(this.isFirst && this.isLast);
  }

  get countText(): string {
    return fillLabel(labels.count, formatNumber(this.lines?.totalCount ?? this.rows.length));
  }

  handleNext(): void {
    const cursor = this.lines?.pageInfo?.endCursor;
    if (cursor) this.cursors = [...this.cursors, cursor];
  }

  handlePrevious(): void {
    this.cursors = this.cursors.slice(0, -1);
  }

  handleRetry(): void {
    this.isLoading = true;
    this.refresh?.();
  }

  private quantity(node: LineNode): string {
    const quantity = valueOf(node.Quantity__c);
    if (quantity === null) return '';
    return `${formatNumber(quantity, 5)} ${valueOf(node.Unit__c) ?? ''}`.trim();
  }

  private figures(node: LineNode): typeof noFigures {
    const discount = valueOf(node.Discount_Amount__c);
    return {
      quantity: this.quantity(node),
      price: formatPrice(valueOf(node.Unit_Price__c), this.currency),
      discount: discount ? formatMoney(discount, this.currency) : '',
      net: formatMoney(valueOf(node.Net__c), this.currency),
      gross: formatMoney(valueOf(node.Gross__c), this.currency),
    };
  }
}
