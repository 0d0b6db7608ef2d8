import { api } from 'lwc';
import ErpConsoleView from 'c/erpConsoleView';
import { fillLabel } from 'c/erpFormat';
import { emptyCatalogue, type Catalogue } from 'c/erpMappingDraft';
import type { MappingDocument } from 'c/mappingEngine';
import type { PickerOption } from 'c/erpPicker';
import { labels } from './labels';
import { freeLists, parentFields, withList, withListFilter, withoutList } from './lists';

/**
 * The lists of lines that a mapping moves with its records: what they become, which lines are left out, one more, one
 * less. `document` tells the document with a change, `needobject` an object whose fields must be known first.
 */
export default class ErpLineLists extends ErpConsoleView {
  /** `connection|name` */
  @api mappingKey = '';
  @api document?: MappingDocument;
  @api catalogue?: Catalogue;

  readonly labels = labels;
  source = '';
  object = '';
  parent = '';
  private listed: readonly { readonly name: string; readonly label: string }[] = [];

  get rows(): readonly object[] {
    return (this.document?.children ?? []).map(({ name, source, target, filter = '' }) => ({
      name,
      source,
      object: target.object,
      parent: target.parent,
      filter,
      filterLabel: fillLabel(labels.filterOf, name),
      removeText: fillLabel(labels.remove, name),
    }));
  }

  get hasRows(): boolean {
    return this.rows.length > 0;
  }

  get sourceOptions(): readonly object[] {
    if (!this.document) return [];
    return freeLists(this.document, this.known).map(({ source, entity }) => ({
      value: source,
      label: `${source} (${entity})`,
    }));
  }

  get canAdd(): boolean {
    return this.sourceOptions.length > 0;
  }

  get objectOptions(): readonly PickerOption[] {
    return this.listed.map(({ name, label }) => ({ value: name, label, detail: name }));
  }

  get parentOptions(): readonly { readonly value: string; readonly label: string }[] {
    if (!this.document || !this.object) return [];
    return parentFields(this.document, this.known, this.object).map(({ name, label }) => ({ value: name, label }));
  }

  get parentValue(): string {
    const [only] = this.parentOptions;
    return this.parent || (this.parentOptions.length === 1 ? (only?.value ?? '') : '');
  }

  /** Nothing refers from the object to the one above: lines can't be hung below it. */
  get parentProblem(): string {
    const isKnown = this.known.objects.has(this.object);
    const above = this.document?.target.object ?? '';
    return isKnown && this.parentOptions.length === 0 ? fillLabel(labels.noParent, this.object, above) : '';
  }

  get cannotAdd(): boolean {
    return !this.source || !this.object || !this.parentValue;
  }

  get problem(): string {
    return this.parentProblem || this.askError;
  }

  /** Which objects there are is asked once the form is used. */
  async handleSource(event: CustomEvent<{ value: string }>): Promise<void> {
    this.source = event.detail.value;
    const connection = this.connections.find(({ key }) => key === this.mappingKey.split('|')[0]);
    if (!connection || this.listed.length > 0) return;
    const ended = await this.ask({ kind: 'read-catalogue', targetId: connection.id, request: { list: true } });
    if (ended?.status === 'Done') {
      this.listed = (ended.result.objects ?? []) as readonly { readonly name: string; readonly label: string }[];
    }
  }

  handleObject(event: CustomEvent<{ value: string }>): void {
    const name = event.detail.value;
    this.object = name;
    this.parent = '';
    if (name && !this.known.objects.has(name)) this.dispatchEvent(new CustomEvent('needobject', { detail: { name } }));
  }

  handleParent(event: CustomEvent<{ value: string }>): void {
    this.parent = event.detail.value;
  }

  handleAdd(): void {
    const { document, source, object, parentValue: parent } = this;
    const changed = document && withList(document, this.known, { source, object, parent });
    if (!changed) return;
    this.source = '';
    this.object = '';
    this.parent = '';
    this.tell(changed);
  }

  handleRemove(event: Event): void {
    const { name = '' } = (event.currentTarget as HTMLElement).dataset;
    if (this.document) this.tell(withoutList(this.document, name));
  }

  handleFilter(event: CustomEvent<{ value: string }>): void {
    const { name = '' } = (event.currentTarget as HTMLElement).dataset;
    if (this.document) this.tell(withListFilter(this.document, name, event.detail.value.trim()));
  }

  private get known(): Catalogue {
    return this.catalogue ?? emptyCatalogue;
  }

  private tell(document: MappingDocument): void {
    this.dispatchEvent(new CustomEvent('document', { detail: { document } }));
  }
}
