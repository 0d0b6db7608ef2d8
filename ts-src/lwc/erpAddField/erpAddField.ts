import { wire } from 'lwc';
import { graphql, type GraphQLResult } from 'lightning/graphql';
import type { Mapping } from 'c/erpConsoleData';
import ErpConsoleView, { unanswered, type Answer, type PanelState } from 'c/erpConsoleView';
import { readDryRun } from 'c/erpDryRun';
import { fillLabel } from 'c/erpFormat';
import {
  compileDraft,
  documentOf,
  emptyCatalogue,
  entitiesQuery,
  entityKeys,
  readEntities,
  readVersions,
  saveDocument,
  shown,
  tryRecord,
  VersionTaken,
  versionsQuery,
  type Catalogue,
  type Version,
} from 'c/erpMappingDraft';
import type { MappingDocument } from 'c/mappingEngine';
import { suggestPairs, withField } from 'c/mappingEditing';
import type { PickerOption } from 'c/erpPicker';
import { labels } from './labels';

const TRIED = 50;

/**
 * One field more in a mapping that runs: choose the field of the ERP, take the proposed field of Salesforce or another,
 * see what the latest record would get, let the org try it, publish. What was moved before is moved again unless that
 * is unticked. `close` is told when it is left.
 */
export default class ErpAddField extends ErpConsoleView {
  readonly labels = labels;
  catalogueAnswer: Answer<Catalogue> = unanswered;
  versionsAnswer: Answer<readonly Version[]> = unanswered;
  picked = '';
  target = '';
  backfill = true;
  saved: { readonly id: string; readonly number: number } | undefined;
  tried: Readonly<Record<string, unknown>> | undefined;
  problem = '';
  done = '';

  get catalogueQuery(): string | undefined {
    return this.running.length > 0 ? entitiesQuery : undefined;
  }

  get catalogueVariables(): Record<string, unknown> {
    const keys = this.running.flatMap(({ key, entity, object }) =>
      entityKeys(key.split('|')[0] ?? '', { entities: [entity], objects: [object] }),
    );
    return { keys: [...new Set(keys)] };
  }

  @wire(graphql, { query: '$catalogueQuery', variables: '$catalogueVariables', operationName: 'erpCatalogueEntities' })
  wiredCatalogue(result: GraphQLResult): void {
    this.catalogueAnswer = this.take('catalogue', result, readEntities, this.catalogueAnswer.value);
  }

  get versionsQuery(): string | undefined {
    return this.mapping ? versionsQuery : undefined;
  }

  get versionsVariables(): Record<string, unknown> {
    return { mapping: this.mapping?.id ?? '' };
  }

  @wire(graphql, { query: '$versionsQuery', variables: '$versionsVariables', operationName: 'erpMappingVersions' })
  wiredVersions(result: GraphQLResult): void {
    this.versionsAnswer = this.take('versions', result, readVersions, this.versionsAnswer.value);
    if (!this.target) this.target = this.suggestion?.target ?? '';
  }

  override get state(): PanelState {
    if (super.state !== 'ready') return super.state;
    return this.catalogueAnswer.value || this.running.length === 0 ? 'ready' : 'loading';
  }

  /** Every field of every entity that a mapping reads and no field is filled from directly. */
  get sourceOptions(): readonly PickerOption[] {
    return this.running.flatMap(({ key, entity, name }) =>
      (this.catalogue.entities.get(entity)?.fields ?? []).map((field) => ({
        value: `${key}|${field.name}`,
        label: field.name,
        detail: [name, field.type, field.samples.length > 0 ? shown(field.samples[0]) : ''].filter(Boolean).join(' · '),
      })),
    );
  }

  get targetOptions(): readonly PickerOption[] {
    const taken = new Set(this.takenTargets);
    return this.targetFields
      .filter(({ name, createable, updateable }) => !taken.has(name) && (createable || updateable))
      .map(({ name, label, type }) => ({ value: name, label, detail: `${name} · ${type}` }));
  }

  get hasSource(): boolean {
    return this.mapping !== undefined && this.document !== undefined;
  }

  get reasonsText(): string {
    const { suggestion } = this;
    return suggestion && suggestion.target === this.target
      ? fillLabel(labels.reasons, suggestion.reasons.join(' · '))
      : '';
  }

  get noneText(): string {
    return this.hasSource && !this.suggestion && !this.target ? fillLabel(labels.none, this.mapping?.object ?? '') : '';
  }

  get sampleText(): string {
    const { candidate, mapping } = this;
    const record = mapping && this.catalogue.entities.get(mapping.entity)?.samples[0];
    if (!candidate || !record) return '';
    const company = this.connections.find(({ key }) => key === this.connectionKey)?.companies[0] ?? '';
    const outcome = tryRecord(compileDraft(candidate, this.catalogue), record, { code: company });
    const value = outcome?.values.get(`${mapping.object} ${this.target}`);
    return value ? fillLabel(labels.sample, value.problem?.message ?? shown(value.value)) : '';
  }

  get pendingText(): string {
    const newest = this.versionsAnswer.value?.[0];
    const pending =
      newest && this.mapping && newest.number > this.mapping.active && newest.number !== this.saved?.number;
    return pending ? fillLabel(labels.latest, newest.number, this.mapping?.name ?? '') : '';
  }

