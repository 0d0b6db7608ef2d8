import { createElement } from 'lwc';
import axe from 'axe-core';
import { graphql } from 'lightning/graphql';

/** An account id of the tests. */
export const ACCOUNT = '001000000000001AAA';

/** A GraphQL field. */
export const v = (value: unknown): { value: unknown; displayValue: unknown } => ({ value, displayValue: value });

/** A list of nodes. */
export const list = (nodes: readonly object[], more: object = {}): object => ({
  edges: nodes.map((node) => ({ node })),
  ...more,
});

/** A list of aggregate groups. */
export const groups = (aggregates: readonly object[]): object => list(aggregates.map((aggregate) => ({ aggregate })));

/** Some ERP customers in one connection, as the account query answers. */
export function account(customers: readonly object[], connection: object = {}): object {
  const companies = [
    { code: 'DE', name: 'CRONUS DE', currency: 'EUR', fiscalYears: ['2025-01-01', '2026-01-01'] },
    { code: 'UK', name: 'CRONUS UK', currency: 'GBP', fiscalYears: ['2026-04-01'] },
  ];
  const node = {
    Id: 'a01',
    Companies__c: v(JSON.stringify(companies)),
    Last_Run__c: v(new Date().toISOString()),
    State__c: v('Running'),
    State_Detail__c: v(null),
    Sweep_Seconds__c: v(3),
    Aging_Days__c: v('30,60,90'),
    ...connection,
  };
  return { uiapi: { query: { ERP_Customer__c: list(customers), ERP_Connection__c: list([node]) } } };
}

/** One ERP customer node. */
export const customer = (values: object = {}): object => ({
  Id: 'c01',
  Name: v('Adatum Corporation'),
  Company__c: v('DE'),
  Number__c: v('10000'),
  Home_Currency__c: v('EUR'),
  Payment_Terms__c: v('30 days'),
  Credit_Limit__c: v(1000),
  Balance__c: v(800),
  Blocked__c: v(null),
  Invoice_Count__c: v(3),
  Last_Payment_Date__c: v('2026-01-05'),
  Figures_As_Of__c: v('2026-01-05'),
  SystemModstamp: v('2026-01-05T00:00:00Z'),
  ...values,
});

/** Puts a component on the page. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export function mount(name: string, is: any, properties: object = { recordId: ACCOUNT }): any {
  const element = createElement(name, { is });
  Object.assign(element, properties);
  document.body.appendChild(element);
  return element;
}

/** Resolves when everything that is pending has been rendered. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
}

/** Answers an operation and waits for the page. */
export async function answer(operation: string, data: unknown, errors?: readonly { message: string }[]): Promise<void> {
  await settled();
  graphql.emit(operation, data, errors);
  await settled();
}

/** Lets an operation fail without data. */
export const fail = (operation: string): Promise<void> => answer(operation, undefined, [{ message: 'no' }]);

// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Queried = any;

/** Finds in a component's own template. */
export const find = (element: Queried, selector: string): Queried => element.shadowRoot.querySelector(selector);
export const findAll = (element: Queried, selector: string): Queried[] => [
  ...element.shadowRoot.querySelectorAll(selector),
];

/** All text of a component and the components in it, one blank between pieces. */
export function textOf(node: Queried): string {
  const parts: string[] = [];
  const walk = (current: Queried): void => {
    if (current.nodeType === 3) parts.push(current.textContent.trim());
    for (const child of current.shadowRoot?.childNodes ?? []) walk(child);
    for (const child of current.childNodes ?? []) walk(child);
  };
  walk(node);
  return parts.filter(Boolean).join(' ');
}

/** Asserts that axe finds nothing in the component; colours need a real browser and are checked there. */
export async function expectAccessible(element: Element): Promise<void> {
  const { violations } = await axe.run(element, { rules: { 'color-contrast': { enabled: false } } });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([]);
}

/** Takes every component off the page. */
export function clear(): void {
  document.body.replaceChildren();
  graphql.takeRefreshes();
}
