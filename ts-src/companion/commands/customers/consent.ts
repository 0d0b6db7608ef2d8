/** Finance's word on a new customer: itself a request (`consent-customer`), so that it is checked like every other. */
import { queryAll, soqlText } from '../../sync/stored-rows.ts';
import type { Accepted, Answer, CommandContext } from '../command.ts';
import type { ConsentRequest } from '../requests.ts';

/** Records the consent; whatever waits for it goes on at its next look. */
export async function consentCustomer(_: CommandContext, { request }: Accepted<ConsentRequest>): Promise<Answer> {
  const { granted, company } = request;
  return { status: 'Done', result: { granted, ...(company === undefined ? {} : { company }) } };
}

/** Finance's newest word on an account and a company; null while there is none. */
export async function consentFor(context: CommandContext, accountId: string, company: string): Promise<boolean | null> {
  const ids = [accountId, accountId.slice(0, 15)].map(soqlText).join(', ');
  const where = `Kind__c = 'consent-customer' AND Status__c = 'Done' AND Target_Id__c IN (${ids})`;
  const rows = await queryAll(
    context.reader,
    `SELECT Id, Result__c, CreatedDate FROM ERP_Command__c WHERE ${where} ORDER BY CreatedDate, Id`,
  );
  const words = rows
    .map((row) => JSON.parse(String(row['Result__c'] ?? '{}')) as { granted?: boolean; company?: string })
    .filter((word) => word.company === undefined || word.company === company);
  return words.at(-1)?.granted ?? null;
}
