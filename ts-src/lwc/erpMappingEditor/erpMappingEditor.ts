import { api, wire } from 'lwc';
import { graphql, type GraphQLResult } from 'lightning/graphql';
import type { ConsoleCompany, ConsoleConnection, Mapping } from 'c/erpConsoleData';
import ErpConsoleView, { unanswered, type Answer, type PanelState } from 'c/erpConsoleView';
import { fillLabel } from 'c/erpFormat';
import {
  beginDraft,
  changeDraft,
  compileDraft,
  documentOf,
  emptyCatalogue,
  entitiesQuery,
  entityKeys,
  findingsOf,
  heldDraft,
  holdDraft,
  isChanged,
  mustBeCorrected,
  namesIn,
  pastQuery,
  readEntities,
  readPast,
  readVersions,
  redo,
  targetFieldsOf,
  undo,
  untried,
  versionsQuery,
  type Catalogue,
  type Draft,
  type Finding,
  type Place,
  type SampleRecord,
  type Samples,
  type Trial,
  type Version,
} from 'c/erpMappingDraft';
import type { MappingDocument } from 'c/mappingEngine';
import type { PastChoice } from 'c/mappingEditing';
import { labels } from './labels';

type Tab = 'fields' | 'settings' | 'publish';

/**
 * The editor of one mapping: its fields, how it goes, and its check and publishing, tried on real records all the while.
 * Every change is a step that can be taken back; changes that no version has stay when another view is shown, and the
 * browser asks before the page is left.
 */
export default class ErpMappingEditor extends ErpConsoleView {
  /** `connection|name` */
  @api mappingKey = '';

