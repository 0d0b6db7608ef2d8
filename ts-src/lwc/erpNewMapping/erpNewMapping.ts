import { wire } from 'lwc';
import { graphql, type GraphQLResult } from 'lightning/graphql';
import { saveMessage } from 'c/erpCommand';
import { INTEGRATIONS, integrationName, type ConsoleConnection } from 'c/erpConsoleData';
import ErpConsoleView, { unanswered, type Answer } from 'c/erpConsoleView';
import { fillLabel } from 'c/erpFormat';
import type { PickerOption } from 'c/erpPicker';
import { catalogueQuery, readCatalogue, withListed, type CatalogueNames } from './catalogue';
import { labels } from './labels';
import { createFirstVersion, createMapping, keyFor, nameFor, type NewMapping } from './newMapping';

const NAME = /^[a-z][a-z0-9-]{0,79}$/;

/**
 * Makes a mapping: from which entity of the ERP to which object, in which integration, under which name. What is made
 * is off, with an empty first version; then the editor opens. `close` is told when the form is left.
 */
export default class ErpNewMapping extends ErpConsoleView {
  readonly labels = labels;
  readonly integrations = INTEGRATIONS.map((value) => ({ value, label: integrationName(value) }));
  catalogueAnswer: Answer<CatalogueNames> = unanswered;
  chosenConnection = '';
  integration = '';
  entity = '';
  object = '';
  name = '';
  nameTyped = false;
  saving = false;
  saveError = '';
  private listed: Readonly<Record<string, unknown>> = {};
  private listAsked = false;
  /** A mapping whose first version could not be made: the next try makes only that. */
  private made: { readonly key: string; readonly id: string } | undefined;

  get catalogueQuery(): string | undefined {
    return this.connection ? catalogueQuery : undefined;
  }

  get catalogueVariables(): Record<string, unknown> {
    return { keys: `${this.connection?.key ?? ''}|%` };
  }

  @wire(graphql, { query: '$catalogueQuery', variables: '$catalogueVariables', operationName: 'erpCatalogueNames' })
  wiredCatalogue(result: GraphQLResult): void {
    this.catalogueAnswer = this.take('catalogue', result, readCatalogue, this.catalogueAnswer.value);
  }

  override renderedCallback(): void {
    if (this.listAsked || !this.connection) return;
    this.listAsked = true;
    this.template?.querySelector<HTMLElement>('[data-id=heading]')?.focus();
    this.list();
  }

  get connection(): ConsoleConnection | undefined {
    return this.connections.find(({ id }) => id === this.chosenConnection) ?? this.connections[0];
  }

  get connectionId(): string {
    return this.connection?.id ?? '';
  }

  get connectionOptions(): readonly PickerOption[] {
    return this.connections.map(({ id, name }) => ({ value: id, label: name }));
  }

  get hasConnections(): boolean {
    return this.connections.length > 1;
  }

  get catalogue(): CatalogueNames {
    return withListed(this.catalogueAnswer.value ?? { entities: [], objects: [] }, this.listed);
  }

  get nameProblem(): string {
    if (!this.name) return '';
    if (!NAME.test(this.name)) return labels.nameForm;
    const key = keyFor(this.wanted);
    const taken = this.mappings.some((mapping) => mapping.key === key) && this.made?.key !== key;
    return taken ? fillLabel(labels.nameTaken, this.name) : '';
  }

  get cannotSave(): boolean {
    const { connectionKey, name, integration, entity, object } = this.wanted;
    return this.saving || !connectionKey || !name || !integration || !entity || !object || this.nameProblem !== '';
  }

  get problem(): string {
    return this.saveError || this.askError;
  }

  handleConnection(event: CustomEvent<{ value: string }>): void {
    this.chosenConnection = event.detail.value;
    this.listed = {};
    this.list();
  }

  handleIntegration(event: CustomEvent<{ value: string }>): void {
    this.integration = event.detail.value;
  }

  handleEntity(event: CustomEvent<{ value: string }>): void {
    this.entity = event.detail.value;
    if (!this.nameTyped) this.name = nameFor(this.entity);
  }

  handleObject(event: CustomEvent<{ value: string }>): void {
    this.object = event.detail.value;
  }

  handleName(event: CustomEvent<{ value: string }>): void {
    this.name = event.detail.value.trim();
    this.nameTyped = this.name !== '';
  }

  handleCancel(): void {
    this.dispatchEvent(new CustomEvent('close'));
  }

  async handleSave(): Promise<void> {
    if (this.cannotSave) return;
    const { wanted } = this;
    const key = keyFor(wanted);
    this.saving = true;
    this.saveError = '';
    try {
      if (this.made?.key !== key) this.made = { key, id: await createMapping(wanted) };
      await createFirstVersion(this.made.id, wanted, labels.firstNote);
      await this.refreshAll();
      this.dispatchEvent(new CustomEvent('close'));
      this.go({ view: 'mappings', mapping: key });
    } catch (error) {
      this.saveError = saveMessage(error);
    } finally {
      this.saving = false;
    }
  }

  private get wanted(): NewMapping {
    const { name, integration, entity, object } = this;
    return { connectionKey: this.connection?.key ?? '', name, integration, entity, object };
  }

  /** The catalogue holds what was read once; the companion lists what there is now. */
  private async list(): Promise<void> {
    if (!this.connection) return;
    const ended = await this.ask({ kind: 'read-catalogue', targetId: this.connection.id, request: { list: true } });
    if (ended?.status === 'Done') this.listed = ended.result;
  }
}
