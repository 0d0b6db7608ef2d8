import { api } from 'lwc';
import { INTEGRATIONS, integrationName } from 'c/erpConsoleData';
import ErpConsoleView, { type PanelState } from 'c/erpConsoleView';
import { mappingRow, type MappingRow } from './rows';
import { labels } from './labels';

/** All mappings with how they run, their state to be switched, and the way to the editor of each. */
export default class ErpMappingList extends ErpConsoleView {
  /** Shows the mappings of one integration only. */
  @api integration?: string;
  /** Opens the form for a new mapping at once. */
  @api adding?: boolean;

  readonly labels = labels;
  readonly states = [
    { value: 'Off', label: labels.off },
    { value: 'Test', label: labels.test },
    { value: 'Live', label: labels.live },
  ];
  isAdding = false;
  /** Mapping whose state is being changed, with the state asked for. */
  changing: { readonly id: string; readonly state: string } | undefined;

  override get state(): PanelState {
    return super.state === 'ready' && this.rows.length === 0 ? 'empty' : super.state;
  }

  get emptyText(): string {
    return this.integration ? labels.emptyFilter : labels.empty;
  }

  get rows(): readonly MappingRow[] {
    return this.mappings
      .filter(({ integration }) => !this.integration || integration === this.integration)
      .map((mapping) => mappingRow(mapping, this.now))
      .map((row) => ({ ...row, state: this.changing?.id === row.id ? this.changing.state : row.state }));
  }

  get showsForm(): boolean {
    return this.isAdding || this.adding === true;
  }

  get filters(): readonly object[] {
    return [
      { value: '', label: labels.all },
      ...INTEGRATIONS.map((value) => ({ value, label: integrationName(value) })),
    ];
  }

  get filter(): string {
    return this.integration ?? '';
  }

  handleFilter(event: CustomEvent<{ value: string }>): void {
    const { value } = event.detail;
    this.go({ view: 'mappings', ...(value ? { integration: value } : {}) });
  }

  handleAdd(): void {
    this.isAdding = true;
  }

  handleClose(): void {
    this.isAdding = false;
    if (this.adding) this.go({ view: 'mappings' });
  }

  handleOpen(event: Event): void {
    this.go({ view: 'mappings', mapping: keyOf(event) });
  }

  handleVersions(event: Event): void {
    this.go({ view: 'versions', mapping: keyOf(event) });
  }

  handleIssues(): void {
    this.go({ view: 'monitor' });
  }

  async handleState(event: CustomEvent<{ value: string }>): Promise<void> {
    const { record: id = '' } = (event.currentTarget as HTMLElement).dataset;
    const { value } = event.detail;
    if (this.asking || this.mappings.some((mapping) => mapping.id === id && mapping.state === value)) return;
    this.changing = { id, state: value };
    await this.ask({ kind: 'change-mapping', targetId: id, request: { state: value } });
    this.changing = undefined;
  }
}

function keyOf(event: Event): string {
  return (event.currentTarget as HTMLElement).dataset.key ?? '';
}
