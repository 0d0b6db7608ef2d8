import { LightningElement, api } from 'lwc';
import { fillLabel } from 'c/erpFormat';
import { labels } from './labels';

/** One of the things that can be picked. */
export interface PickerOption {
  readonly value: string;
  readonly label: string;
  /** Said after the label, such as the API name. */
  readonly detail?: string;
}

/** More than so many are not drawn: typing goes on instead. */
const SHOWN = 50;

/**
 * A field that finds one of many by typing (the combobox pattern of the ARIA guide). It tells what is picked by `pick`
 * with the value, and what is typed by `find`, so that the parent can look for options elsewhere.
 */
export default class ErpPicker extends LightningElement {
  @api label = '';
  @api placeholder = '';
  @api required = false;
  @api disabled = false;
  @api options: readonly PickerOption[] = [];
  text = '';
  isOpen = false;
  active = -1;
  private picked = '';

  @api
  get value(): string {
    return this.picked;
  }
  set value(value: string) {
    this.picked = value ?? '';
    this.text = this.labelOf(this.picked);
  }

  @api
  focus(): void {
    this.template?.querySelector('input')?.focus();
  }

  get shown(): readonly object[] {
    return this.found.slice(0, SHOWN).map((option, index) => ({
      ...option,
      id: `option-${index}`,
      index: String(index),
      selected: index === this.active ? 'true' : 'false',
      itemClass: `slds-media slds-listbox__option slds-listbox__option_plain slds-media_small${
        index === this.active ? ' slds-has-focus' : ''
      }`,
    }));
  }

  get moreText(): string {
    const more = this.found.length - SHOWN;
    return more > 0 ? fillLabel(labels.more, more) : '';
  }

  get noneText(): string {
    return this.found.length === 0 ? labels.none : '';
  }

  get statusClass(): string {
    return this.noneText ? 'slds-text-color_weak slds-p-around_xx-small' : 'slds-assistive-text';
  }

  get expanded(): string {
    return String(this.isOpen);
  }

  get activeId(): string | null {
    return this.isOpen && this.active >= 0 ? `option-${this.active}` : null;
  }

  get comboboxClass(): string {
    const base = 'slds-combobox slds-dropdown-trigger slds-dropdown-trigger_click';
    return this.isOpen ? `${base} slds-is-open` : base;
  }

  handleInput(event: Event): void {
    this.text = (event.target as HTMLInputElement).value;
    this.isOpen = true;
    this.active = this.found.length > 0 ? 0 : -1;
    this.dispatchEvent(new CustomEvent('find', { detail: { text: this.text } }));
  }

  handleFocus(event: Event): void {
    (event.target as HTMLInputElement).select();
  }

  handleOpen(): void {
    if (!this.disabled) this.isOpen = true;
  }

  /** What was typed and not picked is taken back; a field that was emptied has no value. */
  handleLeave(): void {
    if (this.picked && this.text.trim() === '') this.tell('');
    this.takeBack();
  }

  handleKey(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      this.isOpen = true;
      const count = Math.min(SHOWN, this.found.length);
      const from = this.active < 0 && step < 0 ? 0 : this.active;
      this.active = count === 0 ? -1 : (from + step + count) % count;
    } else if (event.key === 'Enter' && this.isOpen) {
      event.preventDefault();
      // Options may have come after the typing: then none is active yet, and the first is meant.
      this.pick(this.text.trim() ? Math.max(0, this.active) : this.active);
    } else if (event.key === 'Escape' && this.isOpen) {
      event.stopPropagation();
      this.takeBack();
    }
  }

  /** By the press, not the click: the field would be left before the click. */
  handlePress(event: Event): void {
    event.preventDefault();
    this.pick(Number((event.currentTarget as HTMLElement).dataset.index));
  }

  private get found(): readonly PickerOption[] {
    const typed = this.text.trim().toLowerCase();
    if (!typed || (this.picked && this.text === this.labelOf(this.picked))) return this.options;
    const words = typed.split(/\s+/);
    return this.options.filter(({ label, detail = '' }) => {
      const text = `${label} ${detail}`.toLowerCase();
      return words.every((word) => text.includes(word));
    });
  }

  private pick(index: number): void {
    const option = this.found[index];
    if (!option) return;
    this.isOpen = false;
    this.tell(option.value);
    this.text = option.label;
  }

  private takeBack(): void {
    this.isOpen = false;
    this.active = -1;
    this.text = this.labelOf(this.picked);
  }

  private tell(value: string): void {
    this.picked = value;
    this.dispatchEvent(new CustomEvent('pick', { detail: { value } }));
  }

  private labelOf(value: string): string {
    return this.options.find((option) => option.value === value)?.label ?? '';
  }
}
