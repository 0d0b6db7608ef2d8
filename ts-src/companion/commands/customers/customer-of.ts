/** Which customer of which company an account is sold to as. */
import { parseKey } from '../../../mapping/index.ts';
import { codedError } from '../../errors/coded-error.ts';
import type { ErpCompany } from '../../erp/contract.ts';
import { queryAll, soqlText } from '../../sync/stored-rows.ts';
import type { CommandContext } from '../command.ts';

/** An `ERP_Customer__c` of an account. */
export interface LinkedCustomer {
  readonly id: string;
  readonly company: string;
  /** The customer's key in the ERP. */
  readonly erpKey: string;
  /** The link was made and the ERP has not said yet that the customer exists. */
  readonly creating: boolean;
}

/** `prospect`: no customer in the company yet. */
export type CustomerChoice =
  | { readonly kind: 'customer'; readonly company: ErpCompany; readonly customer: LinkedCustomer }
  | { readonly kind: 'prospect'; readonly company: ErpCompany };

export interface CustomerWish {
  readonly erpCustomerId?: string | undefined;
  readonly company?: string | undefined;
}

/** The customers that an account is linked to, by company. */
export async function customersOf(context: CommandContext, accountId: string): Promise<readonly LinkedCustomer[]> {
  const soql = `SELECT Id, ERP_Key__c, Link_State__c FROM ERP_Customer__c WHERE Account__c = ${soqlText(accountId)} ORDER BY Id`;
  return (await queryAll(context.reader, soql)).flatMap((row) => {
    const key = parseKey(String(row['ERP_Key__c'] ?? ''));
    if (key === null) return [];
    const creating = row['Link_State__c'] === 'Creating';
    return [{ id: String(row['Id']), company: key.company, erpKey: key.key, creating }];
  });
}

/**
 * Chooses among them: the one asked for, else the only one of the company asked for (or of the default company, or of
 * all). Rejects with CMD_FOREIGN_RECORD, CMD_COMPANY_UNKNOWN, CMD_COMPANY_NEEDED or CMD_CUSTOMER_SEVERAL. Pure.
 */
export function chooseCustomer(
  linked: readonly LinkedCustomer[],
  wish: CustomerWish,
  known: { readonly companies: readonly ErpCompany[]; readonly defaultCompany: string | null },
): CustomerChoice {
  const companyOf = (code: string): ErpCompany => {
    const company = known.companies.find((each) => each.code === code);
    if (company === undefined)
      throw codedError('CMD_COMPANY_UNKNOWN', { values: { company: code }, fields: ['company'] });
    return company;
  };
  if (wish.erpCustomerId !== undefined) {
    const named = linked.find((each) => each.id.slice(0, 15) === wish.erpCustomerId?.slice(0, 15));
    if (named === undefined) throw codedError('CMD_FOREIGN_RECORD', { values: { what: 'the customer' } });
    return { kind: 'customer', company: companyOf(named.company), customer: named };
  }
  const only = known.companies.length === 1 ? known.companies[0]?.code : undefined;
  const preferred = linked.some((each) => each.company === known.defaultCompany) || linked.length === 0;
  const code = wish.company ?? (preferred ? (known.defaultCompany ?? only) : undefined);
  const candidates = code === undefined ? linked : linked.filter((each) => each.company === code);
  const [first] = candidates;
  if (candidates.length > 1) throw codedError('CMD_CUSTOMER_SEVERAL', { fields: ['erpCustomerId'] });
  if (first !== undefined) return { kind: 'customer', company: companyOf(first.company), customer: first };
  if (code === undefined) throw codedError('CMD_COMPANY_NEEDED', { fields: ['company'] });
  return { kind: 'prospect', company: companyOf(code) };
}
