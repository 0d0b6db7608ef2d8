import { api } from 'lwc';
import type { ConsoleCompany, Mapping } from 'c/erpConsoleData';
import ErpConsoleView from 'c/erpConsoleView';
import { fillLabel, formatNumber } from 'c/erpFormat';
import { documentOf, saveDocument, VersionTaken, type Finding, type Place, type Version } from 'c/erpMappingDraft';
import type { MappingDocument } from 'c/mappingEngine';
import { describeDifferences } from 'c/mappingEditing';
import { labels } from './labels';
import { refusalsOf } from './refusals';

/** How many records a dry run may try, as the companion takes them; the second is its default. */
const BUDGETS = [50, 200, 1_000, 2_000];

/**
 * Checks a mapping, saves it as a version, lets the org try it and publishes it. `saved` tells the version that was
 * saved, `begin` the version to begin from anew, `reread` that there may be newer versions, `jump` a place to correct.
 */
export default class ErpMappingPublish extends ErpConsoleView {
  /** `connection|name` */
  @api mappingKey = '';
  @api document?: MappingDocument;
  /** As it was saved. */
  @api saved?: MappingDocument;
  /** Number of the version it was begun from. */
  @api based = 0;
  /** The newest versions that are known, newest first. */
  @api versions: readonly Version[] = [];
  @api findings: readonly Finding[] = [];
  /** There are changes that no version has. */
  @api unsaved = false;

  readonly labels = labels;
  note = '';
  backfill = true;
  readonly recordOptions = BUDGETS.map((value) => ({ value: String(value), label: formatNumber(value) }));
  records = '200';
  company = '';
  saving = false;
  problem = '';
  /** Number that somebody else took meanwhile. */
  takenNumber = 0;
  /** Numbers that were taken by others: the next save goes past them. */
  passed = 0;
  savedVersion: { readonly id: string; readonly number: number } | undefined;
  published = 0;
  refusals: readonly string[] = [];
  dryRun: Readonly<Record<string, unknown>> | undefined;

  get changes(): readonly object[] {
    return sentences(this.saved, this.document);
  }

  get changesTitle(): string {
    return fillLabel(this.changes.length > 0 ? labels.changes : labels.noChanges, this.based);
  }

  get cannotSave(): boolean {
    return !this.unsaved || this.saving || this.asking || this.note.trim() === '';
  }

  /** The version that a dry run tries and publishing publishes: the one just saved, or the newest. */
  get versionToTry(): { readonly id: string; readonly number: number } | undefined {
    return this.unsaved ? undefined : (this.savedVersion ?? this.versions.find(({ number }) => number === this.based));
  }

  /** While something is under way buttons stay as they are, so that the focus does; a press is not taken then. */
  get cannotTry(): boolean {
    return !this.versionToTry;
  }

  get cannotPublish(): boolean {
    return this.cannotTry || this.versionToTry?.number === this.mapping?.active;
  }

  get publishLabel(): string {
    return fillLabel(labels.publish, this.versionToTry?.number ?? this.based);
  }

  get savedText(): string {
    return this.savedVersion && !this.unsaved ? fillLabel(labels.saved, this.savedVersion.number) : '';
  }

  get publishedText(): string {
    if (!this.published) return '';
    return fillLabel(this.mapping?.state === 'Off' ? labels.publishedOff : labels.published, this.published);
  }

  get hasCompanies(): boolean {
    return this.companies.length > 1;
  }

  get companyOptions(): readonly object[] {
    return this.companies.map(({ code, name }) => ({ value: code, label: name || code }));
  }

  get companyValue(): string {
    return this.company || (this.companies[0]?.code ?? '');
  }

  get canGoLive(): boolean {
    return (this.mapping?.active ?? 0) > 0 && this.mapping?.state !== 'Live';
  }

  /** The version of the other one who saved meanwhile. */
  get taken(): Version | undefined {
    return this.takenNumber > 0 ? this.versions.find(({ number }) => number === this.takenNumber) : undefined;
  }

  get takenText(): string {
    if (this.takenNumber === 0) return '';
    return fillLabel(labels.taken, this.taken?.createdBy || labels.someone, this.takenNumber, this.taken?.note ?? '');
  }

