import { api, wire } from 'lwc';
import { graphql, type GraphQLResult } from 'lightning/graphql';
import type { Mapping } from 'c/erpConsoleData';
import ErpConsoleView, { unanswered, type Answer, type PanelState } from 'c/erpConsoleView';
import { fillLabel, formatMoment } from 'c/erpFormat';
import {
  compileDraft,
  documentOf,
  emptyCatalogue,
  entitiesQuery,
  entityKeys,
  readEntities,
  readVersions,
  saveDocument,
  VersionTaken,
  versionsQuery,
  type Catalogue,
  type Version,
} from 'c/erpMappingDraft';
import type { MappingDocument } from 'c/mappingEngine';
import { describeDifferences } from 'c/mappingEditing';
import { labels } from './labels';

interface FileRead {
  readonly name: string;
  readonly document: MappingDocument;
}

/**
 * The versions of a mapping: any two compared in words, older ones restored, files written and read. A file of another
 * org is compared, checked against what this org has, saved as a new version and published: that is promoting.
 */
export default class ErpMappingVersions extends ErpConsoleView {
  /** `connection|name` */
  @api mappingKey = '';

  readonly labels = labels;
  versionsAnswer: Answer<readonly Version[]> = unanswered;
  catalogueAnswer: Answer<Catalogue> = unanswered;
  from = 0;
  to = 0;
  file: FileRead | undefined;
  fileProblem = '';
  saved: { readonly id: string; readonly number: number } | undefined;
  published = 0;
  problem = '';

  get versionsQuery(): string | undefined {
    return this.mapping ? versionsQuery : undefined;
  }

  get versionsVariables(): Record<string, unknown> {
    return { mapping: this.mapping?.id ?? '' };
  }

  @wire(graphql, { query: '$versionsQuery', variables: '$versionsVariables', operationName: 'erpMappingVersions' })
  wiredVersions(result: GraphQLResult): void {
    this.versionsAnswer = this.take('versions', result, readVersions, this.versionsAnswer.value);
    const [newest, before] = this.versions;
    if (this.to === 0) this.to = newest?.number ?? 0;
    if (this.from === 0) {
      const { active = 0 } = this.mapping ?? {};
      this.from = active > 0 && active !== this.to ? active : (before?.number ?? this.to);
    }
  }

  get catalogueQuery(): string | undefined {
    return this.file ? entitiesQuery : undefined;
  }

  get catalogueVariables(): Record<string, unknown> {
    const { document } = this.file ?? {};
    if (!document) return { keys: [] };
    const children = document.children ?? [];
    const entities = [document.source.entity, ...children.map(({ entity }) => entity)];
    const objects = [document.target.object, ...children.map(({ target }) => target.object)];
    return { keys: entityKeys(this.mappingKey.split('|')[0] ?? '', { entities, objects }) };
  }

  @wire(graphql, { query: '$catalogueQuery', variables: '$catalogueVariables', operationName: 'erpCatalogueEntities' })
  wiredCatalogue(result: GraphQLResult): void {
    this.catalogueAnswer = this.take('catalogue', result, readEntities, this.catalogueAnswer.value);
  }

  override get state(): PanelState {
    if (super.state !== 'ready') return super.state;
    return this.versionsAnswer.value ? 'ready' : 'loading';
  }

  get headingText(): string {
    return fillLabel(labels.title, this.mapping?.name ?? this.mappingKey);
  }

  get rows(): readonly object[] {
    return this.versions.map(({ id, number, note, created, createdBy }) => ({
      id,
      number,
      note,
      createdBy,
      when: created ? formatMoment(created) : '',
      isActive: number === this.mapping?.active,
      isNewest: number === this.versions[0]?.number,
    }));
  }

  get options(): readonly object[] {
    return this.versions.map(({ number }) => ({ value: String(number), label: String(number) }));
  }

  get fromValue(): string {
    return String(this.from);
  }

  get toValue(): string {
    return String(this.to);
  }

  get differences(): readonly object[] {
    return sentences(this.documentAt(this.from), this.documentAt(this.to));
  }

  get isSame(): boolean {
    return this.differences.length === 0;
  }

  get differencesTitle(): string {
    return fillLabel(labels.differences, this.from, this.to);
  }

  get download(): string {
    const version = this.versions.find(({ number }) => number === this.to);
    return `data:application/json;charset=utf-8,${encodeURIComponent(version?.text ?? '')}`;
  }

