import { api, wire } from 'lwc';
import { graphql, type GraphQLResult } from 'lightning/graphql';
import { nodesOf, valueOf, type Connection, type Field } from 'c/erpAccountData';
import ErpAccountPanel, { unanswered, type Answer, type PanelState } from 'c/erpAccountPanel';
import { fillLabel } from 'c/erpFormat';
import { effectivePrice, priceBreaks, type PriceQuestion } from 'c/erpPricing';
import { readPrices, type KnownPrices } from './facts';
import { labels } from './labels';
import { itemsQuery, opportunityAccountQuery, pricesQuery } from './queries';
import { fromText, priceView, problems } from './words';

/** How long nothing is typed before the search begins. */
const TYPING_MS = 300;

interface Item {
  readonly id: string;
  readonly name: string;
  readonly number: string;
  readonly variant: string | null;
  readonly unit: string;
}

interface ItemNode {
  readonly Id: string;
  readonly Name?: Field<string>;
  readonly ERP_Item_Number__c?: Field<string>;
  readonly ERP_Variant_Code__c?: Field<string>;
  readonly ERP_Unit__c?: Field<string>;
  readonly ERP_Base_Unit__c?: Field<string>;
}

/** What an item costs the customer: for a quantity on a day, with the breaks and the rule of the ERP that says so. */
export default class ErpCustomerPrices extends ErpAccountPanel {
  @api recordId?: string;
  @api objectApiName = 'Account';

