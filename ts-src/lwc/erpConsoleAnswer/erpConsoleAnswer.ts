import { wire } from 'lwc';
import { graphql, type GraphQLResult } from 'lightning/graphql';
import { answerOf, issuesQuery, readIssues, type Issues, type Sentence } from 'c/erpConsoleData';
import ErpConsoleView, { unanswered, type Answer } from 'c/erpConsoleView';
import { ROWS_MAX, ROWS_STEP } from 'c/erpShowMore';
import { labels } from './labels';

/** Whether all is well, before anything else: one sentence each for the companion, what runs, and who must act. */
export default class ErpConsoleAnswer extends ErpConsoleView {
  readonly labels = labels;
  issuesAnswer: Answer<Issues> = unanswered;

  /** All open ones are counted; as a rule they are no more than the list of issues reads. */
  get issueVariables(): Record<string, unknown> {
    const isLong = (this.issuesAnswer.value?.total ?? 0) > ROWS_STEP;
    return { states: ['Open'], first: isLong ? ROWS_MAX : ROWS_STEP };
  }

  get issuesQuery(): string | undefined {
    return this.isAdmin ? issuesQuery : undefined;
  }

  @wire(graphql, { query: '$issuesQuery', variables: '$issueVariables', operationName: 'erpIssues' })
  wiredIssues(result: GraphQLResult): void {
    this.issuesAnswer = this.take('issues', result, readIssues, this.issuesAnswer.value);
  }

  get sentences(): readonly Sentence[] {
    return this.answered?.sentences ?? [];
  }

  get isFailed(): boolean {
    return this.consoleAnswer.failed || this.issuesAnswer.failed;
  }

  get isKnown(): boolean {
    return this.answered !== undefined;
  }

  get boxClass(): string {
    return this.answered?.acts ? 'answer answer_acts' : 'answer';
  }

  /** Goes to what the sentence is about. */
  handleOpen(event: Event): void {
    this.go({ view: (event.currentTarget as HTMLElement).dataset.view ?? 'home' });
  }

  private get answered(): ReturnType<typeof answerOf> | undefined {
    const { consoleAnswer, issuesAnswer } = this;
    if (!consoleAnswer.value?.visible || !issuesAnswer.value) return undefined;
    return answerOf(consoleAnswer.value, issuesAnswer.value.list, this.now);
  }
}
