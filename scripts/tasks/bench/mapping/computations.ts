/** One computation in both languages. formulon takes the Salesforce formula as it is. */
export interface Computation {
  readonly name: string;
  readonly formula: string;
  readonly jsonata: string;
}

/** A record to compute on. */
export interface BenchRecord {
  readonly Code: string;
  readonly Description: string;
  readonly Country: string;
  readonly Reference: string | null;
  readonly NumberText: string;
  readonly Quantity: number;
  readonly Price: number;
  readonly Discount: number;
  readonly Balance: number;
  readonly Open: boolean;
}

/** Salesforce types of the fields of a record. */
export const fieldTypes: Readonly<Record<keyof BenchRecord, 'text' | 'number' | 'boolean'>> = {
  Code: 'text',
  Description: 'text',
  Country: 'text',
  Reference: 'text',
  NumberText: 'text',
  Quantity: 'number',
  Price: 'number',
  Discount: 'number',
  Balance: 'number',
  Open: 'boolean',
};

/** What mappings of invoices and items do every day. No result depends on how ties are rounded. */
export const computations: readonly Computation[] = [
  { name: 'amount', formula: 'Quantity * Price', jsonata: 'Quantity * Price' },
  {
    name: 'discounted amount',
    formula: 'ROUND(Quantity * Price * (1 - Discount), 5)',
    jsonata: '$round(Quantity * Price * (1 - Discount), 5)',
  },
  {
    name: 'nested conditions',
    formula: 'IF(Quantity >= 100, "bulk", IF(Quantity >= 10, "some", "few"))',
    jsonata: 'Quantity >= 100 ? "bulk" : Quantity >= 10 ? "some" : "few"',
  },
  { name: 'upper case', formula: 'UPPER(Code)', jsonata: '$uppercase(Code)' },
  {
    name: 'both ends',
    formula: 'LEFT(Code, 3) & "-" & RIGHT(Code, 2)',
    jsonata: '$substring(Code, 0, 3) & "-" & $substring(Code, -2)',
  },
  { name: 'trim', formula: 'TRIM(Description)', jsonata: '$trim(Description)' },
  { name: 'length', formula: 'LEN(Description)', jsonata: '$length(Description)' },
  { name: 'replace', formula: 'SUBSTITUTE(Description, " ", "_")', jsonata: '$replace(Description, " ", "_")' },
  { name: 'search', formula: 'CONTAINS(Description, "LIGHT")', jsonata: '$contains(Description, "LIGHT")' },
  {
    name: 'value by value',
    formula: 'CASE(Country, "GB", "United Kingdom", "DE", "Germany", "FR", "France", "Other")',
    jsonata: 'Country = "GB" ? "United Kingdom" : Country = "DE" ? "Germany" : Country = "FR" ? "France" : "Other"',
  },
  { name: 'and', formula: 'AND(Quantity > 0, Price > 0, Open)', jsonata: 'Quantity > 0 and Price > 0 and Open' },
  { name: 'or', formula: 'OR(Country = "GB", Country = "DE")', jsonata: 'Country = "GB" or Country = "DE"' },
  { name: 'bounds', formula: 'MAX(Quantity, 10) + MIN(Price, 5)', jsonata: '$max([Quantity, 10]) + $min([Price, 5])' },
  { name: 'remainder', formula: 'MOD(Quantity, 7)', jsonata: 'Quantity % 7' },
  { name: 'absolute', formula: 'ABS(Balance)', jsonata: '$abs(Balance)' },
  { name: 'whole numbers', formula: 'FLOOR(Price) + CEILING(Price)', jsonata: '$floor(Price) + $ceil(Price)' },
  { name: 'number as text', formula: 'TEXT(Quantity) & " x " & Code', jsonata: '$string(Quantity) & " x " & Code' },
  { name: 'padding', formula: 'LPAD(Code, 10, "0")', jsonata: '$pad(Code, -10, "0")' },
  {
    name: 'substitute for blank',
    formula: 'IF(ISBLANK(Reference), Code, Reference)',
    jsonata: 'Reference ? Reference : Code',
  },
  { name: 'text as number', formula: 'VALUE(NumberText) * 2', jsonata: '$number(NumberText) * 2' },
];

/** Records that differ from one to the next, the same in every run. */
export function benchRecords(count: number): readonly BenchRecord[] {
  const countries = ['GB', 'DE', 'FR', 'US'];
  return Array.from({ length: count }, (_, i) => ({
    Code: `85${123 + (i % 700)}a${10 + (i % 80)}`,
    Description: `WHITE HANGING ${i % 3 === 0 ? 'LIGHT' : 'HEART'} T-HOLDER ${i}`,
    Country: countries[i % 4] as string,
    Reference: i % 2 === 0 ? null : `PO-${i}`,
    NumberText: `${i}.5`,
    Quantity: (i * 7) % 150,
    Price: (((i * 13) % 2000) + 85) / 100,
    Discount: [0, 0.1, 0.25][i % 3] as number,
    Balance: ((i * 17) % 1000) - 500.5,
    Open: i % 5 !== 0,
  }));
}
