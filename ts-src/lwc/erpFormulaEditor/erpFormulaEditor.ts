import { LightningElement, api } from 'lwc';
import IS_ADMIN from '@salesforce/customPermission/ERP_Admin';
import { fillLabel } from 'c/erpFormat';
import { allFormulaHelp, completeFormula, markFormula, type CompletionField, type FormulaMark } from 'c/mappingEditing';
import type { FormulaType } from 'c/formulaEngine';
import { labels } from './labels';
import { resultsOf, type FormulaSample } from './results';

export type { FormulaSample } from './results';

const TYPES: Readonly<Record<string, FormulaType>> = {
  text: 'text',
  guid: 'text',
  enum: 'text',
  number: 'number',
  integer: 'number',
  boolean: 'boolean',
  date: 'date',
  datetime: 'datetime',
};

/** The formula of an empty text. */
const EMPTY = '""';

/**
 * A formula while it is written: proposals by Ctrl and space (and while a name is typed), what the function takes whose
 * arguments are being written, where it is wrong, and what it gives for the sample records. `change` tells the text and
 * whether it can be computed.
 */
export default class ErpFormulaEditor extends LightningElement {
  @api label: string = labels.label;
  /** Fields that the formula may name. */
  @api fields: readonly CompletionField[] = [];
  /** Records to compute it for. */
  @api samples: readonly FormulaSample[] = [];
  /** Type that it must give, such as `boolean`; any when not said. */
  @api wanted?: FormulaType;
  /** What it gives is shown elsewhere. */
  @api withoutResults = false;

  readonly labels = labels;
  readonly isAdmin = IS_ADMIN === true;
  text = '';
  position = 0;
  active = 0;
  isOpen = false;
  showsHelp = false;
  private begins = false;

  @api
  get value(): string {
    return this.text;
  }
  set value(value: string) {
    if (value !== this.text) this.text = value ?? '';
  }

  /** A text area has no attribute for its text. */
  override renderedCallback(): void {
    const area = this.template?.querySelector('textarea');
    if (area && area.value !== this.text) area.value = this.text;
  }

  get marks(): readonly FormulaMark[] {
    if (!this.text.trim()) return [];
    const known = new Map(
      this.fields.map(({ name, type = '', formulaType }) => [name, formulaType ?? TYPES[type] ?? ('any' as const)]),
    );
    const typeOf = (name: string): FormulaType | undefined =>
      known.get(name) ?? (name.includes('.') ? 'any' : undefined);
    return markFormula(this.text, typeOf, this.wanted);
  }

  get problems(): readonly object[] {
    return this.marks.map(({ line, column, message, expected, hint }, index) => ({
      key: String(index),
      text: [
        fillLabel(labels.wrong, line, column, message),
        expected ? fillLabel(labels.expected, expected) : '',
        hint ?? '',
      ]
        .filter(Boolean)
        .join(' · '),
    }));
  }

  /** The text cut into what is right and what is wrong, to be drawn behind the text area. */
  get pieces(): readonly object[] {
    const pieces: { key: string; text: string; className: string }[] = [];
    let at = 0;
    for (const { from, to } of this.marks) {
      if (from < at) continue;
      pieces.push({ key: `${at}a`, text: this.text.slice(at, from), className: '' });
      pieces.push({ key: `${from}b`, text: this.text.slice(from, to) || ' ', className: 'wrong' });
      at = to;
    }
    return [...pieces, { key: 'end', text: `${this.text.slice(at)}\n`, className: '' }];
  }

  get invalid(): string {
    return String(this.marks.length > 0);
  }

  private get completion() {
    return completeFormula(this.text, this.position, this.fields);
  }

  get options(): readonly object[] {
    if (!this.isOpen) return [];
    return this.completion.items.slice(0, 12).map((item, index) => ({
      ...item,
      key: `${item.kind} ${item.label}`,
      id: `option-${index}`,
      index: String(index),
      selected: String(index === this.active),
      className: `slds-listbox__item option${index === this.active ? ' active' : ''}`,
    }));
  }

  get activeId(): string | null {
    return this.options.length > 0 ? `option-${this.active}` : null;
  }

  get signature(): string {
    const { inside } = this.completion;
    return inside ? `${inside.help.signature} – ${inside.help.description}` : labels.hint;
  }

  get results(): readonly object[] {
    if (this.withoutResults || this.marks.length > 0 || !this.text.trim()) return [];
    return resultsOf(this.text, this.samples);
  }

  get showsNoSample(): boolean {
    return !this.withoutResults && this.samples.length === 0;
  }

  get functions(): readonly object[] {
    return allFormulaHelp().map((help) => ({
      ...help,
      exampleText: fillLabel(labels.example, help.example, help.result || '–'),
    }));
  }

  handleInput(event: Event): void {
    const area = event.target as HTMLTextAreaElement;
    this.text = area.value;
    this.position = area.selectionStart;
    this.active = 0;
    this.isOpen = /[\w$.]$/.test(this.text.slice(0, this.position));
    this.tell();
  }

  handleMove(event: Event): void {
    this.position = (event.target as HTMLTextAreaElement).selectionStart;
  }

  /** An empty text is where a new formula begins: what is typed takes its place. */
  handleFocus(event: Event): void {
    this.begins = this.text === EMPTY;
    if (this.begins) (event.target as HTMLTextAreaElement).select();
  }

  /** The press of the mouse would take the selection away again. */
  handleClick(event: Event): void {
    if (this.begins) (event.target as HTMLTextAreaElement).select();
    this.begins = false;
    this.handleMove(event);
  }

  handleLeave(): void {
    this.isOpen = false;
  }

  handleScroll(event: Event): void {
    const area = event.target as HTMLTextAreaElement;
    const behind = this.template?.querySelector<HTMLElement>('.behind');
    if (behind) behind.scrollTop = area.scrollTop;
  }

  handleKey(event: KeyboardEvent): void {
    if (event.key === ' ' && event.ctrlKey) {
      event.preventDefault();
      this.handleMove(event);
      this.isOpen = true;
    } else if (this.options.length > 0) this.handleListKey(event);
  }

  private handleListKey(event: KeyboardEvent): void {
    const { length } = this.options;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      this.active = (this.active + step + length) % length;
    } else if (event.key === 'Enter' || event.key === 'Tab') {
      event.preventDefault();
      this.insert(this.active);
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      this.isOpen = false;
    }
  }

  handlePress(event: Event): void {
    event.preventDefault();
    this.insert(Number((event.currentTarget as HTMLElement).dataset.index));
  }

  handleHelp(): void {
    this.showsHelp = !this.showsHelp;
  }

  private insert(index: number): void {
    const { from, to, items } = this.completion;
    const item = items[index];
    if (!item) return;
    this.text = this.text.slice(0, from) + item.insert + this.text.slice(to);
    this.position = from + item.insert.length;
    this.isOpen = false;
    const area = this.template?.querySelector('textarea');
    if (area) {
      area.value = this.text;
      area.setSelectionRange(this.position, this.position);
    }
    this.tell();
  }

  private tell(): void {
    const { text: value, marks } = this;
    this.dispatchEvent(new CustomEvent('change', { detail: { value, valid: marks.length === 0 } }));
  }
}
