import { wire } from 'lwc';
import { graphql, type GraphQLResult } from 'lightning/graphql';
import type { ConsoleConnection, Mapping } from 'c/erpConsoleData';
import ErpConsoleView, { unanswered, type Answer, type PanelState } from 'c/erpConsoleView';
import { readDryRun } from 'c/erpDryRun';
import { fillLabel } from 'c/erpFormat';
import {
  emptyCatalogue,
  entitiesQuery,
  entityKeys,
  namesIn,
  pastQuery,
  readEntities,
  readPast,
  readRunning,
  runningQuery,
  saveDocument,
  VersionTaken,
  type Catalogue,
  type SampleRecord,
} from 'c/erpMappingDraft';
import type { MappingDocument } from 'c/mappingEngine';
import type { PastChoice } from 'c/mappingEditing';
import type { PickerOption } from 'c/erpPicker';
import { labels } from './labels';
import {
  forbiddenFor,
  offersOf,
  optionOf,
  sampleOf,
  suggestionFor,
  targetsOf,
  withOffer,
  type Offer,
  type SampleResult,
} from './offers';

/** Records that the org tries, and records that are read to show what they would get. */
const TRIED = 50;
const SAMPLES = 3;

/**
 * One field more in a mapping that runs: choose the field of the ERP, take the proposed field of Salesforce or another,
 * see what the latest record would get, let the org try it, publish. What was moved before is moved again unless that
 * is unticked. `close` is told when it is left.
 */
export default class ErpAddField extends ErpConsoleView {
  readonly labels = labels;
  runningAnswer: Answer<ReadonlyMap<string, MappingDocument>> = unanswered;
  catalogueAnswer: Answer<Catalogue> = unanswered;
  pastAnswer: Answer<readonly PastChoice[]> = unanswered;
  picked = '';
  target = '';
  backfill = true;
  showsHow = false;
  readsSample = false;
  /** Records by entity that were read because the catalogue has none. */
  read: Readonly<Record<string, readonly SampleRecord[]>> = {};
  saving = false;
  saved: { readonly id: string; readonly number: number } | undefined;
  tried: Readonly<Record<string, unknown>> | undefined;
  problem = '';
  done = '';
  /** Numbers that others took meanwhile, by mapping: the next save goes past them. */
  private passed: Readonly<Record<string, number>> = {};
  private catalogueAsked = false;

  get runningQuery(): string | undefined {
    return this.running.length > 0 ? runningQuery : undefined;
  }

  get runningVariables(): Record<string, unknown> {
    return { keys: this.running.map(({ key, active }) => `${key}|${active}`) };
  }

  @wire(graphql, { query: '$runningQuery', variables: '$runningVariables', operationName: 'erpRunningVersions' })
  wiredRunning(result: GraphQLResult): void {
    this.runningAnswer = this.take('running', result, readRunning, this.runningAnswer.value);
  }

  get catalogueQuery(): string | undefined {
    return this.runningAnswer.value ? entitiesQuery : undefined;
  }

  get catalogueVariables(): Record<string, unknown> {
    const keys = [...this.documents].flatMap(([key, document]) => entityKeys(connectionOf(key), namesIn(document)));
    return { keys: [...new Set(keys)] };
  }

  @wire(graphql, { query: '$catalogueQuery', variables: '$catalogueVariables', operationName: 'erpCatalogueEntities' })
  wiredCatalogue(result: GraphQLResult): void {
    this.catalogueAnswer = this.take('catalogue', result, readEntities, this.catalogueAnswer.value);
    if (result.data) this.completeCatalogue();
  }

  get pastQuery(): string | undefined {
    return this.runningAnswer.value ? pastQuery : undefined;
  }

  @wire(graphql, { query: '$pastQuery', operationName: 'erpPastChoices' })
  wiredPast(result: GraphQLResult): void {
    this.pastAnswer = this.take('past', result, readPast, this.pastAnswer.value);
  }

  override get state(): PanelState {
    if (super.state !== 'ready' || this.running.length === 0) return super.state;
    return this.stateOf(this.catalogueAnswer, () => true);
  }

  get nothingRuns(): boolean {
    return this.running.length === 0;
  }

  get sourceOptions(): readonly PickerOption[] {
    return this.offers.map(optionOf);
  }

