import { wire } from 'lwc';
import { graphql, type GraphQLResult } from 'lightning/graphql';
import {
  formatLag,
  integrationName,
  issuesQuery,
  needsReader,
  readIssues,
  type Issue,
  type Issues,
} from 'c/erpConsoleData';
import ErpConsoleView, { unanswered, type Answer, type PanelState } from 'c/erpConsoleView';
import { NO_VALUE, formatMoment, formatMoney, formatNumber } from 'c/erpFormat';
import { ROWS_STEP, moreRows } from 'c/erpShowMore';
import { labels } from './labels';

type Filter = 'all' | 'mine' | 'Rep' | 'Finance' | 'Admin' | 'Ignored';

const owners: Record<string, string> = { Rep: labels.rep, Finance: labels.finance, Admin: labels.admin };

/** Parked records by cause: how many, what money they hold up, who has to act and since when. */
export default class ErpIssueList extends ErpConsoleView {
  readonly labels = labels;
  readonly filters = [
    { value: 'all', label: labels.all },
    { value: 'mine', label: labels.mine },
    { value: 'Admin', label: labels.admin },
    { value: 'Finance', label: labels.finance },
    { value: 'Rep', label: labels.rep },
    { value: 'Ignored', label: labels.ignored },
  ];
  filter: Filter = 'all';
  first = ROWS_STEP;
  issuesAnswer: Answer<Issues> = unanswered;

  get issuesQuery(): string | undefined {
    return this.isAdmin ? issuesQuery : undefined;
  }

  get issuesVariables(): Record<string, unknown> {
    return { states: [this.filter === 'Ignored' ? 'Ignored' : 'Open'], first: this.first };
  }

  @wire(graphql, { query: '$issuesQuery', variables: '$issuesVariables', operationName: 'erpIssues' })
  wiredIssues(result: GraphQLResult): void {
    this.now = new Date();
    this.issuesAnswer = this.take('issues', result, readIssues, this.issuesAnswer.value);
  }

  override get state(): PanelState {
    return this.stateOf(this.issuesAnswer, ({ visible }) => visible);
  }

  get rows(): readonly object[] {
    return (this.issuesAnswer.value?.list ?? []).filter((issue) => this.fits(issue)).map((issue) => this.row(issue));
  }

  get isEmpty(): boolean {
    return this.rows.length === 0;
  }

  get emptyText(): string {
    return this.filter === 'all' ? labels.none : labels.noneHere;
  }

  get readCount(): number {
    return this.issuesAnswer.value?.list.length ?? 0;
  }

  get total(): number {
    return this.issuesAnswer.value?.total ?? 0;
  }

  handleFilter(event: CustomEvent<{ value: Filter }>): void {
    this.filter = event.detail.value;
    this.first = ROWS_STEP;
  }

  handleMore(): void {
    this.first = moreRows(this.first);
  }

  handleOpen(event: Event): void {
    this.go({ view: 'monitor', issue: (event.currentTarget as HTMLElement).dataset.issue ?? '' });
  }

  private fits(issue: Issue): boolean {
    if (this.filter === 'Ignored') return issue.status === 'Ignored';
    if (issue.status !== 'Open') return false;
    if (this.filter === 'mine') return needsReader(issue);
    return this.filter === 'all' || issue.ownerKind === this.filter;
  }

  private row(issue: Issue): object {
    const age = issue.firstSeen ? this.now.getTime() - issue.firstSeen.getTime() : null;
    return {
      id: issue.id,
      cause: issue.cause || issue.code,
      where: [integrationName(issue.integration), issue.mappingName, issue.code].filter(Boolean).join(' · '),
      kind: issue.status === 'Ignored' ? 'neutral' : needsReader(issue) ? 'bad' : 'attention',
      records: formatNumber(issue.records),
      amounts: issue.amounts.map(({ currency, value }) => ({ currency, text: formatMoney(value, currency) })),
      owner: owners[issue.ownerKind] ?? NO_VALUE,
      assigned: issue.assignedName || labels.nobody,
      age: formatLag(age),
      since: issue.firstSeen ? formatMoment(issue.firstSeen) : '',
    };
  }
}
