import { api, wire } from 'lwc';
import { graphql, type GraphQLResult } from 'lightning/graphql';
import LightningConfirm from 'lightning/confirm';
import type { ConsoleConnection, Mapping } from 'c/erpConsoleData';
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
  fieldRows,
  isChanged,
  partOf,
  readEntities,
  readVersions,
  redo,
  saveDocument,
  tryRecord,
  undo,
  VersionTaken,
  versionsQuery,
  type Catalogue,
  type Draft,
  type Entry,
  type FieldRow,
  type SampleRecord,
  type Trial,
  type Version,
} from 'c/erpMappingDraft';
import type { MappingDocument } from 'c/mappingEngine';
import { describeDifferences, suggestPairs, withField, withLookup, withoutField, withValueMap } from 'c/mappingEditing';
import { nameOf } from 'c/erpSampleStrip';
import type { Counted } from 'c/erpMappingSettings';
import { labels } from './labels';
import { entityOf, namesFor, namesIn, samplesFor, usedIn } from './pieces';

type Tab = 'fields' | 'settings' | 'publish';

/** The editor of one mapping: pair fields, try it on records, say how it goes, check, save and publish. */
export default class ErpMappingEditor extends ErpConsoleView {
  /** `connection|name` */
  @api mappingKey = '';

  readonly labels = labels;
  versionsAnswer: Answer<readonly Version[]> = unanswered;
  catalogueAnswer: Answer<Catalogue> = unanswered;
  draft: Draft | undefined;
  broken = '';
  tab: Tab = 'fields';
  list = '';
  target = '';
  company = '';
  records: readonly SampleRecord[] = [];
  masked: readonly string[] = [];
  index = 0;
  note = '';
  backfill = true;
  saveError = '';
  taken: Version | undefined;
  savedVersion: { readonly id: string; readonly number: number } | undefined;
  published = 0;
  refusal: Readonly<Record<string, unknown>> | undefined;
  dryRun: Readonly<Record<string, unknown>> | undefined;
  counted: Counted | undefined;
  counts: Readonly<Record<string, readonly { readonly value: string; readonly count: number }[]>> = {};
  private asked = '';
  private samplesAsked = false;
  private compiled: { readonly of: MappingDocument; readonly by: Catalogue; readonly trial: Trial } | undefined;

  get versionsQuery(): string | undefined {
    return this.mapping ? versionsQuery : undefined;
  }

  get versionsVariables(): Record<string, unknown> {
    return { mapping: this.mapping?.id ?? '' };
  }

  @wire(graphql, { query: '$versionsQuery', variables: '$versionsVariables', operationName: 'erpMappingVersions' })
  wiredVersions(result: GraphQLResult): void {
    this.versionsAnswer = this.take('versions', result, readVersions, this.versionsAnswer.value);
    if (!this.draft && !this.broken) this.begin(this.versionToEdit);
  }

  get catalogueQuery(): string | undefined {
    return this.draft ? entitiesQuery : undefined;
  }

  get catalogueVariables(): Record<string, unknown> {
    return { keys: this.draft ? entityKeys(this.connectionKey, namesIn(this.draft.document)) : [] };
  }

  @wire(graphql, { query: '$catalogueQuery', variables: '$catalogueVariables', operationName: 'erpCatalogueEntities' })
  wiredCatalogue(result: GraphQLResult): void {
    this.catalogueAnswer = this.take('catalogue', result, readEntities, this.catalogueAnswer.value);
    if (this.catalogueAnswer.value) this.completeCatalogue();
  }

  /** The first records are read when everything else is there: one request at a time. */
  override renderedCallback(): void {
    if (this.samplesAsked || !this.draft || this.asking || this.isCatalogueMissing) return;
    this.samplesAsked = true;
    this.readSamples('');
  }

  override get state(): PanelState {
    if (super.state !== 'ready') return super.state;
    if (this.broken) return 'ready';
    return this.draft ? 'ready' : 'loading';
  }

  get brokenText(): string {
    return this.broken ? fillLabel(labels.cantRead, this.broken) : '';
  }

