import { api, wire } from 'lwc';
import { graphql, type GraphQLResult } from 'lightning/graphql';
import ErpAccountPanel, { unanswered, type Answer, type PanelState } from 'c/erpAccountPanel';
import type { PageMessage } from 'c/erpAccountChannel';
import { positionQuery, positionVariables, readPosition, type Bucket, type Position } from 'c/erpAccountData';
import { fillLabel, formatMoney, formatNumber, formatShare } from 'c/erpFormat';
import days from '@salesforce/label/c.ERP_Aging_Days';
import daysOver from '@salesforce/label/c.ERP_Aging_Days_Over';
import notDue from '@salesforce/label/c.ERP_Aging_Not_Due';
import bucketHead from '@salesforce/label/c.ERP_Aging_Bucket';
import amountHead from '@salesforce/label/c.ERP_Aging_Amount';
import shareHead from '@salesforce/label/c.ERP_Aging_Share';
import itemsHead from '@salesforce/label/c.ERP_Aging_Items';
import total from '@salesforce/label/c.ERP_Aging_Total';
import title from '@salesforce/label/c.ERP_Aging_Title';
import show from '@salesforce/label/c.ERP_Aging_Show';
import empty from '@salesforce/label/c.ERP_Aging_Empty';
import credits from '@salesforce/label/c.ERP_Aging_Credits';

const labels = { amountHead, bucketHead, empty, itemsHead, shareHead, title, total };

/** What the customer owes by days past due. A click shows the open items of a bucket in the documents panel. */
export default class ErpAging extends ErpAccountPanel {
  @api recordId?: string;

  readonly labels = labels;
  answer: Answer<Position> = unanswered;
  chosenBucket = '';

  get query(): string | undefined {
    return this.customer ? positionQuery : undefined;
  }

  get variables(): Record<string, unknown> {
    return this.customer ? positionVariables(this.customer, this.today) : {};
  }

  @wire(graphql, { query: '$query', variables: '$variables', operationName: 'erpPosition' })
  wiredPosition(result: GraphQLResult): void {
    const customer = this.customer;
    if (customer) {
      this.answer = this.take(
        'position',
        result,
        (data) => readPosition(data, customer, this.today),
        this.answer.value,
      );
    }
  }

  override get state(): PanelState {
    return this.stateOf(
      this.answer,
      (position) => position.ledgerVisible,
      (position) => position.owedHome === 0 && position.creditsHome === 0,
    );
  }

  get isPartial(): boolean {
    return this.answer.partial;
  }

  get rows(): readonly object[] {
    const { buckets = [], owedHome = 0 } = this.answer.value ?? {};
    return buckets.map((bucket, index) => {
      const share = owedHome > 0 ? bucket.amountHome / owedHome : 0;
      const label = bucketLabel(bucket);
      return {
        key: bucket.key,
        label,
        amount: formatMoney(bucket.amountHome, this.currency),
        share: formatShare(share),
        width: String(Math.round(share * 100)),
        barClass: `bar bar_${index}`,
        inDocumentCurrency: this.documentAmounts(bucket),
        items: formatNumber(bucket.count),
        pressed: String(this.chosenBucket === bucket.key),
        showTitle: fillLabel(show, label),
        rowClass: this.chosenBucket === bucket.key ? 'chosen' : '',
        isEmpty: bucket.count === 0,
      };
    });
  }

  get totalText(): string {
    return formatMoney(this.answer.value?.owedHome, this.currency);
  }

  get creditsText(): string {
    const amount = this.answer.value?.creditsHome ?? 0;
    return amount > 0 ? fillLabel(credits, formatMoney(amount, this.currency)) : '';
  }

  handleBucket(event: Event): void {
    const { bucket = '' } = (event.currentTarget as HTMLElement).dataset;
    this.chosenBucket = this.chosenBucket === bucket ? '' : bucket;
    this.tell('bucket', this.chosenBucket);
  }

  protected override customerChanged(): void {
    this.answer = unanswered;
    this.chosenBucket = '';
  }

  protected override heard(message: PageMessage): void {
    if (message.kind === 'bucket') this.chosenBucket = message.value;
  }

  private get currency(): string | null {
    return this.customer?.currency ?? null;
  }

  /** Amounts in the documents' own currencies, where a bucket holds others than the company's own. */
  private documentAmounts(bucket: Bucket): readonly { key: string; text: string }[] {
    const home = this.currency;
    const foreign = bucket.currencies.some(({ currency }) => currency !== null && currency !== home);
    if (!foreign) return [];
    return bucket.currencies.map(({ currency, amount }) => ({
      key: currency ?? 'home',
      text: formatMoney(amount, currency ?? home),
    }));
  }
}

function bucketLabel({ fromDays, toDays }: Bucket): string {
  if (fromDays === null) return notDue;
  return toDays === null ? fillLabel(daysOver, fromDays - 1) : fillLabel(days, fromDays, toDays);
}
