import { notFound } from '../books/errors.ts';
import type { LineInput } from '../books/documents.ts';
import type { Company, Customer, Item, SalesDocument, SalesLine } from '../books/model.ts';
import type { OrderLineInput } from './order-clerk.ts';

/** The company by id, name or code. @throws ErpError when there is none. */
export function companyIn(companies: readonly Company[], named: string): Company {
  const found = companies.find((company) => [company.id, company.name, company.code].includes(named));
  if (found === undefined) throw notFound(`There is no company ${named}.`);
  return found;
}

/** The customer by number. @throws ErpError when there is none. */
export function customerIn(company: Company, number: string): Customer {
  const customer = company.customers.byKey(number);
  if (customer === undefined) throw notFound(`There is no customer ${number} in ${company.name}.`);
  return customer;
}

/** The item by number. @throws ErpError when there is none. */
export function itemIn(company: Company, number: string): Item {
  const item = company.items.byKey(number);
  if (item === undefined) throw notFound(`There is no item ${number} in ${company.name}.`);
  return item;
}

/** A line with its item found. @throws ErpError when there is no such item. */
export function lineOf(company: Company, input: OrderLineInput): LineInput {
  const { item: number, ...rest } = input;
  return number === undefined ? rest : { ...rest, item: itemIn(company, number) };
}

/** The open order by number. @throws ErpError when there is none. */
export function orderIn(company: Company, number: string): SalesDocument {
  const order = company.orders.byKey(number);
  if (order === undefined) throw notFound(`There is no open order ${number} in ${company.name}.`);
  return order;
}

/** The line of a document by its number. @throws ErpError when there is none. */
export function lineIn(document: SalesDocument, sequence: number): SalesLine {
  const line = document.lines.find((candidate) => candidate.sequence === sequence);
  if (line === undefined) throw notFound(`There is no line ${sequence} on ${document.number}.`);
  return line;
}
