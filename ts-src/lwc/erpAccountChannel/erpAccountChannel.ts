import {
  APPLICATION_SCOPE,
  createMessageContext,
  publish,
  releaseMessageContext,
  subscribe,
  unsubscribe,
  type MessageContextHandle,
  type Subscription,
} from 'lightning/messageService';
import ERP_ACCOUNT_PAGE from '@salesforce/messageChannel/ERP_Account_Page__c';

/**
 * `customer`: this ERP customer is shown now. `bucket`: the documents list shows this ageing bucket (empty: none).
 * `changed`: the figures in Salesforce are newer than those on the page. `hello`: a panel came later and asks what is
 * shown; whoever knows answers with `customer`.
 */
export type PageMessageKind = 'customer' | 'bucket' | 'changed' | 'hello';

export interface PageMessage {
  readonly accountId: string;
  readonly kind: PageMessageKind;
  readonly value: string;
}

/** One panel's end of the page's message channel. It hears its own messages too; `close` ends it. */
export class AccountChannel {
  private readonly context: MessageContextHandle;
  private readonly subscription: Subscription;

  constructor(listener: (message: PageMessage) => void) {
    this.context = createMessageContext();
    this.subscription = subscribe<PageMessage>(this.context, ERP_ACCOUNT_PAGE, listener, { scope: APPLICATION_SCOPE });
  }

  send(accountId: string, kind: PageMessageKind, value = ''): void {
    publish(this.context, ERP_ACCOUNT_PAGE, { accountId, kind, value });
  }

  close(): void {
    unsubscribe(this.subscription);
    releaseMessageContext(this.context);
  }
}