  get headingText(): string {
    const { document } = this.draft ?? {};
    return document
      ? fillLabel(labels.title, this.mapping?.name ?? '', document.source.entity, document.target.object)
      : '';
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
    return (['fields', 'settings', 'publish'] as const).map((name) => ({
      name,
      label: labels[name],
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

  get lists(): readonly object[] {
    const children = this.draft?.document.children ?? [];
    return [{ value: '', label: labels.record }, ...children.map(({ name }) => ({ value: name, label: name }))];
  }

  get hasLists(): boolean {
    return this.lists.length > 1;
  }

  get isCatalogueMissing(): boolean {
    return this.salesforceFields.length === 0;
  }

  get rows(): readonly FieldRow[] {
    const { draft } = this;
    if (!draft) return [];
    const record = this.records[this.index];
    const outcome = record ? tryRecord(this.trial, record, this.companyOf(this.company)) : undefined;
    const { document, saved } = draft;
    const taken = [...(partOf(document, this.list)?.fields ?? []), ...(partOf(document, this.list)?.lookups ?? [])];
    const suggestions = suggestPairs({
      source: this.erpFields,
      target: this.salesforceFields,
      taken: taken.map(({ target }) => target),
    });
    const { problems } = this.trial;
    return fieldRows({
      document,
      saved,
      list: this.list,
      fields: this.salesforceFields,
      problems,
      outcome,
      suggestions,
    });
  }

  get row(): FieldRow | undefined {
    return this.rows.find(({ name }) => name === this.target);
  }

  get field() {
    return this.salesforceFields.find(({ name }) => name === this.target);
  }

  get erpFields() {
    return (this.draft && entityOf(this.draft.document, this.list, this.catalogue)?.fields) ?? [];
  }

  get salesforceFields() {
    const part = this.draft && partOf(this.draft.document, this.list);
    return (part && this.catalogue.objects.get(part.target.object)?.fields) ?? [];
  }

  get used(): readonly string[] {
    return this.draft ? usedIn(this.draft.document, this.list) : [];
  }

  get names() {
    return this.draft ? namesFor(this.draft.document, this.list, this.catalogue) : [];
  }

  get headerNames() {
    return this.draft ? namesFor(this.draft.document, '', this.catalogue) : [];
  }

  get samples() {
    const { draft, records, company } = this;
    return draft ? samplesFor(draft.document, this.list, { records, company, nameOf }) : [];
  }

  get headerSamples() {
    const { draft, records, company } = this;
    return draft ? samplesFor(draft.document, '', { records, company, nameOf }) : [];
  }

  get valueMapNames(): readonly string[] {
    return Object.keys(this.draft?.document.valueMaps ?? {});
  }

  get entities(): readonly object[] {
    return [...new Set(this.mappings.map(({ entity }) => entity).filter(Boolean))]
      .sort()
      .map((value) => ({ value, label: value }));
  }

  get classes(): Readonly<Record<string, string>> {
    const defaults = Object.fromEntries(this.erpFields.map((field) => [field.name, field.class]));
    return { ...defaults, ...this.draft?.document.classes };
  }

  get isTwoWay(): boolean {
    return this.draft?.document.direction === 'both';
  }

  get companies(): readonly { readonly code: string; readonly name: string }[] {
    return (this.connection?.companies ?? []).map((code) => ({ code, name: code }));
  }

  get problems(): readonly object[] {
    const gaps = this.rows
      .filter(({ entry, badges }) => !entry && badges.includes('required'))
      .map(({ label, name }) => ({ key: `gap ${name}`, text: fillLabel(labels.requiredGap, label), target: name }));
    const wrong = this.trial.problems.map(({ path, message, hint }, index) => ({
      key: `${path} ${index}`,
      text: [path, message, hint].filter(Boolean).join(' · '),
      target: this.targetAt(path),
    }));
    return [...wrong, ...gaps];
  }

  get problemsTitle(): string {
    return fillLabel(labels.problems, this.problems.length);
  }

  get isFine(): boolean {
    return this.problems.length === 0;
  }

  get warnings(): readonly object[] {
    return this.trial.warnings.map((text, index) => ({ key: String(index), text: fillLabel(labels.warning, text) }));
  }

  get changes(): readonly object[] {
    const { draft } = this;
    if (!draft) return [];
    return describeDifferences(draft.saved, draft.document).map(({ path, sentence }) => ({
      key: path + sentence,
      sentence,
    }));
  }

  get changesTitle(): string {
    return fillLabel(labels.changes, this.draft?.based ?? 0);
  }

  get cannotSave(): boolean {
    return !this.isUnsaved || this.asking || this.note.trim() === '';
  }

  /** The version that a dry run tries and publishing publishes: the one just saved, or the one that was opened. */
  get versionToTry(): { readonly id: string; readonly number: number } | undefined {
    return this.isUnsaved ? undefined : (this.savedVersion ?? this.versionToEdit);
  }

  get cannotPublish(): boolean {
    return this.asking || !this.versionToTry || this.versionToTry.number === this.mapping?.active;
  }

  get cannotTry(): boolean {
    return this.asking || !this.versionToTry;
  }

  get savedText(): string {
    return this.savedVersion && !this.isUnsaved ? fillLabel(labels.saved, this.savedVersion.number) : '';
  }

  get publishedText(): string {
    return this.published ? fillLabel(labels.published, this.published) : '';
  }

  get canGoLive(): boolean {
    return (this.mapping?.active ?? 0) > 0 && this.mapping?.state !== 'Live';
  }

  get takenText(): string {
    const { taken } = this;
    return taken ? fillLabel(labels.taken, taken.createdBy || labels.someone, taken.number) : '';
  }

  get refusals(): readonly object[] {
    const { problems = [] } = (this.refusal ?? {}) as { problems?: readonly { message?: string; action?: string }[] };
    return problems.map(({ message = '', action = '' }, index) => ({
      key: String(index),
      text: `${message} ${action}`.trim(),
    }));
  }

  get hasRefusals(): boolean {
    return this.refusals.length > 0;
  }

  handleTab(event: Event): void {
    this.tab = (event.currentTarget as HTMLElement).dataset.name as Tab;
  }

  handleList(event: CustomEvent<{ value: string }>): void {
    this.list = event.detail.value;
    this.target = '';
  }

  handlePair(event: CustomEvent<{ source: string; target: string }>): void {
    this.pair([event.detail]);
    this.target = event.detail.target;
  }

  handleTake(event: CustomEvent<{ pairs: readonly { source: string; target: string }[] }>): void {
    this.pair(event.detail.pairs);
  }

  handleChoose(event: CustomEvent<{ target: string }>): void {
    this.target = event.detail.target;
  }

  handleEntry(event: CustomEvent<{ target: string; entry?: Entry }>): void {
    const { target, entry } = event.detail;
    const list = this.list || undefined;
    this.change((document) => {
      if (!entry) return withoutField(document, { target, ...(list ? { list } : {}) });
      if ('relationship' in entry) return withLookup(document, entry, list);
      const map = entry.valueMap;
      const known = !map || document.valueMaps?.[map] !== undefined;
      return withField(known ? document : withValueMap(document, map, { entries: {}, unknown: 'block' }), entry, list);
    });
  }

  handleClass(event: CustomEvent<{ path: string; value: 'open' | 'personal' | 'confidential' }>): void {
    const { path, value } = event.detail;
    const part = this.draft && partOf(this.draft.document, this.list);
    const full = part && 'entity' in part ? `${part.source}.${path}` : path;
    this.change((document) => ({ ...document, classes: { ...document.classes, [full]: value } }));
  }

  handleDocument(event: CustomEvent<{ document: MappingDocument }>): void {
    this.change(() => event.detail.document);
  }

  handleUndo(): void {
    if (this.draft) this.draft = undo(this.draft);
  }

  handleRedo(): void {
    if (this.draft) this.draft = redo(this.draft);
  }

  handleKey(event: KeyboardEvent): void {
    const typing = /^(?:TEXTAREA|INPUT)$/.test((event.target as HTMLElement).tagName);
    if (typing || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z') return;
    event.preventDefault();
    if (event.shiftKey) this.handleRedo();
    else this.handleUndo();
  }

  handleFind(event: CustomEvent<{ company: string; text: string }>): void {
    this.company = event.detail.company;
    this.readSamples(event.detail.text);
  }

  handleShow(event: CustomEvent<{ index: number }>): void {
    this.index = event.detail.index;
  }

  handleRefresh(): void {
    this.asked = '';
    this.completeCatalogue(true);
  }

  async handleCount(event: CustomEvent<{ filter?: string; map?: string; field?: string }>): Promise<void> {
    const { filter, map, field } = event.detail;
    const entity = this.draft?.document.source.entity;
    if (!entity) return;
    const request = { entity, ...(filter ? { filter } : {}), ...(field ? { field } : {}) };
    const ended = await this.ask({ kind: 'count-records', targetId: this.connectionId, request });
    if (ended?.status !== 'Done') return;
    if (!map) this.counted = ended.result as unknown as Counted;
    else this.counts = { ...this.counts, [map]: (ended.result.values ?? []) as { value: string; count: number }[] };
  }

  handleNote(event: CustomEvent<{ value: string }>): void {
    this.note = event.detail.value;
  }

  handleBackfill(event: CustomEvent<{ checked: boolean }>): void {
    this.backfill = event.detail.checked;
  }

  async handleSave(): Promise<void> {
    const { draft, mapping } = this;
    if (!draft || !mapping || this.cannotSave) return;
    this.saveError = '';
    this.taken = undefined;
    this.asking = true;
    // The next number after those that this editor knows of: a newer one is somebody else's, and taken.
    const number = Math.max(draft.based, this.savedVersion?.number ?? 0, ...this.knownNumbers) + 1;
    try {
      const id = await saveDocument({
        mappingId: mapping.id,
        mappingKey: mapping.key,
        number,
        based: mapping.active,
        before: draft.saved,
        document: draft.document,
        note: this.note.trim(),
      });
      this.savedVersion = { id, number };
      this.draft = { ...draft, saved: draft.document, based: number };
      this.knownNumbers = [...this.knownNumbers, number];
      this.note = '';
      this.published = 0;
      this.dryRun = undefined;
    } catch (error) {
      if (error instanceof VersionTaken) await this.tellTaken(number);
      else this.saveError = (error as Error).message;
    } finally {
      this.asking = false;
      await this.refreshAll();
    }
  }

  /** Throws the draft away for the version that somebody else saved. */
  handleTakeOver(): void {
    const { taken } = this;
    this.taken = undefined;
    this.begin(taken);
  }

  /** Keeps the draft; its next number is then after the other's. */
  handleGoOn(): void {
    if (this.taken) this.knownNumbers = [...this.knownNumbers, this.taken.number];
    this.taken = undefined;
  }

  async handleDryRun(): Promise<void> {
    const { versionToTry } = this;
    if (!versionToTry) return;
    this.dryRun = undefined;
    const ended = await this.ask({ kind: 'dry-run', targetId: versionToTry.id, request: {} });
    if (ended?.status === 'Done') this.dryRun = ended.result;
    else this.refusal = ended?.result;
  }

  async handlePublish(): Promise<void> {
    const { versionToTry } = this;
    if (!versionToTry) return;
    this.refusal = undefined;
    this.published = 0;
    const request = { backfill: this.backfill };
    const ended = await this.ask({ kind: 'publish-mapping', targetId: versionToTry.id, request });
    if (ended?.status === 'Done') this.published = versionToTry.number;
    else this.refusal = ended?.result;
  }

  async handleLive(): Promise<void> {
    const { mapping } = this;
    if (mapping) await this.ask({ kind: 'change-mapping', targetId: mapping.id, request: { state: 'Live' } });
  }

  handleProblem(event: Event): void {
    const { target = '' } = (event.currentTarget as HTMLElement).dataset;
    if (!target) return;
    this.target = target;
    this.tab = 'fields';
  }

  async handleBack(): Promise<void> {
    const leaves =
      !this.isUnsaved ||
      (await LightningConfirm.open({ message: labels.leaves, label: labels.leave, theme: 'warning' }));
    if (leaves) this.go({ view: 'mappings' });
  }

  private knownNumbers: readonly number[] = [];

  private get mapping(): Mapping | undefined {
    return this.mappings.find(({ key }) => key === this.mappingKey);
  }

  private get connectionKey(): string {
    return this.mappingKey.split('|')[0] ?? '';
  }

  private get connection(): ConsoleConnection | undefined {
    return this.connections.find(({ key }) => key === this.connectionKey);
  }

  private get connectionId(): string {
    return this.connection?.id ?? '';
  }

  private get catalogue(): Catalogue {
    return this.catalogueAnswer.value ?? emptyCatalogue;
  }

  /** The newest version: what was saved last is what one goes on with. */
  private get versionToEdit(): Version | undefined {
    return this.versionsAnswer.value?.[0];
  }

  private get trial(): Trial {
    const { draft, catalogue } = this;
    if (!draft || this.isCatalogueMissing) return { problems: [], warnings: [], mapping: undefined };
    if (this.compiled?.of !== draft.document || this.compiled.by !== catalogue) {
      this.compiled = { of: draft.document, by: catalogue, trial: compileDraft(draft.document, catalogue) };
    }
    return this.compiled.trial;
  }

  private companyOf(code: string): { readonly code: string; readonly name?: string } {
    return this.companies.find((company) => company.code === code) ?? { code };
  }

  private begin(version: Version | undefined): void {
    if (!version) return;
    const document = documentOf(version);
    if ('problem' in document) {
      this.broken = document.problem;
      return;
    }
    this.broken = '';
    this.draft = beginDraft(document, version.number);
    this.savedVersion = undefined;
    this.knownNumbers = (this.versionsAnswer.value ?? []).map(({ number }) => number);
  }

  private change(edit: (document: MappingDocument) => MappingDocument): void {
    if (this.draft) this.draft = changeDraft(this.draft, edit(this.draft.document));
  }

  private pair(pairs: readonly { readonly source: string; readonly target: string }[]): void {
    // In a mapping of both directions a new field comes from the ERP until somebody says how it goes back.
    const oneWay = this.isTwoWay ? { owner: 'erp' as const, toErp: [] } : {};
    this.change((document) =>
      pairs.reduce(
        (next, { source, target }) => withField(next, { target, source, ...oneWay }, this.list || undefined),
        document,
      ),
    );
  }

  private targetAt(path: string): string {
    const found = /^(fields|lookups)\[(\d+)\]/.exec(path);
    const entries = found?.[1] === 'fields' ? this.draft?.document.fields : this.draft?.document.lookups;
    return entries?.[Number(found?.[2] ?? -1)]?.target ?? '';
  }

  /** Has the companion read what the catalogue does not have yet; once for each set of names. */
  private async completeCatalogue(always = false): Promise<void> {
    if (!this.draft || !this.connectionId) return;
    const { entities, objects } = namesIn(this.draft.document);
    const missing = {
      entities: entities.filter((name) => always || !this.catalogue.entities.has(name)),
      objects: objects.filter((name) => always || !this.catalogue.objects.has(name)),
    };
    const asked = JSON.stringify(missing);
    if (missing.entities.length + missing.objects.length === 0 || asked === this.asked) return;
    this.asked = asked;
    const ended = await this.ask({ kind: 'read-catalogue', targetId: this.connectionId, request: missing });
    if (!ended) this.asked = '';
  }

  private async readSamples(text: string): Promise<void> {
    const { document } = this.draft ?? {};
    if (!document || !this.connectionId) return;
    this.company = this.company || (this.companies[0]?.code ?? '');
    const expand = (document.children ?? []).map(({ source }) => source);
    const request = {
      entity: document.source.entity,
      company: this.company,
      count: 5,
      expand,
      ...(text ? { find: text } : {}),
    };
    const ended = await this.ask({ kind: 'read-samples', targetId: this.connectionId, request });
    if (ended?.status !== 'Done') return;
    this.records = (ended.result.records ?? []) as readonly SampleRecord[];
    this.masked = (ended.result.masked ?? []) as readonly string[];
    this.index = 0;
  }

  private async tellTaken(number: number): Promise<void> {
    await this.refreshOne('versions');
    this.taken = this.versionsAnswer.value?.find((version) => version.number === number);
    if (!this.taken) this.saveError = fillLabel(labels.taken, labels.someone, number);
  }
}
