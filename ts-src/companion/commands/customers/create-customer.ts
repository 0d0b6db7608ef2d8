import { queryAll, soqlText } from '../../sync/stored-rows.ts';
import type { Accepted, Answer, CommandContext } from '../command.ts';
import { readAccount } from '../quote/facts.ts';
import type { CreateCustomerRequest } from '../requests.ts';
import { chooseCustomer, customersOf } from './customer-of.ts';
import { ensureCustomer } from './ensure-customer.ts';

/** Makes an account a customer of a company; one that is a customer there already is answered with it. */
export async function createCustomer(
  context: CommandContext,
  { target, request }: Accepted<CreateCustomerRequest>,
): Promise<Answer> {
  await context.progress('1/2 Reading the account');
  const known = { companies: context.companies, defaultCompany: context.chosen.defaultCompany };
  const choice = chooseCustomer(await customersOf(context, target.id), { company: request.company }, known);
  const account = await readAccount(context, target.id);
  await context.progress('2/2 Creating the customer');
  const ensured = await ensureCustomer(context, { accountId: target.id, choice, account, template: request.template });
  if (ensured.kind === 'later') return ensured.answer;
  const { customer, created } = ensured;
  const where = `Id = ${soqlText(customer.id)}`;
  const [row] = await queryAll(context.reader, `SELECT Number__c FROM ERP_Customer__c WHERE ${where}`);
  const number = row?.['Number__c'] ?? null;
  return { status: 'Done', result: { erpCustomerId: customer.id, number, company: customer.company, created } };
}
