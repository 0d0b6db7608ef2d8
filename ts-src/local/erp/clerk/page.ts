import { readFileSync } from 'node:fs';
import { balanceOf } from '../books/figures.ts';
import { notFound } from '../books/errors.ts';
import type { Company } from '../books/model.ts';
import { fromCents } from '../books/money.ts';
import type { Answer } from '../http/answer.ts';
import { jsonPage, type LocalPage } from '../http/server.ts';
import type { Clerk } from './clerk.ts';
import { CLERK_INPUT, readInput, type ClerkEndpoint } from './input.ts';

const FILES: Readonly<Record<string, { name: string; type: string }>> = {
  '/clerk': { name: 'page.html', type: 'text/html; charset=utf-8' },
  '/clerk/page.js': { name: 'page.js', type: 'text/javascript; charset=utf-8' },
  '/clerk/parts.js': { name: 'parts.js', type: 'text/javascript; charset=utf-8' },
  '/clerk/orders.js': { name: 'orders.js', type: 'text/javascript; charset=utf-8' },
  '/clerk/service.js': { name: 'service.js', type: 'text/javascript; charset=utf-8' },
  '/clerk/page.css': { name: 'page.css', type: 'text/css; charset=utf-8' },
};

function companyOf(companies: readonly Company[], code: string): Company {
  const company = companies.find((candidate) => candidate.code === code || candidate.id === code);
  if (company === undefined) throw notFound(`There is no company ${code}.`);
  return company;
}

function endpoints(
  clerk: Clerk,
  companies: readonly Company[],
): Readonly<Record<ClerkEndpoint, (body: string) => unknown>> {
  return {
    postInvoice: (body) => clerk.postInvoice(readInput('postInvoice', body)),
    receivePayment: (body) => clerk.receivePayment(readInput('receivePayment', body)),
    issueCreditMemo: (body) => clerk.issueCreditMemo(readInput('issueCreditMemo', body)),
    blockCustomer: (body) => clerk.blockCustomer(readInput('blockCustomer', body)),
    unapplyLast: (body) => clerk.unapplyLast(readInput('unapplyLast', body)),
    openEntries: (body) => clerk.openEntries(readInput('openEntries', body)),
    orders: (body) => clerk.orders(readInput('orders', body)),
    quotes: (body) => clerk.quotes(readInput('quotes', body)),
    createOrder: (body) => clerk.createOrder(readInput('createOrder', body)),
    createQuote: (body) => clerk.createQuote(readInput('createQuote', body)),
    makeOrder: (body) => clerk.makeOrder(readInput('makeOrder', body)),
    releaseOrder: (body) => clerk.releaseOrder(readInput('releaseOrder', body)),
    reopenOrder: (body) => clerk.reopenOrder(readInput('reopenOrder', body)),
    holdOrder: (body) => clerk.holdOrder(readInput('holdOrder', body)),
    shipOrder: (body) => clerk.shipOrder(readInput('shipOrder', body)),
    invoiceOrder: (body) => clerk.invoiceOrder(readInput('invoiceOrder', body)),
    addLine: (body) => clerk.addLine(readInput('addLine', body)),
    changeLine: (body) => clerk.changeLine(readInput('changeLine', body)),
    replaceItem: (body) => clerk.replaceItem(readInput('replaceItem', body)),
    deleteLine: (body) => clerk.deleteLine(readInput('deleteLine', body)),
    deleteOrder: (body) => clerk.deleteOrder(readInput('deleteOrder', body)),
    creditLines: (body) => clerk.creditLines(readInput('creditLines', body)),
    setCreditLimit: (body) => clerk.setCreditLimit(readInput('setCreditLimit', body)),
    serviceOrders: (body) => clerk.serviceOrders(readInput('serviceOrders', body)),
    serviceItems: (body) => clerk.serviceItems(readInput('serviceItems', body)),
    openServiceOrder: (body) => clerk.openServiceOrder(readInput('openServiceOrder', body)),
    startServiceOrder: (body) => clerk.startServiceOrder(readInput('startServiceOrder', body)),
    holdServiceOrder: (body) => clerk.holdServiceOrder(readInput('holdServiceOrder', body)),
    finishServiceOrder: (body) => clerk.finishServiceOrder(readInput('finishServiceOrder', body)),
    carriers: (body) => clerk.carriers(readInput('carriers', body)),
    companies: () => companies.map(({ code, name, currency }) => ({ code, name, currency })),
    customers: (body) =>
      companyOf(companies, readInput('customers', body).company)
        .customers.rows()
        .map((row) => ({
          number: row.number,
          name: row.address.name,
          blocked: row.blocked,
          balance: fromCents(balanceOf(row)),
          creditLimit: fromCents(row.creditLimit),
        })),
    items: (body) =>
      companyOf(companies, readInput('items', body).company)
        .items.rows()
        .map((row) => ({
          number: row.number,
          description: row.description,
          unitPrice: row.unitPrice,
          blocked: row.blocked,
        })),
  };
}

/**
 * The clerk's page and its endpoints: `GET /clerk`, `POST /clerk/api/{name}` with a JSON body. Without authentication:
 * the server listens on this machine only and its data are invented.
 */
export function clerkPage(clerk: Clerk, companies: readonly Company[]): LocalPage {
  const run = endpoints(clerk, companies);
  return {
    serves: (path) => path === '/clerk' || path.startsWith('/clerk/'),
    answer: (method, path, body): Answer => {
      const file = FILES[path];
      if (method === 'GET' && file !== undefined) {
        const bytes = readFileSync(new URL(file.name, import.meta.url));
        return { status: 200, headers: { 'content-type': file.type, 'cache-control': 'no-store' }, body: bytes };
      }
      const name = /^\/clerk\/api\/(\w+)$/.exec(path)?.[1] ?? '';
      return jsonPage(() => {
        if (method !== 'POST' || !(name in CLERK_INPUT)) throw notFound('There is nothing at this address.');
        return run[name as ClerkEndpoint](body);
      });
    },
  };
}
