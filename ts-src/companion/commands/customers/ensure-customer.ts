/**
 * Makes a prospect a customer, once. The link stands in Salesforce from the first moment: the companion chooses the
 * customer's key, writes `ERP_Customer__c` with it, and only then asks the ERP to create the customer under that key.
 * The ERP refuses a key that exists, so asking again is always safe.
 */
import { buildKey } from '../../../mapping/index.ts';
import { codedError } from '../../errors/coded-error.ts';
import { CounterpartError } from '../../errors/counterpart-error.ts';
import type { ErpCompany } from '../../erp/contract.ts';
import type { RowOutcome, TargetRow } from '../../salesforce/port.ts';
import { withPatience } from '../../sync/reactions.ts';
import { queryAll, soqlText } from '../../sync/stored-rows.ts';
import type { Answer, CommandContext } from '../command.ts';
import type { AccountFacts } from '../quote/facts.ts';
import { consentFor } from './consent.ts';
import { customerKeyFor } from './customer-key.ts';
import type { CustomerChoice, LinkedCustomer } from './customer-of.ts';

export type Ensured =
  | { readonly kind: 'ready'; readonly customer: LinkedCustomer; readonly created: boolean }
  | { readonly kind: 'later'; readonly answer: Answer };

interface Wanted {
  readonly accountId: string;
  readonly choice: CustomerChoice;
  readonly account: AccountFacts;
  readonly template?: string | undefined;
}

const WAITING = 'Waiting for finance to consent to the new customer';
const LOOKING = 'The answer of the ERP was lost; looking for the customer';

/** The customer, created where there was none; `later` while finance or a lost answer is waited for. */
export async function ensureCustomer(context: CommandContext, wanted: Wanted): Promise<Ensured> {
  const { choice, accountId } = wanted;
  if (choice.kind === 'customer' && !choice.customer.creating) {
    return { kind: 'ready', customer: choice.customer, created: false };
  }
  const company = choice.company;
  if (context.chosen.customerConsent) {
    const consent = await consentFor(context, accountId, company.code);
    if (consent === null) return { kind: 'later', answer: { status: 'Wait', progress: WAITING } };
    if (!consent) throw codedError('CMD_CONSENT_REFUSED');
  }
  await context.stillAllowed();
  const erpKey = choice.kind === 'customer' ? choice.customer.erpKey : customerKeyFor(accountId, company.code);
  const id = await link(context, wanted, { company, erpKey });
  const there = await create(context, wanted, { company, erpKey });
  if (!there) return { kind: 'later', answer: { status: 'Check', progress: LOOKING } };
  await write(context, 'ERP_Customer__c', { Id: id, Link_State__c: 'Active' });
  await context.refresh('customer', company.code, [erpKey]);
  return { kind: 'ready', customer: { id, company: company.code, erpKey, creating: false }, created: true };
}

interface Place {
  readonly company: ErpCompany;
  readonly erpKey: string;
}

/** Writes the link before the customer exists, and the account's creation key where it has none. */
async function link(context: CommandContext, wanted: Wanted, { company, erpKey }: Place): Promise<string> {
  const { accountId } = wanted;
  const key = buildKey(company.code, 'customer', erpKey);
  const row: TargetRow = {
    ERP_Key__c: key,
    Account__c: accountId,
    Name: wanted.account.name.slice(0, 80),
    Company__c: company.code,
    Home_Currency__c: company.currency,
    Link_State__c: 'Creating',
  };
  const present = await queryAll(context.reader, `SELECT Id FROM ERP_Customer__c WHERE ERP_Key__c = ${soqlText(key)}`);
  const id = present[0] === undefined ? await createLink(context, row) : String(present[0]['Id']);
  const [account] = await queryAll(
    context.reader,
    `SELECT Id, ERP_Key__c FROM Account WHERE Id = ${soqlText(accountId)}`,
  );
  const first = (account?.['ERP_Key__c'] ?? null) === null;
  if (first) await write(context, 'Account', { Id: accountId, ERP_Key__c: key });
  const none = { hash: null, children: null, account: accountId };
  await context.state.record({
    links: [
      { object: 'ERP_Customer__c', key, id, ...none },
      ...(first ? [{ object: 'Account', key, id: accountId, ...none }] : []),
    ],
  });
  return id;
}

