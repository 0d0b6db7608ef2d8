import { LightningElement, api } from 'lwc';
import { queryOrg, reasonOf, type Row } from 'page/session';

const MAX_ROWS = 50;

/** What the choices depend on: fields of the record that the new one hangs below. */
export type LookupContext = Readonly<Record<string, unknown>>;

interface Option {
  readonly label: string;
  readonly value: string;
  readonly row: Row;
}

type Question = (search: string, context: LookupContext) => { readonly soql: string; label(row: Row): string };

const nameOf = (row: Row): string => String(row.Name);

/** How records of an object are found and named; price book entries are those of the book and currency at hand. */
const questions: Readonly<Record<string, Question>> = {
  PricebookEntry: (search, { Pricebook2Id: book, CurrencyIsoCode: currency }) => ({
    soql:
      `SELECT Id, Name, ProductCode, UnitPrice FROM PricebookEntry WHERE IsActive = true AND Pricebook2Id = '${String(book)}'` +
      `${currency ? ` AND CurrencyIsoCode = '${String(currency)}'` : ''} AND Name LIKE '%${search}%' ORDER BY Name`,
    label: (row) => `${nameOf(row)} (${String(row.ProductCode ?? '–')}), ${String(row.UnitPrice)}`,
  }),
  User: (search) => ({
    soql: `SELECT Id, Name FROM User WHERE IsActive = true AND Name LIKE '%${search}%' ORDER BY Name`,
    label: nameOf,
  }),
  Pricebook2: (search) => ({
    soql: `SELECT Id, Name FROM Pricebook2 WHERE IsActive = true AND Name LIKE '%${search}%' ORDER BY Name`,
    label: nameOf,
  }),
};

const byName = (object: string): Question =>
  function question(search) {
    return { soql: `SELECT Id, Name FROM ${object} WHERE Name LIKE '%${search}%' ORDER BY Name`, label: nameOf };
  };

/** Chooses a record of another object: a search and the list of what fits. */
export default class Lookup extends LightningElement {
  @api label = '';
  @api target = '';
  @api required = false;
  @api context: LookupContext = {};
  /** Id of the record chosen now, and its name. */
  @api value = '';
  @api valueLabel = '';
  options: readonly Option[] = [];
  error = '';
  private question = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback(): void {
    void this.load('');
  }

  get searchLabel(): string {
    return `Search ${this.label}`;
  }

  /** What is chosen stays in the list, whatever is searched for. */
  get choices(): readonly { label: string; value: string }[] {
    const known = !this.value || this.options.some(({ value }) => value === this.value);
    return known ? [...this.options] : [{ label: this.valueLabel || this.value, value: this.value }, ...this.options];
  }

  handleSearch(event: CustomEvent<{ value: string }>): void {
    clearTimeout(this.timer);
    const { value } = event.detail;
    this.timer = setTimeout(() => void this.load(value.trim()), 200);
  }

  handleChoice(event: CustomEvent<{ value: string }>): void {
    this.value = event.detail.value;
    const chosen = this.options.find(({ value }) => value === this.value);
    this.dispatchEvent(new CustomEvent('choice', { detail: { value: this.value, row: chosen?.row } }));
  }

  private async load(text: string): Promise<void> {
    this.question += 1;
    const { question } = this;
    const search = text.replaceAll(/[\\'%_]/g, (sign) => `\\${sign}`);
    const { soql, label } = (questions[this.target] ?? byName(this.target))(search, this.context);
    try {
      const rows = await queryOrg(`${soql} LIMIT ${MAX_ROWS}`);
      if (question !== this.question) return;
      this.options = rows.map((row) => ({ label: label(row), value: String(row.Id), row }));
      this.error = '';
    } catch (error) {
      this.error = reasonOf(error);
    }
  }
}