  readonly labels = labels;
  opportunityAccount: Answer<string> = unanswered;
  itemsAnswer: Answer<readonly Item[]> = unanswered;
  pricesAnswer: Answer<KnownPrices> = unanswered;
  searched = '';
  item: Item | undefined;
  quantity = '1';
  day = this.today;
  private typing: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.typing);
  }

  get isOpportunity(): boolean {
    return this.objectApiName === 'Opportunity';
  }

  get opportunityQuery(): string | undefined {
    return this.isOpportunity && this.recordId ? opportunityAccountQuery : undefined;
  }

  get opportunityVariables(): Record<string, unknown> {
    return { record: this.recordId };
  }

  @wire(graphql, {
    query: '$opportunityQuery',
    variables: '$opportunityVariables',
    operationName: 'erpOpportunityAccount',
  })
  wiredOpportunity(result: GraphQLResult): void {
    this.opportunityAccount = this.take('opportunity', result, readAccountId, this.opportunityAccount.value);
  }

  override get accountQuery(): string | undefined {
    return this.isOpportunity && !this.opportunityAccount.value ? undefined : super.accountQuery;
  }

  override get accountVariables(): Record<string, unknown> {
    return this.isOpportunity ? { account: this.opportunityAccount.value } : super.accountVariables;
  }

  get itemsQuery(): string | undefined {
    return this.customer && this.searched ? itemsQuery : undefined;
  }

  get itemsVariables(): Record<string, unknown> {
    const text = this.searched.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);
    return { name: `%${text}%`, number: `${text}%`, companies: ['*', this.customer?.companyCode ?? ''] };
  }

  @wire(graphql, { query: '$itemsQuery', variables: '$itemsVariables', operationName: 'erpItems' })
  wiredItems(result: GraphQLResult): void {
    this.itemsAnswer = this.take('items', result, readItems);
  }

  get pricesQuery(): string | undefined {
    return this.customer && this.item ? pricesQuery : undefined;
  }

  get pricesVariables(): Record<string, unknown> {
    return {
      company: this.customer?.companyCode,
      payer: this.customer?.billTo || this.customer?.number,
      item: this.item?.number,
      currency: this.currency,
    };
  }

  @wire(graphql, { query: '$pricesQuery', variables: '$pricesVariables', operationName: 'erpPrices' })
  wiredPrices(result: GraphQLResult): void {
    this.pricesAnswer = this.take('prices', result, readPrices);
  }

  override get state(): PanelState {
    if (this.isOpportunity && this.opportunityAccount.failed) return 'failed';
    if (this.isOpportunity && this.opportunityAccount.value === '') return 'empty';
    return this.accountState ?? 'ready';
  }

  /** On the account's page the strip at its top chooses; here only where there is none. */
  get hasChoice(): boolean {
    return this.isOpportunity && (this.account?.customers.length ?? 0) > 1;
  }

  get customerOptions(): readonly { label: string; value: string }[] {
    return (this.account?.customers ?? []).map(({ id, companyName, number, name }) => ({
      label: fillLabel(labels.customerOption, companyName, number, name),
      value: id,
    }));
  }

  get customerId(): string {
    return this.customer?.id ?? '';
  }

  get found(): readonly object[] {
    return (this.itemsAnswer.value ?? []).map(({ id, name, number, variant }) => ({
      id,
      label: fillLabel(labels.itemOption, name, [number, variant].filter(Boolean).join(' · ')),
    }));
  }

  get searchNotice(): string {
    if (!this.searched) return '';
    if (this.itemsAnswer.failed) return labels.failed;
    if (!this.itemsAnswer.value) return labels.loading;
    return fillLabel(labels.foundCount, String(this.itemsAnswer.value.length));
  }

  get itemTitle(): string {
    return this.item ? fillLabel(labels.itemOption, this.item.name, this.item.number) : '';
  }

  get priceNotice(): string {
    const known = this.pricesAnswer.value;
    if (this.pricesAnswer.failed) return labels.failed;
    if (!known) return labels.loading;
    if (!known.visible) return labels.noPermission;
    if (!known.facts) return fillLabel(labels.payerHidden, this.customer?.billTo ?? '');
    if (!(Number(this.quantity) > 0)) return labels.quantityNeeded;
    const result = effectivePrice(known.facts, this.question);
    return 'problem' in result ? problems[result.problem] : '';
  }

  get price(): object | undefined {
    const facts = this.pricesAnswer.value?.facts;
    if (!facts || this.priceNotice) return undefined;
    const result = effectivePrice(facts, this.question);
    return 'problem' in result ? undefined : priceView(result, this.currency, this.question.unit);
  }

  get breaks(): readonly object[] {
    const facts = this.pricesAnswer.value?.facts;
    if (!facts) return [];
    return priceBreaks(facts, this.question).map(({ quantity, price }) => ({
      ...priceView(price, this.currency, this.question.unit),
      key: String(quantity),
      from: fromText(quantity, this.question.unit),
    }));
  }

  get hasBreaks(): boolean {
    return this.breaks.length > 1;
  }

  get isIncomplete(): boolean {
    return this.pricesAnswer.value?.incomplete ?? false;
  }

  get payerText(): string {
    const { billTo, number } = this.customer ?? {};
    return billTo && billTo !== number ? fillLabel(labels.payer, billTo) : '';
  }

  handleCustomer(event: CustomEvent<{ value: string }>): void {
    this.choose(event.detail.value);
  }

  handleSearch(event: CustomEvent<{ value: string }>): void {
    const text = event.detail.value.trim();
    clearTimeout(this.typing);
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- asks once the reader stops typing, not for each letter
    this.typing = setTimeout(() => {
      this.searched = text.length > 1 ? text : '';
    }, TYPING_MS);
  }

  handleItem(event: Event): void {
    const { item = '' } = (event.currentTarget as HTMLElement).dataset;
    this.item = this.itemsAnswer.value?.find(({ id }) => id === item);
    this.pricesAnswer = unanswered;
    this.searched = '';
  }

  handleQuantity(event: CustomEvent<{ value: string }>): void {
    this.quantity = event.detail.value;
  }

  handleDay(event: CustomEvent<{ value: string | null }>): void {
    this.day = event.detail.value ?? this.today;
  }

  protected override customerChanged(): void {
    this.item = undefined;
    this.searched = '';
    this.pricesAnswer = unanswered;
  }

  /** Orders of a customer are in its own currency. */
  private get currency(): string {
    return this.customer?.documentCurrency || this.customer?.currency || '';
  }

  private get question(): PriceQuestion {
    return {
      itemNumber: this.item?.number ?? '',
      variant: this.item?.variant ?? null,
      unit: this.item?.unit ?? '',
      quantity: Number(this.quantity),
      day: this.day,
      currency: this.currency,
    };
  }
}

function readAccountId(answer: unknown): string {
  type Node = { readonly Id: string; readonly AccountId?: Field<string> };
  const { query } = (answer as { uiapi: { query: { Opportunity?: Connection<Node> } } }).uiapi;
  return valueOf(nodesOf(query.Opportunity)[0]?.AccountId) ?? '';
}

function readItems(answer: unknown): readonly Item[] {
  const { query } = (answer as { uiapi: { query: { Product2?: Connection<ItemNode> } } }).uiapi;
  return nodesOf(query.Product2).map((node) => ({
    id: node.Id,
    name: valueOf(node.Name) ?? '',
    number: valueOf(node.ERP_Item_Number__c) ?? '',
    variant: valueOf(node.ERP_Variant_Code__c),
    unit: valueOf(node.ERP_Unit__c) ?? valueOf(node.ERP_Base_Unit__c) ?? '',
  }));
}
