import { api, wire } from 'lwc';
import { graphql, type GraphQLResult } from 'lightning/graphql';
import { applyRule, describeDifferences } from 'c/mappingEditing';
import type { MappingDocument } from 'c/mappingEngine';
import type { Issue, Mapping } from 'c/erpConsoleData';
import ErpConsoleView, { unanswered, type Answer } from 'c/erpConsoleView';
import { fillLabel } from 'c/erpFormat';
import type { PickerOption } from 'c/erpPicker';
import { VersionTaken, saveVersion } from 'c/erpSaveVersion';
import { labels } from './labels';
import { fieldsOf, likelyKind, ruleKinds, ruleOf, type RuleInput, type RuleKind } from './rule';
import { readVersions, versionsQuery, type RuleBase } from './versions';

/** What a rule makes of a document, in words. */
interface Proposal {
  readonly document?: MappingDocument;
  readonly sentences: readonly string[];
  readonly problem: string;
}

/**
 * Makes a rule of an issue: what the mapping does from now on with records like these. It shows the difference in
 * words, saves a new version that is based on the one that runs, publishes it, and retries the records of the issue.
 */
export default class ErpRuleMaker extends ErpConsoleView {
  @api issue?: Issue;
  /** Fields of the target that the records below the issue name. */
  @api fields: readonly string[] = [];

  readonly labels = labels;
  readonly kinds = ruleKinds;
  typed: Partial<RuleInput> = {};
  note = '';
  backfill = false;
  saving = false;
  problem = '';
  doneText = '';
  versionsAnswer: Answer<RuleBase> = unanswered;
  /** A version that was saved and not published yet: the next press publishes it. */
  private saved: { readonly id: string; readonly number: number; readonly document: string } | undefined;

  get versionsQuery(): string | undefined {
    return this.isAdmin && this.mapping ? versionsQuery : undefined;
  }

  get versionsVariables(): Record<string, unknown> {
    return { mapping: this.mapping?.id, active: this.mapping?.active };
  }

  @wire(graphql, { query: '$versionsQuery', variables: '$versionsVariables', operationName: 'erpRuleVersions' })
  wiredVersions(result: GraphQLResult): void {
    this.versionsAnswer = this.take('versions', result, readVersions, this.versionsAnswer.value);
  }

  get mapping(): Mapping | undefined {
    return this.mappings.find(({ id }) => id === this.issue?.mappingId);
  }

  get document(): MappingDocument | undefined {
    return this.versionsAnswer.value?.document;
  }

  get isMissing(): boolean {
    return this.versionsAnswer.value !== undefined && this.document === undefined;
  }

  get fieldOptions(): readonly PickerOption[] {
    return this.document ? fieldsOf(this.document) : [];
  }

  get input(): RuleInput {
    const known = this.fieldOptions.find(({ label }) => this.fields.includes(label))?.value ?? '';
    const kind = likelyKind(this.issue?.code ?? '');
    return { kind, field: known, from: '', value: '', ...this.typed };
  }

  get needsField(): boolean {
    return this.input.kind !== 'leave-out';
  }

  get needsFrom(): boolean {
    return this.input.kind === 'map-value';
  }

  get needsValue(): boolean {
    return this.input.kind !== 'optional';
  }

  get valueLabel(): string {
    const names: Partial<Record<RuleKind, string>> = {
      cut: labels.length,
      formula: labels.formulaText,
      'leave-out': labels.where,
      'map-value': labels.to,
    };
    return names[this.input.kind] ?? labels.value;
  }

  /** What the rule makes of the document, with the differences; a sentence where it can't. */
  get proposal(): Proposal {
    const rule = ruleOf(this.input);
    if (!rule || !this.document) return { sentences: [], problem: '' };
    try {
      const document = applyRule(this.document, rule);
      const differences = describeDifferences(this.document, document).map(({ sentence }) => sentence);
      const own = rule.kind === 'map-value' ? [fillLabel(labels.mapText, rule.from, rule.to)] : [];
      return { document, sentences: differences.length > 0 ? [...own, ...differences] : [], problem: '' };
    } catch (error) {
      return { sentences: [], problem: (error as Error).message };
    }
  }

  get hasDifferences(): boolean {
    return this.proposal.sentences.length > 0;
  }

  get cannotSave(): boolean {
    return this.saving || this.asking || !this.hasDifferences || this.note.trim() === '';
  }

  get saveLabel(): string {
    return fillLabel(labels.save, this.nextNumber);
  }

  get anyProblem(): string {
    return this.problem || this.askError || this.proposal.problem;
  }

  handleKind(event: CustomEvent<{ value: RuleKind }>): void {
    this.typed = { ...this.typed, kind: event.detail.value };
  }

  handleField(event: CustomEvent<{ value: string }>): void {
    this.typed = { ...this.typed, field: event.detail.value };
  }

  handleFrom(event: CustomEvent<{ value: string }>): void {
    this.typed = { ...this.typed, from: event.detail.value };
  }

  handleValue(event: CustomEvent<{ value: string }>): void {
    this.typed = { ...this.typed, value: event.detail.value };
  }

  handleNote(event: CustomEvent<{ value: string }>): void {
    this.note = event.detail.value;
  }

  handleBackfill(event: CustomEvent<{ checked: boolean }>): void {
    this.backfill = event.detail.checked;
  }

  handleCancel(): void {
    this.dispatchEvent(new CustomEvent('close'));
  }

  async handleSave(): Promise<void> {
    if (this.cannotSave) return;
    this.saving = true;
    this.problem = '';
    this.doneText = '';
    try {
      await this.publish(await this.save());
    } catch (error) {
      const taken = error instanceof VersionTaken;
      this.problem = taken ? fillLabel(labels.taken, error.number) : (error as Error).message;
      await this.refreshOne('versions');
    } finally {
      this.saving = false;
    }
  }

  private get nextNumber(): number {
    return (this.versionsAnswer.value?.latest ?? 0) + 1;
  }

  private async save(): Promise<{ readonly id: string; readonly number: number }> {
    const { document, sentences } = this.proposal;
    const text = JSON.stringify(document);
    if (this.saved?.document === text) return this.saved;
    const number = this.nextNumber;
    const id = await saveVersion({
      mappingId: this.mapping?.id ?? '',
      mappingKey: this.mapping?.key ?? '',
      number,
      basedOn: this.versionsAnswer.value?.active ?? 0,
      document: document ?? {},
      note: this.note.trim(),
      summary: sentences,
    });
    this.saved = { id, number, document: text };
    return this.saved;
  }

  /** Records that were parked are tried again; all others only with a back-fill. */
  private async publish({ id, number }: { readonly id: string; readonly number: number }): Promise<void> {
    const request = { backfill: this.backfill };
    const published = await this.ask({ kind: 'publish-mapping', targetId: id, request });
    if (published?.status !== 'Done') return;
    this.saved = undefined;
    const retried = await this.ask({ kind: 'retry-records', targetId: this.issue?.id ?? '' });
    const { settled = 0, stillParked = 0 } = (retried?.result ?? {}) as Record<string, number>;
    this.doneText = fillLabel(labels.done, number, settled, stillParked);
    this.typed = {};
    this.note = '';
    this.dispatchEvent(new CustomEvent('changed'));
  }
}