  get downloadName(): string {
    return `${this.mappingKey.split('|').at(-1) ?? 'mapping'}.json`;
  }

  get fileDifferences(): readonly object[] {
    return sentences(this.documentAt(this.mapping?.active || this.to), this.file?.document);
  }

  get fileTitle(): string {
    return fillLabel(labels.fromFile, this.mapping?.active || this.to);
  }

  /** What this org or its ERP does not have of what the file needs. */
  get missing(): readonly object[] {
    const catalogue = this.catalogueAnswer.value ?? emptyCatalogue;
    if (!this.file || catalogue.objects.size === 0) return [];
    const { problems, warnings } = compileDraft(this.file.document, catalogue);
    return [...problems, ...warnings]
      .map(({ path, message }) => `${path}: ${message}`)
      .map((text) => ({
        key: text,
        text: fillLabel(labels.missing, text),
      }));
  }

  get savedText(): string {
    return this.saved && this.canPublish ? fillLabel(labels.savedAs, this.saved.number) : '';
  }

  get canPublish(): boolean {
    return this.saved !== undefined && this.published !== this.saved.number;
  }

  get publishText(): string {
    return fillLabel(labels.publish, this.saved?.number ?? 0);
  }

  get publishedText(): string {
    return this.published ? fillLabel(labels.published, this.published) : '';
  }

  handleFrom(event: CustomEvent<{ value: string }>): void {
    this.from = Number(event.detail.value);
  }

  handleTo(event: CustomEvent<{ value: string }>): void {
    this.to = Number(event.detail.value);
  }

  handleEdit(): void {
    this.go({ view: 'mappings', mapping: this.mappingKey });
  }

  async handleRestore(event: Event): Promise<void> {
    const number = Number((event.currentTarget as HTMLElement).dataset.number);
    const document = this.documentAt(number);
    if (document) await this.save(document, fillLabel(labels.restored, number), number);
  }

  async handleFile(event: Event): Promise<void> {
    const [file] = (event.target as HTMLInputElement).files ?? [];
    this.file = undefined;
    this.fileProblem = '';
    if (!file) return;
    const document = documentOf({ text: await file.text() });
    if ('problem' in document) this.fileProblem = fillLabel(labels.cantRead, document.problem);
    else if (document.name !== this.mappingKey.split('|').at(-1)) {
      this.fileProblem = fillLabel(labels.otherName, document.name);
    } else this.file = { name: file.name, document };
  }

  async handleTake(): Promise<void> {
    const { file } = this;
    if (file) await this.save(file.document, fillLabel(labels.importNote, file.name));
  }

  async handlePublish(): Promise<void> {
    const { saved } = this;
    if (!saved) return;
    const ended = await this.ask({ kind: 'publish-mapping', targetId: saved.id, request: {} });
    if (ended?.status === 'Done') this.published = saved.number;
    else this.problem = fillLabel(labels.refused, ended?.errorMessage ?? this.askError);
  }

  private get mapping(): Mapping | undefined {
    return this.mappings.find(({ key }) => key === this.mappingKey);
  }

  private get versions(): readonly Version[] {
    return this.versionsAnswer.value ?? [];
  }

  private documentAt(number: number): MappingDocument | undefined {
    const version = this.versions.find((each) => each.number === number);
    const document = version && documentOf(version);
    return document && !('problem' in document) ? document : undefined;
  }

  private async save(document: MappingDocument, note: string, restoredFrom?: number): Promise<void> {
    const { mapping } = this;
    if (!mapping || this.asking) return;
    const number = (this.versions[0]?.number ?? 0) + 1;
    this.problem = '';
    this.published = 0;
    try {
      const id = await saveDocument({
        mappingId: mapping.id,
        mappingKey: mapping.key,
        number,
        based: mapping.active,
        before: this.documentAt(mapping.active),
        document,
        note,
        ...(restoredFrom === undefined ? {} : { restoredFrom }),
      });
      this.saved = { id, number };
      this.file = undefined;
    } catch (error) {
      this.problem = error instanceof VersionTaken ? fillLabel(labels.taken, number) : (error as Error).message;
    }
    await this.refreshAll();
  }
}

function sentences(before: MappingDocument | undefined, after: MappingDocument | undefined): readonly object[] {
  if (!before || !after) return [];
  return describeDifferences(before, after).map(({ path, sentence }) => ({ key: path + sentence, sentence }));
}