  readonly labels = labels;
  versionsAnswer: Answer<readonly Version[]> = unanswered;
  catalogueAnswer: Answer<Catalogue> = unanswered;
  pastAnswer: Answer<readonly PastChoice[]> = unanswered;
  draft: Draft | undefined;
  broken = '';
  tab: Tab = 'fields';
  private publishShown = false;
  list = '';
  target = '';
  samples: Samples | undefined;
  index = 0;
  /** Objects that are not in the document yet and whose fields must be known. */
  needed: readonly string[] = [];
  private asked = '';
  private compiled: { readonly of: MappingDocument; readonly by: Catalogue; readonly trial: Trial } | undefined;
  private readonly askBeforeLeaving = (event: BeforeUnloadEvent): void => {
    if (this.isUnsaved) event.preventDefault();
  };

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('beforeunload', this.askBeforeLeaving);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('beforeunload', this.askBeforeLeaving);
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
    if (this.draft || this.broken) return;
    const held = heldDraft(this.mappingKey);
    if (held) this.draft = held;
    else this.begin(this.versions[0]);
  }

  get catalogueQuery(): string | undefined {
    return this.draft ? entitiesQuery : undefined;
  }

  get catalogueVariables(): Record<string, unknown> {
    return { keys: this.draft ? entityKeys(this.connectionKey, this.names) : [] };
  }

  @wire(graphql, { query: '$catalogueQuery', variables: '$catalogueVariables', operationName: 'erpCatalogueEntities' })
  wiredCatalogue(result: GraphQLResult): void {
    this.catalogueAnswer = this.take('catalogue', result, readEntities, this.catalogueAnswer.value);
    if (result.data) this.completeCatalogue();
  }

  get pastQuery(): string | undefined {
    return this.draft ? pastQuery : undefined;
  }

  @wire(graphql, { query: '$pastQuery', operationName: 'erpPastChoices' })
  wiredPast(result: GraphQLResult): void {
    this.pastAnswer = this.take('past', result, readPast, this.pastAnswer.value);
  }

  override get state(): PanelState {
    if (super.state !== 'ready') return super.state;
    if (this.versionsAnswer.failed) return 'failed';
    return this.draft || this.broken ? 'ready' : 'loading';
  }

  get brokenText(): string {
    return this.broken ? fillLabel(labels.cantRead, this.broken) : '';
  }

  get headingText(): string {
    const { document } = this.draft ?? {};
    const name = this.mapping?.name ?? '';
    return document ? fillLabel(labels.title, name, document.source.entity, document.target.object) : name;
  }

  get versionText(): string {
    const { active = 0 } = this.mapping ?? {};
    const based = this.draft?.based ?? 0;
    return active ? fillLabel(labels.version, based, active) : fillLabel(labels.noActive, based);
  }

  get isUnsaved(): boolean {
    return this.draft !== undefined && isChanged(this.draft);
  }

  get cannotUndo(): boolean {
    return !this.draft?.past.length;
  }

  get cannotRedo(): boolean {
    return !this.draft?.future.length;
  }

  get tabs(): readonly object[] {
    const wrong = this.findings.filter(mustBeCorrected).length;
    const names = { fields: labels.fields, settings: labels.settings, publish: labels.publish };
    return (['fields', 'settings', 'publish'] as const).map((name) => ({
      name,
      label: name === 'publish' && wrong > 0 ? fillLabel(labels.publishCount, wrong) : names[name],
      current: name === this.tab ? 'true' : null,
      itemClass: `slds-tabs_default__item${name === this.tab ? ' slds-is-active' : ''}`,
    }));
  }

  get isFields(): boolean {
    return this.tab === 'fields';
  }

  get isSettings(): boolean {
    return this.tab === 'settings';
  }

  get isPublish(): boolean {
    return this.tab === 'publish';
  }

  /** From the first look on it stays, so that a dry run goes on and its result is there when another part is shown. */
  get keepsPublish(): boolean {
    return this.isPublish || this.publishShown;
  }

  get publishClass(): string {
    return this.isPublish ? '' : 'slds-hide';
  }

  get stripClass(): string {
    return this.isPublish ? 'slds-hide' : '';
  }

  /** What the strip reads records of; nothing before the fields of both sides are known. */
  get sampleEntity(): string {
    return this.isCatalogueMissing ? '' : (this.draft?.document.source.entity ?? '');
  }

  get expand(): readonly string[] {
    return (this.draft?.document.children ?? []).map(({ source }) => source);
  }

  get isCatalogueMissing(): boolean {
    return !this.draft || targetFieldsOf(this.draft.document, '', this.catalogue).length === 0;
  }

  get entities(): readonly string[] {
    return [...new Set(this.mappings.map(({ entity }) => entity).filter(Boolean))].sort();
  }

  get past(): readonly PastChoice[] {
    return this.pastAnswer.value ?? [];
  }

  get versions(): readonly Version[] {
    return this.versionsAnswer.value ?? [];
  }

  get catalogue(): Catalogue {
    return this.catalogueAnswer.value ?? emptyCatalogue;
  }

  get trial(): Trial {
    const { draft, catalogue } = this;
    if (!draft || this.isCatalogueMissing) return untried;
    if (this.compiled?.of !== draft.document || this.compiled.by !== catalogue) {
      this.compiled = { of: draft.document, by: catalogue, trial: compileDraft(draft.document, catalogue) };
    }
    return this.compiled.trial;
  }

  get findings(): readonly Finding[] {
    return this.draft ? findingsOf(this.draft.document, this.trial, this.catalogue) : [];
  }

  handleTab(event: Event): void {
    this.publishShown = this.keepsPublish;
    this.tab = (event.currentTarget as HTMLElement).dataset.name as Tab;
  }

  handlePlace(event: CustomEvent<{ list: string; target: string }>): void {
    this.list = event.detail.list;
    this.target = event.detail.target;
  }

  handleJump(event: CustomEvent<{ place: Place }>): void {
    const { tab, list, target } = event.detail.place;
    this.publishShown = this.keepsPublish;
    this.tab = tab;
    this.list = list;
    this.target = target;
  }

  handleDocument(event: CustomEvent<{ document: MappingDocument }>): void {
    if (this.draft) this.hold(changeDraft(this.draft, event.detail.document));
  }

  handleUndo(): void {
    if (this.draft) this.hold(undo(this.draft));
  }

  handleRedo(): void {
    if (this.draft) this.hold(redo(this.draft));
  }

  /** Throws away what no version has. */
  handleDiscard(): void {
    holdDraft(this.mappingKey, undefined);
    this.begin(this.versions[0]);
  }

  handleKey(event: KeyboardEvent): void {
    const [inner] = event.composedPath() as HTMLElement[];
    const typing = /^(?:TEXTAREA|INPUT)$/.test(inner?.tagName ?? '');
    if (typing || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z') return;
    event.preventDefault();
    if (event.shiftKey) this.handleRedo();
    else this.handleUndo();
  }

  handleSamples(event: CustomEvent<{ company: ConsoleCompany; records: readonly SampleRecord[] }>): void {
    this.samples = event.detail;
    this.index = 0;
  }

  handleShow(event: CustomEvent<{ index: number }>): void {
    this.index = event.detail.index;
  }

  handleRefresh(): void {
    this.asked = '';
    this.completeCatalogue(true);
  }

  handleNeedObject(event: CustomEvent<{ name: string }>): void {
    this.needed = [...new Set([...this.needed, event.detail.name])];
  }

  handleSaved(event: CustomEvent<{ number: number; document: MappingDocument }>): void {
    const { number, document } = event.detail;
    if (!this.draft) return;
    // What was changed while the version was saved is still to be saved.
    this.hold({ ...this.draft, saved: document, based: number });
    this.refreshAll();
  }

  handleReread(): void {
    this.refreshAll();
  }

  handleBegin(event: CustomEvent<{ number: number }>): void {
    holdDraft(this.mappingKey, undefined);
    this.begin(this.versions.find(({ number }) => number === event.detail.number));
  }

  handleVersions(): void {
    this.go({ view: 'versions', mapping: this.mappingKey });
  }

  handleBack(): void {
    this.go({ view: 'mappings' });
  }

  private get mapping(): Mapping | undefined {
    return this.mappings.find(({ key }) => key === this.mappingKey);
  }

  private get connectionKey(): string {
    return this.mappingKey.split('|')[0] ?? '';
  }

  private get connection(): ConsoleConnection | undefined {
    return this.connections.find(({ key }) => key === this.connectionKey);
  }

  private get names(): { readonly entities: readonly string[]; readonly objects: readonly string[] } {
    const { entities, objects } = this.draft ? namesIn(this.draft.document) : { entities: [], objects: [] };
    return { entities, objects: [...new Set([...objects, ...this.needed])] };
  }

  private begin(version: Version | undefined): void {
    if (!version) return;
    const document = documentOf(version);
    this.broken = 'problem' in document ? document.problem : '';
    this.draft = 'problem' in document ? undefined : beginDraft(document, version.number);
  }

  private hold(draft: Draft): void {
    this.draft = draft;
    holdDraft(this.mappingKey, isChanged(draft) ? draft : undefined);
  }

  /** Has the companion read what the catalogue does not have yet; once for each set of names. */
  private async completeCatalogue(always = false): Promise<void> {
    const { draft, connection, names } = this;
    if (!draft || !connection) return;
    const missing = {
      entities: names.entities.filter((name) => always || !this.catalogue.entities.has(name)),
      objects: names.objects.filter((name) => always || !this.catalogue.objects.has(name)),
    };
    const asked = JSON.stringify(missing);
    if (missing.entities.length + missing.objects.length === 0 || asked === this.asked) return;
    this.asked = asked;
    const ended = await this.ask({ kind: 'read-catalogue', targetId: connection.id, request: missing });
    if (!ended) this.asked = '';
  }
}
