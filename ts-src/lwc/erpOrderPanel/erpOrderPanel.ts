import { api, wire } from 'lwc';
import { gql, graphql, type GraphQLResult } from 'lightning/graphql';
import { RefreshEvent } from 'lightning/refresh';
import { nodesOf, valueOf, type Connection, type Field } from 'c/erpAccountData';
import ErpRecordPanel, { unanswered, type Answer, type PanelState } from 'c/erpRecordPanel';
import { labels } from './labels';

/** What the lines need to know of their order. */
const orderQuery = gql`
  query erpOrder($order: ID) {
    uiapi {
      query {
        ERP_Order__c: ERP_Order__c(first: 1, where: { Id: { eq: $order } }) @optional {
          edges {
            node {
              Id
              Currency__c: Currency__c @optional {
                value
              }
              Status__c: Status__c @optional {
                value
              }
            }
          }
        }
      }
    }
  }
`;

interface OrderNode {
  readonly Currency__c?: Field<string>;
  readonly Status__c?: Field<string>;
}

interface Order {
  readonly currency: string | null;
  readonly isOpen: boolean;
}

/** States in which the ERP takes no change any more. */
const ended: readonly (string | null)[] = ['Finished', 'Deleted'];

function readOrder(answer: unknown): Order | null {
  const { query } = (answer as { uiapi: { query: { ERP_Order__c?: Connection<OrderNode> } } }).uiapi;
  const [node] = nodesOf(query.ERP_Order__c);
  return node ? { currency: valueOf(node.Currency__c), isOpen: !ended.includes(valueOf(node.Status__c)) } : null;
}

/** The lines of the order whose page this is. */
export default class ErpOrderPanel extends ErpRecordPanel {
  @api recordId?: string;

  readonly labels = labels;
  answer: Answer<Order | null> = unanswered;

  get query(): string | undefined {
    return this.recordId ? orderQuery : undefined;
  }

  get variables(): Record<string, unknown> {
    return { order: this.recordId };
  }

  @wire(graphql, { query: '$query', variables: '$variables', operationName: 'erpOrder' })
  wiredOrder(result: GraphQLResult): void {
    this.answer = this.take('order', result, readOrder, this.answer.value);
  }

  override get state(): PanelState {
    if (this.answer.failed) return 'failed';
    if (this.answer.value === undefined) return 'loading';
    return this.answer.value ? 'ready' : 'noPermission';
  }

  get order(): Order | null | undefined {
    return this.answer.value;
  }

  handleChanged(): void {
    this.refreshAll();
    this.dispatchEvent(new RefreshEvent());
  }
}