  /** What is different between the other's version and what stands here. */
  get takenChanges(): readonly object[] {
    const theirs = this.taken && documentOf(this.taken);
    return theirs && !('problem' in theirs) ? sentences(theirs, this.document) : [];
  }

  get hasRefusals(): boolean {
    return this.refusals.length > 0;
  }

  handleNote(event: CustomEvent<{ value: string }>): void {
    this.note = event.detail.value;
  }

  handleBackfill(event: CustomEvent<{ checked: boolean }>): void {
    this.backfill = event.detail.checked;
  }

  handleCompany(event: CustomEvent<{ value: string }>): void {
    this.company = event.detail.value;
  }

  handleRecords(event: CustomEvent<{ value: string }>): void {
    this.records = event.detail.value;
  }

  async handleSave(): Promise<void> {
    const { document, mapping } = this;
    if (!document || !mapping || this.cannotSave) return;
    this.problem = '';
    this.takenNumber = 0;
    this.saving = true;
    // The number after those that this editor knows of: when it is there, somebody else saved it meanwhile.
    const number = Math.max(this.based, this.passed) + 1;
    try {
      const { id: mappingId, key: mappingKey, active } = mapping;
      const note = this.note.trim();
      const id = await saveDocument({
        mappingId,
        mappingKey,
        number,
        based: active,
        before: this.saved,
        document,
        note,
      });
      this.savedVersion = { id, number };
      this.note = '';
      this.forgetResults();
      this.dispatchEvent(new CustomEvent('saved', { detail: { id, number, document } }));
    } catch (error) {
      if (error instanceof VersionTaken) this.tellTaken(number);
      else this.problem = (error as Error).message;
    } finally {
      this.saving = false;
      await this.refreshAll();
    }
  }

  /** Throws what stands here away for the version that somebody else saved. */
  handleTakeOver(): void {
    const { taken } = this;
    this.takenNumber = 0;
    if (taken) this.dispatchEvent(new CustomEvent('begin', { detail: { number: taken.number } }));
  }

  /** Keeps what stands here; its number is then after the other's. */
  handleGoOn(): void {
    this.passed = this.takenNumber;
    this.takenNumber = 0;
  }

  async handleDryRun(): Promise<void> {
    const { versionToTry } = this;
    if (!versionToTry || this.asking) return;
    this.forgetResults();
    const request = { records: Number(this.records), ...(this.companyValue ? { company: this.companyValue } : {}) };
    const ended = await this.ask({ kind: 'dry-run', targetId: versionToTry.id, request });
    if (ended?.status === 'Done') this.dryRun = ended.result;
    else if (ended) this.refusals = refusalsOf(ended);
  }

  async handlePublish(): Promise<void> {
    const { versionToTry } = this;
    if (!versionToTry || this.asking) return;
    this.refusals = [];
    this.published = 0;
    const request = { backfill: this.backfill };
    const ended = await this.ask({ kind: 'publish-mapping', targetId: versionToTry.id, request });
    if (ended?.status === 'Done') this.published = versionToTry.number;
    else if (ended) this.refusals = refusalsOf(ended);
  }

  async handleLive(): Promise<void> {
    const { mapping } = this;
    if (!mapping || this.asking) return;
    const ended = await this.ask({ kind: 'change-mapping', targetId: mapping.id, request: { state: 'Live' } });
    if (ended && ended.status !== 'Done') this.refusals = refusalsOf(ended);
  }

  /** What the check list tells goes on as it is. */
  handleJump(event: CustomEvent<{ place: Place }>): void {
    this.dispatchEvent(new CustomEvent('jump', { detail: event.detail }));
  }

  private get companies(): readonly ConsoleCompany[] {
    return this.connections.find(({ key }) => key === this.mappingKey.split('|')[0])?.companies ?? [];
  }

  private get mapping(): Mapping | undefined {
    return this.mappings.find(({ key }) => key === this.mappingKey);
  }

  private tellTaken(number: number): void {
    this.takenNumber = number;
    this.dispatchEvent(new CustomEvent('reread'));
  }

  private forgetResults(): void {
    this.published = 0;
    this.refusals = [];
    this.dryRun = undefined;
  }
}

function sentences(before: MappingDocument | undefined, after: MappingDocument | undefined): readonly object[] {
  if (!before || !after) return [];
  return describeDifferences(before, after).map(({ path, sentence }) => ({ key: path + sentence, sentence }));
}
