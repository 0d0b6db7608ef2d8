import { companyReaders } from '../expected/erp-reader.ts';
import { orgCaller } from '../../../org-caller.ts';
import { accountsOfRep } from '../../../selling.ts';
import { compareSides, fieldProblems, type Check } from './check.ts';

/** Fields that a rep changes, and where they stand in the ERP afterwards. */
const edits = {
  Phone: ['phoneNumber', '+44 117 496 0123'],
  BillingStreet: ['addressLine1', '7 Verified Street'],
  BillingCity: ['city', 'Bath'],
  BillingPostalCode: ['postalCode', 'BA1 1AA'],
  Website: ['website', 'www.example.com'],
} as const;

/** What a rep changes on accounts stands in the ERP after the next sync, and nothing else changed. */
export const accountsToCustomers: Check = {
  name: 'customers: Salesforce to ERP, field by field',
  run: async (stage) => {
    const accounts = await accountsOfRep(stage, 5);
    await stage.sync();
    const rep = orgCaller(stage.org, 'rep');
    const values = Object.fromEntries(Object.entries(edits).map(([field, [, value]]) => [field, value]));
    for (const account of accounts) await rep.update('Account', account, values);
    const { ok } = await stage.sync();
    const quoted = accounts.map((id) => `'${id}'`).join(', ');
    const rows = await stage.rows(`SELECT ERP_Key__c FROM ERP_Customer__c WHERE Account__c IN (${quoted})`);
    const keys = rows.map((row) => String(row['ERP_Key__c']));
    const problems = ok ? [] : ['the sync failed'];
    let compared = 0;
    for (const company of await companyReaders(stage.erp)) {
      for (const customer of await company.standard('customers')) {
        if (!keys.includes(`${company.code}|customer|${customer['id']}`)) continue;
        const wanted = Object.fromEntries(Object.values(edits));
        problems.push(...fieldProblems(`customer ${customer['number']}`, wanted, customer));
        compared += Object.keys(wanted).length;
      }
    }
    const sides = await compareSides(stage, ['customers']);
    return {
      summary: `${accounts.length} accounts, ${compared} fields in the ERP; then ${sides.summary}`,
      problems: [...problems, ...sides.problems],
    };
  },
};
