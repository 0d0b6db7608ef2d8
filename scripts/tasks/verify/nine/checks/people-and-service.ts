import { orgCaller } from '../../../org-caller.ts';
import { companyReaders, type Row } from '../expected/erp-reader.ts';
import type { NineStage } from '../stage.ts';
import { compareSides, fieldProblems, type Check } from './check.ts';

const RECORDS = 5;

interface Edit {
  /** What is written to the Salesforce record. */
  readonly salesforce: Readonly<Record<string, string>>;
  /** What the ERP holds afterwards, by set. */
  readonly erp: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const contactEdit: Edit = {
  salesforce: {
    FirstName: 'Vera Rose',
    LastName: 'de Vries',
    Email: 'vera@verified.example',
    MobilePhone: '+44 7700 900123',
  },
  erp: {
    contacts: {
      displayName: 'Vera Rose de Vries',
      email: 'vera@verified.example',
      mobilePhoneNumber: '+44 7700 900123',
    },
    contactDetails: { firstName: 'Vera Rose', middleName: '', surname: 'de Vries' },
  },
};

const caseEdit: Edit = {
  salesforce: { Status: 'Working', Priority: 'High', Subject: 'Verified from Salesforce' },
  erp: { serviceOrders: { status: 'In_x0020_Process', priority: 'High', description: 'Verified from Salesforce' } },
};

async function rowsOf(stage: NineStage, set: string): Promise<ReadonlyMap<string, Row>> {
  const found = new Map<string, Row>();
  for (const company of await companyReaders(stage.erp)) {
    const rows = set === 'contacts' ? await company.standard(set) : await company.extension(set);
    for (const row of rows) found.set(row['id'], row);
  }
  return found;
}

async function changeInSalesforce(stage: NineStage, object: string, { salesforce, erp }: Edit): Promise<string[]> {
  const wanted = `SELECT Id, ERP_Key__c FROM ${object} WHERE ERP_Key__c != null ORDER BY ERP_Key__c LIMIT ${RECORDS}`;
  const records = await stage.rows(wanted);
  const admin = orgCaller(stage.org, 'admin');
  for (const { Id } of records) await admin.update(object, String(Id), salesforce);
  const { ok } = await stage.sync();
  const problems =
    ok && records.length === RECORDS ? [] : [`${records.length} records changed, sync ${ok ? 'done' : 'failed'}`];
  for (const [set, values] of Object.entries(erp)) {
    const rows = await rowsOf(stage, set);
    for (const { ERP_Key__c: key } of records) {
      const row = rows.get(String(key).split('|')[2] ?? '') ?? {};
      problems.push(...fieldProblems(`${set} ${row['number'] ?? String(key)}`, values, row));
    }
  }
  return problems;
}

/** What people change on contacts and cases stands in the ERP after the next sync, and nothing else changed. */
export const peopleAndService: Check = {
  name: 'contacts and service: Salesforce to ERP, field by field',
  run: async (stage) => {
    const problems = [
      ...(await changeInSalesforce(stage, 'Contact', contactEdit)),
      ...(await changeInSalesforce(stage, 'Case', caseEdit)),
    ];
    const sides = await compareSides(stage, ['contacts', 'service']);
    return {
      summary: `${RECORDS} contacts, ${RECORDS} cases; then ${sides.summary}`,
      problems: [...problems, ...sides.problems],
    };
  },
};

/** A corrected match: contacts, assets and cases of the ERP customer follow it to the other account. */
export const correctedMatch: Check = {
  name: 'contacts and service: the account follows a corrected match',
  run: async (stage) => {
    const objects = ['Contact', 'Asset', 'Case'];
    const [asset] = await stage.rows(
      'SELECT AccountId FROM Asset WHERE ERP_Key__c != null AND Account.Name != null ORDER BY ERP_Key__c LIMIT 1',
    );
    const before = String(asset?.['AccountId']);
    const below = (object: string, account: string) =>
      stage.rows(`SELECT Id FROM ${object} WHERE AccountId = '${account}' AND ERP_Key__c != null`);
    const held = await Promise.all(objects.map(async (object) => (await below(object, before)).length));
    const admin = orgCaller(stage.org, 'admin');
    const account = await admin.create('Account', { Name: 'Account of a corrected match' });
    const customers = await stage.rows(`SELECT Id FROM ERP_Customer__c WHERE Account__c = '${before}'`);
    const move = async (to: string): Promise<boolean> => {
      for (const { Id } of customers) await admin.update('ERP_Customer__c', String(Id), { Account__c: to });
      return (await stage.sync()).ok;
    };
    const problems = (await move(account)) ? [] : ['the sync failed'];
    for (const [index, object] of objects.entries()) {
      const moved = (await below(object, account)).length;
      if (moved !== held[index]) problems.push(`${object}: ${moved} of ${held[index]} moved`);
    }
    if (!(await move(before))) problems.push('the sync after moving back failed');
    return { summary: `${held.join(' + ')} records followed`, problems };
  },
};