  get cannotTry(): boolean {
    return this.asking || !this.candidate || this.pendingText !== '';
  }

  get cannotPublish(): boolean {
    return this.asking || !this.saved || !this.tried;
  }

  get triedText(): string {
    const run = this.tried && readDryRun(this.tried);
    if (!run) return '';
    const { create, update, blocked, refused } = run.counts;
    return fillLabel(labels.tried, run.records, create + update, blocked + refused);
  }

  get connectionId(): string {
    return this.connections.find(({ key }) => key === this.connectionKey)?.id ?? '';
  }

  handleSource(event: CustomEvent<{ value: string }>): void {
    this.picked = event.detail.value;
    this.target = this.suggestion?.target ?? '';
    this.forget();
  }

  handleTarget(event: CustomEvent<{ value: string }>): void {
    this.target = event.detail.value;
    this.forget();
  }

  handleBackfill(event: CustomEvent<{ checked: boolean }>): void {
    this.backfill = event.detail.checked;
  }

  async handleRefresh(): Promise<void> {
    const { mapping, connectionId } = this;
    const request = mapping ? { entities: [mapping.entity], objects: [mapping.object] } : {};
    if (mapping) await this.ask({ kind: 'read-catalogue', targetId: connectionId, request });
  }

  /** Saves the version and lets the org try it; nothing else changes. */
  async handleTry(): Promise<void> {
    const { candidate, document, mapping } = this;
    if (!candidate || !mapping || this.cannotTry) return;
    this.problem = '';
    try {
      this.saved = this.saved ?? (await this.save(mapping, document, candidate));
    } catch (error) {
      this.problem = error instanceof VersionTaken ? fillLabel(labels.pendingOther, '…') : (error as Error).message;
      return;
    }
    const ended = await this.ask({ kind: 'dry-run', targetId: this.saved.id, request: { records: TRIED } });
    if (ended?.status === 'Done') this.tried = ended.result;
    else this.problem = ended?.errorMessage ?? this.askError;
  }

  async handlePublish(): Promise<void> {
    const { saved } = this;
    if (!saved) return;
    this.problem = '';
    const { backfill } = this;
    const ended = await this.ask({ kind: 'publish-mapping', targetId: saved.id, request: { backfill } });
    if (ended?.status === 'Done') this.done = fillLabel(labels.done, this.targetLabel, this.source);
    else this.problem = fillLabel(labels.refused, ended?.errorMessage ?? this.askError);
  }

  handleAgain(): void {
    this.picked = '';
    this.target = '';
    this.done = '';
    this.forget();
  }

  handleClose(): void {
    this.dispatchEvent(new CustomEvent('close'));
    this.go({ view: 'home' });
  }

  private get running(): readonly Mapping[] {
    return this.mappings.filter(({ active, entity, object }) => active > 0 && entity && object);
  }

  private get catalogue(): Catalogue {
    return this.catalogueAnswer.value ?? emptyCatalogue;
  }

  private get mapping(): Mapping | undefined {
    return this.running.find(({ key }) => this.picked.startsWith(`${key}|`));
  }

  private get connectionKey(): string {
    return this.picked.split('|')[0] ?? '';
  }

  private get source(): string {
    return this.picked.split('|').at(-1) ?? '';
  }

  /** The version that runs; what is saved and not published is somebody's work in hand. */
  private get document(): MappingDocument | undefined {
    const version = this.versionsAnswer.value?.find(({ number }) => number === this.mapping?.active);
    const document = version && documentOf(version);
    return document && !('problem' in document) ? document : undefined;
  }

  private get targetFields() {
    return (this.mapping && this.catalogue.objects.get(this.mapping.object)?.fields) ?? [];
  }

  private get targetLabel(): string {
    return this.targetFields.find(({ name }) => name === this.target)?.label ?? this.target;
  }

  private get takenTargets(): readonly string[] {
    return [...(this.document?.fields ?? []), ...(this.document?.lookups ?? [])].map(({ target }) => target);
  }

  private get suggestion() {
    const source =
      this.mapping && this.catalogue.entities.get(this.mapping.entity)?.fields.find(({ name }) => name === this.source);
    if (!source || !this.document) return undefined;
    return suggestPairs({ source: [source], target: this.targetFields, taken: this.takenTargets })[0];
  }

  private get candidate(): MappingDocument | undefined {
    const { document, source, target } = this;
    if (!document || !source || !target) return undefined;
    // In a mapping of both directions the new field comes from the ERP until somebody says how it goes back.
    const oneWay = document.direction === 'both' ? { owner: 'erp' as const, toErp: [] } : {};
    return withField(document, { target, source, ...oneWay });
  }

  private async save(
    mapping: Mapping,
    before: MappingDocument | undefined,
    document: MappingDocument,
  ): Promise<{ readonly id: string; readonly number: number }> {
    const number = Math.max(0, ...(this.versionsAnswer.value ?? []).map((version) => version.number)) + 1;
    const { id: mappingId, key: mappingKey, active: based } = mapping;
    const note = fillLabel(labels.note, this.source, this.targetLabel);
    const id = await saveDocument({ mappingId, mappingKey, number, based, before, document, note });
    return { id, number };
  }

  private forget(): void {
    this.saved = undefined;
    this.tried = undefined;
    this.problem = '';
  }
}
