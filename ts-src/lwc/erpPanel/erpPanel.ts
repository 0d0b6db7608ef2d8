import { LightningElement, api } from 'lwc';
import type { ErpCustomer } from 'c/erpAccountData';
import type { PanelState } from 'c/erpAccountPanel';
import { fillLabel, formatAge, formatMoment } from 'c/erpFormat';
import { labels } from './labels';

/** How often the age of the figures is written anew. Longer, and "10 seconds ago" would stand there for too long. */
const AGE_INTERVAL_MS = 10_000;

/** Figures count as stale after this many missed sweeps, but never before the second bound: a short sweep may pause. */
const STALE_SWEEPS = 10;
const STALE_SECONDS_MIN = 900;

interface Notice {
  readonly text: string;
  readonly icon: string;
  /** What the reader can do about it; said once on a page, by its leading panel. */
  readonly action?: string;
}

const notices: Partial<Record<PanelState, Notice>> = {
  notLinked: { text: labels.notLinked, icon: 'utility:unlinked', action: labels.notLinkedAction },
  noPermission: { text: labels.noPermission, icon: 'utility:lock' },
  failed: { text: labels.failed, icon: 'utility:error' },
};

/** Frame of a panel: title, where the figures are from and how old they are, and a face for each state. */
export default class ErpPanel extends LightningElement {
  @api heading = '';
  @api iconName = '';
  @api state: PanelState = 'loading';
  /** The ERP customer whose figures are shown. */
  @api customer?: ErpCustomer;
  /** Says where the figures are from in the head, for wide panels; else below the content. */
  @api freshnessInHead = false;
  /** Some of the figures could not be read. */
  @api partial = false;
  /** What stands there when there is nothing to show; a general sentence by default. */
  @api emptyText = '';

  readonly labels = labels;
  now = new Date();
  private timer: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- the age of the figures grows while nothing else happens
    this.timer = setInterval(() => {
      this.now = new Date();
    }, AGE_INTERVAL_MS);
  }

  override disconnectedCallback(): void {
    clearInterval(this.timer);
  }

  get isLoading(): boolean {
    return this.state === 'loading';
  }

  get isReady(): boolean {
    return this.state === 'ready';
  }

  get isFailed(): boolean {
    return this.state === 'failed';
  }

  get showsPartial(): boolean {
    return this.isReady && this.partial;
  }

  get notice(): Notice | undefined {
    if (this.state === 'empty') return { text: this.emptyText || labels.empty, icon: 'utility:info_alt' };
    return notices[this.state];
  }

  get noticeAction(): string {
    return this.freshnessInHead ? (this.notice?.action ?? '') : '';
  }

  get noticeRole(): string {
    return this.isFailed ? 'alert' : 'status';
  }

  /** Whose figures these are and how old: "CRONUS · 20 seconds ago". */
  get freshness(): string {
    if (!this.customer) return '';
    const age = this.customer.asOf ? formatAge(this.customer.asOf, this.clock) : labels.neverRun;
    return fillLabel(labels.asOf, this.customer.companyName, age);
  }

  get freshnessDetail(): string {
    if (!this.customer) return '';
    const { companyName, number, name, asOf } = this.customer;
    const moment = asOf ? formatMoment(asOf) : labels.neverRun;
    return fillLabel(labels.source, companyName, `${number} ${name}`.trim(), moment);
  }

  get showsInHead(): boolean {
    return this.freshnessInHead && this.hasFreshness;
  }

  get showsBelow(): boolean {
    return !this.freshnessInHead && this.hasFreshness;
  }

  private get hasFreshness(): boolean {
    return this.customer !== undefined && this.state !== 'loading';
  }

  get isStale(): boolean {
    if (!this.customer || this.isLoading) return false;
    const { asOf, sweepSeconds, connectionState } = this.customer;
    if (connectionState !== null && connectionState !== 'Running') return true;
    const limit = Math.max(STALE_SECONDS_MIN, STALE_SWEEPS * (sweepSeconds ?? 0));
    return asOf === null || (this.clock.getTime() - asOf.getTime()) / 1000 > limit;
  }

  get staleText(): string {
    const asOf = this.customer?.asOf;
    const age = asOf ? formatAge(asOf, this.clock) : labels.neverRun;
    return `${fillLabel(labels.stale, age)} ${this.customer?.connectionDetail ?? ''}`.trim();
  }

  /** Never before the moment the figures claim to be from: a clock a little behind must not show the future. */
  private get clock(): Date {
    const asOf = this.customer?.asOf ?? this.now;
    return asOf > this.now ? asOf : this.now;
  }

  handleRetry(): void {
    this.dispatchEvent(new CustomEvent('retry'));
  }
}
