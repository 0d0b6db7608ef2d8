import { api } from 'lwc';
import { integrationName, type MappingState } from 'c/erpConsoleData';
import ErpConsoleView from 'c/erpConsoleView';
import { fillLabel } from 'c/erpFormat';
import { labels } from './labels';
import { planOf, rowOf, summaryOf, type Plan, type Step, type StepRow } from './plan';

const titles: Record<MappingState, string> = {
  Off: labels.titleOff,
  Test: labels.titleTest,
  Live: labels.titleLive,
};

const effects: Record<MappingState, string> = {
  Off: labels.effectOff,
  Test: labels.effectTest,
  Live: labels.effectLive,
};

/**
 * Switches all mappings of an integration, one after the other, each by the request that the list of mappings makes.
 * It says first which change, which stay and what that means, then how far it is and what came of each. `close` is
 * told when it is not wanted any more, `begun` and `ended` around the time in which it must not be taken away.
 */
export default class ErpSwitchAll extends ErpConsoleView {
  @api integration = '';
  /** What all of them are to be. */
  @api target: MappingState = 'Off';
  /** Key of the connection whose mappings are meant. */
  @api connectionKey = '';

  readonly labels = labels;
  /** What is done, from the moment it was confirmed. */
  steps: readonly Step[] = [];
  private hasFocused = false;

  override renderedCallback(): void {
    if (this.hasFocused) return;
    const heading = this.template?.querySelector<HTMLElement>('[data-id=heading]');
    this.hasFocused = Boolean(heading);
    heading?.focus();
  }

  get heading(): string {
    return fillLabel(titles[this.target], integrationName(this.integration));
  }

  get effect(): string {
    return effects[this.target];
  }

  get plan(): Plan {
    const own = this.mappings.filter(
      ({ integration, key }) => integration === this.integration && key.startsWith(`${this.connectionKey}|`),
    );
    return planOf(own, this.target);
  }

  get planRows(): readonly StepRow[] {
    return this.plan.steps.map(rowOf);
  }

  get stepRows(): readonly StepRow[] {
    return this.steps.map(rowOf);
  }

  get hasBegun(): boolean {
    return this.steps.length > 0;
  }

  get switchesAny(): boolean {
    return this.plan.steps.length > 0;
  }

  get staysAny(): boolean {
    return this.plan.stays.length > 0;
  }

  get confirmLabel(): string {
    const { length } = this.plan.steps;
    return length === 1 ? labels.confirmOne : fillLabel(labels.confirm, length);
  }

  get canConfirm(): boolean {
    return this.switchesAny && !this.hasBegun;
  }

  get isUnderWay(): boolean {
    return this.steps.some(({ stage }) => stage === 'next' || stage === 'busy');
  }

  get summary(): string {
    return summaryOf(this.steps);
  }

  get endLabel(): string {
    if (this.isUnderWay) return labels.stop;
    return this.hasBegun ? labels.close : labels.cancel;
  }

  async handleConfirm(): Promise<void> {
    if (!this.canConfirm) return;
    this.steps = this.plan.steps;
    this.heard('begun');
    this.template?.querySelector<HTMLElement>('[data-id=heading]')?.focus();
    await this.switchNext();
    this.heard('ended');
  }

  /** Before it began and after it ended it goes away; between, what was not begun is left as it is. */
  handleEnd(): void {
    if (this.isUnderWay)
      this.steps = this.steps.map((step) => (step.stage === 'next' ? { ...step, stage: 'left' } : step));
    else this.heard('close');
  }

  handleKey(event: KeyboardEvent): void {
    if (event.key === 'Escape' && !this.isUnderWay) this.heard('close');
  }

  private heard(name: 'begun' | 'ended' | 'close'): void {
    this.dispatchEvent(new CustomEvent(name));
  }

  private async switchNext(): Promise<void> {
    const { id } = this.steps.find(({ stage }) => stage === 'next') ?? {};
    if (!id) return;
    this.set(id, { stage: 'busy' });
    const request = { state: this.target };
    const ended = await this.ask({ kind: 'change-mapping', targetId: id, request });
    if (ended?.status === 'Done') this.set(id, { stage: 'done' });
    else this.set(id, { stage: 'refused', problem: ended?.errorMessage || this.askError });
    await this.switchNext();
  }

  private set(id: string, change: Partial<Step>): void {
    this.steps = this.steps.map((step) => (step.id === id ? { ...step, ...change } : step));
  }
}