  get targetOptions(): readonly PickerOption[] {
    const { offer } = this;
    if (!offer) return [];
    return targetsOf(offer, this.catalogue).map(({ name, label, type }) => ({
      value: name,
      label,
      detail: `${name} · ${type}`,
    }));
  }

  get reasonsText(): string {
    const { offer, suggestion } = this;
    if (!offer) return '';
    if (suggestion && suggestion.target === this.target) {
      return fillLabel(labels.reasons, suggestion.reasons.join(' · '));
    }
    if (suggestion || this.target) return '';
    const forbidden = forbiddenFor(offer, this.catalogue);
    return forbidden ? fillLabel(labels.forbidden, forbidden.label) : fillLabel(labels.none, this.object);
  }

  get howText(): string {
    return fillLabel(labels.how, this.object);
  }

  get howExpanded(): string {
    return String(this.showsHow);
  }

  get isUsed(): boolean {
    return this.offer?.used === true;
  }

  get sample(): SampleResult | undefined {
    const { offer, candidate: document, target, catalogue } = this;
    const company = this.connection?.companies[0];
    if (!offer || !document || !company) return undefined;
    return sampleOf(offer, { document, target }, { catalogue, company, records: this.records });
  }

  get sampleText(): string {
    const { sample } = this;
    if (!sample && this.readsSample) return labels.readingSample;
    if (!sample) return this.candidate ? labels.noSample : '';
    return fillLabel(sample.failed ? labels.sampleFails : labels.sample, sample.record, sample.text);
  }

  get pendingText(): string {
    const { mapping } = this;
    const isPending = mapping && mapping.latest > mapping.active && mapping.latest !== this.saved?.number;
    return isPending ? fillLabel(labels.pending, mapping.latest, mapping.active) : '';
  }

  /** While something is under way buttons stay as they are, so that the focus does; a press is not taken then. */
  get cannotTry(): boolean {
    return !this.candidate;
  }

  get cannotPublish(): boolean {
    return !this.saved || !this.tried;
  }

  get triedText(): string {
    const run = this.tried && readDryRun(this.tried);
    if (!run) return '';
    const { create, update, blocked, refused } = run.counts;
    return fillLabel(labels.tried, run.records, create + update, blocked + refused);
  }

  handleSource(event: CustomEvent<{ value: string }>): void {
    this.picked = event.detail.value;
    this.target = this.suggestion?.target ?? '';
    this.forget();
    this.readSample();
  }

  handleTarget(event: CustomEvent<{ value: string }>): void {
    this.target = event.detail.value;
    this.forget();
  }

  handleBackfill(event: CustomEvent<{ checked: boolean }>): void {
    this.backfill = event.detail.checked;
  }

  handleHow(): void {
    this.showsHow = !this.showsHow;
  }

  async handleRefresh(): Promise<void> {
    const { offer, connection } = this;
    if (!offer || !connection) return;
    await this.ask({ kind: 'read-catalogue', targetId: connection.id, request: namesIn(offer.document) });
  }

  /** Saves the version and lets the org try it; nothing else changes. */
  async handleTry(): Promise<void> {
    const { candidate, offer } = this;
    if (!candidate || !offer || this.asking || this.saving) return;
    this.problem = '';
    try {
      this.saved = this.saved ?? (await this.save(offer, candidate));
    } catch (error) {
      this.problem = error instanceof VersionTaken ? this.passTaken(offer, error.number) : (error as Error).message;
      return;
    }
    const ended = await this.ask({ kind: 'dry-run', targetId: this.saved.id, request: { records: TRIED } });
    if (ended?.status === 'Done') this.tried = ended.result;
    else this.problem = ended?.errorMessage ?? this.askError;
  }

  async handlePublish(): Promise<void> {
    const { saved, backfill, mapping, target, offer } = this;
    if (!saved || !offer || this.asking) return;
    this.problem = '';
    const label = targetsOf(offer, this.catalogue).find(({ name }) => name === target)?.label ?? target;
    const ended = await this.ask({ kind: 'publish-mapping', targetId: saved.id, request: { backfill } });
    if (ended?.status !== 'Done') this.problem = fillLabel(labels.refused, ended?.errorMessage ?? this.askError);
    else if (mapping?.state === 'Off') this.done = fillLabel(labels.doneOff, label, offer.field.name, mapping.name);
    else this.done = fillLabel(backfill ? labels.done : labels.doneNew, label, offer.field.name);
  }