async function createLink(context: CommandContext, row: TargetRow): Promise<string> {
  const request = {
    object: 'ERP_Customer__c',
    externalIdField: 'ERP_Key__c',
    rows: [row],
    route: 'collections',
  } as const;
  const id = idOf((await withPatience(context.reader, () => context.salesforce.upsert(request)))[0]);
  if (id !== null) return id;
  const key = String(row['ERP_Key__c']);
  const [found] = await queryAll(context.reader, `SELECT Id FROM ERP_Customer__c WHERE ERP_Key__c = ${soqlText(key)}`);
  return String(found?.['Id']);
}

function idOf(outcome: RowOutcome | undefined): string | null {
  if (outcome?.ok === false) throw outcome.error;
  return outcome?.id ?? null;
}

/** Whether the customer is there now. A refusal takes the link back, so that nothing half-made remains. */
async function create(context: CommandContext, wanted: Wanted, place: Place): Promise<boolean> {
  const { company, erpKey } = place;
  if ((await context.sales.customer(company.code, erpKey)) !== null) return true;
  const { account, accountId } = wanted;
  try {
    await context.sales.createCustomer(company.code, {
      ...account,
      key: erpKey,
      template: wanted.template ?? context.chosen.customerTemplate ?? '',
      currency: '',
      salesperson: await salespersonOf(context, accountId),
    });
    return true;
  } catch (error) {
    if (!(error instanceof CounterpartError)) throw error;
    if (error.code === 'BC_DUPLICATE_KEY') return true;
    if (error.kind === 'uncertain') return (await context.sales.customer(company.code, erpKey)) !== null;
    if (error.kind === 'data' || error.kind === 'config') await unlink(context, accountId, place);
    throw error;
  }
}

async function unlink(context: CommandContext, accountId: string, { company, erpKey }: Place): Promise<void> {
  const key = buildKey(company.code, 'customer', erpKey);
  const where = `ERP_Key__c = ${soqlText(key)} AND Link_State__c = 'Creating'`;
  const links = await queryAll(context.reader, `SELECT Id FROM ERP_Customer__c WHERE ${where}`);
  await context.salesforce.remove(
    'ERP_Customer__c',
    links.map((row) => String(row['Id'])),
  );
  const [account] = await queryAll(
    context.reader,
    `SELECT Id, ERP_Key__c FROM Account WHERE Id = ${soqlText(accountId)}`,
  );
  if (account?.['ERP_Key__c'] === key) await write(context, 'Account', { Id: accountId, ERP_Key__c: null });
  await context.state.record({
    removedLinks: [
      { object: 'ERP_Customer__c', key },
      { object: 'Account', key },
    ],
  });
}

/** The ERP's code of the account's owner; blank where the owner has none. */
async function salespersonOf(context: CommandContext, accountId: string): Promise<string> {
  const [account] = await queryAll(context.reader, `SELECT OwnerId FROM Account WHERE Id = ${soqlText(accountId)}`);
  const owner = soqlText(String(account?.['OwnerId'] ?? ''));
  const { fields } = await context.salesforce.describe('User');
  if (!fields.has('ERP_Salesperson_Code__c')) return '';
  const [user] = await queryAll(context.reader, `SELECT ERP_Salesperson_Code__c FROM User WHERE Id = ${owner}`);
  return String(user?.['ERP_Salesperson_Code__c'] ?? '');
}

async function write(context: CommandContext, object: string, row: TargetRow): Promise<void> {
  const [outcome] = await withPatience(context.reader, () => context.salesforce.update(object, [row]));
  if (outcome?.ok === false) throw outcome.error;
}
