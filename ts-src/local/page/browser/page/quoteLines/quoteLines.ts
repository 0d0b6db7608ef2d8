import { callOrg, queryOrg } from 'page/session';

const COPIED = ['PricebookEntryId', 'Quantity', 'UnitPrice', 'Discount', 'ServiceDate', 'Description'];

/** Gives a new quote the products of its opportunity, as Salesforce's own form does (Salesforce Help, Create Quotes). */
export async function copyProducts(opportunityId: string, quoteId: string): Promise<void> {
  const lines = await queryOrg(
    `SELECT ${COPIED.join()} FROM OpportunityLineItem WHERE OpportunityId = '${opportunityId}' ORDER BY CreatedDate, Id`,
  );
  if (lines.length === 0) return;
  const records = lines.map((line) => ({
    attributes: { type: 'QuoteLineItem' },
    QuoteId: quoteId,
    ...Object.fromEntries(COPIED.filter((name) => line[name] !== null).map((name) => [name, line[name]])),
  }));
  const body = JSON.stringify({ allOrNone: true, records });
  const results = await callOrg<readonly { success: boolean; errors: readonly { message: string }[] }[]>(
    'composite/sobjects',
    { method: 'POST', body },
  );
  const problems = results.flatMap(({ errors }) => errors.map(({ message }) => message));
  if (problems.length > 0) throw new Error(problems.join(' '));
}