  handleAgain(): void {
    this.picked = '';
    this.target = '';
    this.done = '';
    this.forget();
  }

  handleClose(): void {
    this.dispatchEvent(new CustomEvent('close'));
    this.go({ view: 'mappings' });
  }

  private get running(): readonly Mapping[] {
    return this.mappings.filter(({ active }) => active > 0);
  }

  private get documents(): ReadonlyMap<string, MappingDocument> {
    return this.runningAnswer.value ?? new Map();
  }

  private get catalogue(): Catalogue {
    return this.catalogueAnswer.value ?? emptyCatalogue;
  }

  private get offers(): readonly Offer[] {
    return offersOf(this.running, this.documents, this.catalogue);
  }

  get offer(): Offer | undefined {
    return this.offers.find(({ id }) => id === this.picked);
  }

  private get mapping(): Mapping | undefined {
    return this.offer?.mapping;
  }

  private get object(): string {
    const { document, list } = this.offer ?? {};
    const child = document?.children?.find(({ name }) => name === list);
    return (child ?? document)?.target.object ?? '';
  }

  /** Records to try it on: those of the catalogue, or those that were read for it. */
  private get records(): readonly SampleRecord[] {
    const entity = this.offer?.document.source.entity ?? '';
    const known = this.catalogue.entities.get(entity)?.samples ?? [];
    return known.length > 0 ? known : (this.read[entity] ?? []);
  }

  private get connection(): ConsoleConnection | undefined {
    return this.connections.find(({ key }) => key === connectionOf(this.picked));
  }

  private get suggestion() {
    return this.offer && suggestionFor(this.offer, this.catalogue, this.pastAnswer.value ?? []);
  }

  private get candidate(): MappingDocument | undefined {
    return this.offer && this.target ? withOffer(this.offer, this.target) : undefined;
  }

  private async save(
    { mapping, document: before, field }: Offer,
    document: MappingDocument,
  ): Promise<{ readonly id: string; readonly number: number }> {
    this.saving = true;
    try {
      const { id: mappingId, key: mappingKey, active: based } = mapping;
      const number = Math.max(mapping.active, mapping.latest, this.passed[mappingKey] ?? 0) + 1;
      const note = fillLabel(labels.note, field.name, this.target);
      const id = await saveDocument({ mappingId, mappingKey, number, based, before, document, note });
      return { id, number };
    } finally {
      this.saving = false;
    }
  }

  /** The catalogue may have no records of the entity yet: then the latest ones are read. */
  private async readSample(): Promise<void> {
    const { offer, connection } = this;
    const company = connection?.companies[0]?.code;
    if (!offer || !connection || !company || this.records.length > 0 || this.asking) return;
    const { entity } = offer.document.source;
    const expand = (offer.document.children ?? []).map(({ source }) => source);
    this.readsSample = true;
    const request = { entity, company, count: SAMPLES, expand };
    const ended = await this.ask({ kind: 'read-samples', targetId: connection.id, request });
    this.readsSample = false;
    if (ended?.status !== 'Done') return;
    this.read = { ...this.read, [entity]: (ended.result.records ?? []) as readonly SampleRecord[] };
  }

  private passTaken({ mapping }: Offer, number: number): string {
    this.passed = { ...this.passed, [mapping.key]: number };
    this.refreshAll();
    return fillLabel(labels.taken, number);
  }

  /** Has the companion read what the catalogue does not have of the mappings that run; once. */
  private async completeCatalogue(): Promise<void> {
    const [connection] = this.connections;
    if (this.catalogueAsked || !connection) return;
    const names = [...this.documents]
      .filter(([key]) => connectionOf(key) === connection.key)
      .map(([, document]) => namesIn(document));
    const missing = {
      entities: names.flatMap(({ entities }) => entities).filter((name) => !this.catalogue.entities.has(name)),
      objects: names.flatMap(({ objects }) => objects).filter((name) => !this.catalogue.objects.has(name)),
    };
    if (missing.entities.length + missing.objects.length === 0) return;
    this.catalogueAsked = true;
    await this.ask({ kind: 'read-catalogue', targetId: connection.id, request: missing });
  }

  private forget(): void {
    this.saved = undefined;
    this.tried = undefined;
    this.problem = '';
  }
}

function connectionOf(mappingKey: string): string {
  return mappingKey.split('|')[0] ?? '';
}
