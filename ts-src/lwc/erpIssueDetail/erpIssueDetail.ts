import { api, wire } from 'lwc';
import { graphql, type GraphQLResult } from 'lightning/graphql';
import {
  integrationName,
  issueQuery,
  messagesQuery,
  readIssues,
  readMessages,
  type FailedRecord,
  type FailedRecords,
  type Issue,
  type Issues,
} from 'c/erpConsoleData';
import ErpConsoleView, { unanswered, type Answer, type PanelState } from 'c/erpConsoleView';
import { fillLabel, formatMoment, formatMoney, formatNumber } from 'c/erpFormat';
import { ROWS_STEP, moreRows } from 'c/erpShowMore';
import type { StatusKind } from 'c/erpStatus';
import { labels } from './labels';

const states: Record<string, { kind: StatusKind; label: string }> = {
  Parked: { kind: 'bad', label: labels.parked },
  Waiting: { kind: 'attention', label: labels.waiting },
  Ignored: { kind: 'neutral', label: labels.ignored },
  Resolved: { kind: 'good', label: labels.solved },
};

const owners: Record<string, string> = { Rep: labels.rep, Finance: labels.finance, Admin: labels.admin };

/** One issue: the cause, what to do about it, the records that it holds up, and what was done. */
export default class ErpIssueDetail extends ErpConsoleView {
  @api issueId?: string;

  readonly labels = labels;
  issueAnswer: Answer<Issues> = unanswered;
  messagesAnswer: Answer<FailedRecords> = unanswered;
  first = ROWS_STEP;
  /** The record that is opened. */
  openId = '';
  /** The form for a rule is opened. */
  isRuling = false;

  get issueQuery(): string | undefined {
    return this.isAdmin && this.issueId ? issueQuery : undefined;
  }

  get issueVariables(): Record<string, unknown> {
    return { id: this.issueId };
  }

  @wire(graphql, { query: '$issueQuery', variables: '$issueVariables', operationName: 'erpIssue' })
  wiredIssue(result: GraphQLResult): void {
    this.issueAnswer = this.take('issue', result, readIssues, this.issueAnswer.value);
  }

  get messagesQuery(): string | undefined {
    return this.isAdmin && this.issueId ? messagesQuery : undefined;
  }

  get messagesVariables(): Record<string, unknown> {
    return { issue: this.issueId, first: this.first };
  }

  @wire(graphql, { query: '$messagesQuery', variables: '$messagesVariables', operationName: 'erpIssueRecords' })
  wiredMessages(result: GraphQLResult): void {
    this.messagesAnswer = this.take('messages', result, readMessages, this.messagesAnswer.value);
  }

  override get state(): PanelState {
    const state = this.stateOf(this.issueAnswer, ({ visible }) => visible);
    return state === 'ready' && !this.issue ? 'empty' : state;
  }

  get issue(): Issue | undefined {
    return this.issueAnswer.value?.list[0];
  }

  get isPartial(): boolean {
    return this.messagesAnswer.failed || this.messagesAnswer.partial;
  }

  get cause(): string {
    return this.issue?.cause || this.issue?.code || labels.title;
  }

  get isResolved(): boolean {
    return this.issue?.status === 'Resolved';
  }

  get facts(): readonly object[] {
    const { issue } = this;
    if (!issue) return [];
    const money = issue.amounts.map(({ currency, value }) => formatMoney(value, currency)).join(', ');
    const ignored = issue.ignoredReason
      ? fillLabel(labels.ignoredBecause, issue.ignoredBy || '?', issue.ignoredReason)
      : '';
    return [
      {
        label: labels.where,
        text: [integrationName(issue.integration), issue.mappingName].filter(Boolean).join(' · '),
      },
      { label: labels.code, text: issue.code },
      { label: labels.records, text: formatNumber(issue.records) },
      { label: labels.money, text: money },
      { label: labels.owner, text: owners[issue.ownerKind] ?? '' },
      { label: labels.assigned, text: issue.assignedName || labels.nobody },
      { label: labels.since, text: issue.firstSeen ? formatMoment(issue.firstSeen) : '' },
      { label: labels.last, text: issue.lastSeen ? formatMoment(issue.lastSeen) : '' },
      { label: labels.ignored, text: ignored },
    ].filter(({ text }) => text !== '');
  }

  get rows(): readonly object[] {
    return this.records.map((record) => ({
      id: record.id,
      record,
      number: record.number,
      where: [record.company, record.object].filter(Boolean).join(' · '),
      message: record.message || record.code,
      fields: record.fields.join(', '),
      amount: record.amount === null ? '' : formatMoney(record.amount, record.currency),
      attempts: formatNumber(record.attempts),
      seen: record.lastSeen ? formatMoment(record.lastSeen) : '',
      retry: record.retryAt ? fillLabel(labels.retryAt, formatMoment(record.retryAt)) : '',
      status: states[record.state] ?? { kind: 'neutral', label: record.state },
      isOpen: record.id === this.openId,
      expanded: String(record.id === this.openId),
      icon: record.id === this.openId ? 'utility:chevrondown' : 'utility:chevronright',
      toggle: fillLabel(record.id === this.openId ? labels.close : labels.open, record.number),
    }));
  }

  get hasRows(): boolean {
    return this.rows.length > 0;
  }

  get total(): number {
    return this.messagesAnswer.value?.total ?? 0;
  }

  get targets(): readonly string[] {
    return [this.issueId ?? '', ...this.records.map(({ id }) => id)].filter(Boolean);
  }

  get canRule(): boolean {
    return this.issue?.status === 'Open' && this.issue.mappingId !== '' && !this.isRuling;
  }

  /** Fields of the target that the records name. */
  get fields(): readonly string[] {
    return [...new Set(this.records.flatMap((record) => record.fields))];
  }

  handleRule(): void {
    this.isRuling = true;
  }

  handleRuleClosed(): void {
    this.isRuling = false;
  }

  handleMore(): void {
    this.first = moreRows(this.first);
  }

  handleBack(): void {
    this.go({ view: 'monitor' });
  }

  handleToggle(event: Event): void {
    const { record = '' } = (event.currentTarget as HTMLElement).dataset;
    this.openId = this.openId === record ? '' : record;
  }

  handleChanged(): void {
    this.refreshAll();
    this.template?.querySelector<HTMLElement & { refresh(): void }>('c-erp-issue-history')?.refresh();
  }

  private get records(): readonly FailedRecord[] {
    return this.messagesAnswer.value?.list ?? [];
  }
}
