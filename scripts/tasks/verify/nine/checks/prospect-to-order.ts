import { companyReaders } from '../expected/erp-reader.ts';
import { orgCaller } from '../../../org-caller.ts';
import { placedOrderProblems } from '../placed-order.ts';
import { askAsRep, notDone } from '../request.ts';
import { sell } from '../../../selling.ts';
import { compareSides, fieldProblems, type Check } from './check.ts';

const prospect = {
  Name: 'Prospect of the Day Ltd.',
  BillingStreet: '3 New Road',
  BillingCity: 'Leeds',
  BillingPostalCode: 'LS1 1AA',
  BillingCountry: 'GB',
  Phone: '+44 113 496 0456',
};

/** An account that is no customer yet becomes one within the sending of its first order. */
export const prospectToOrder: Check = {
  name: 'customers: a prospect becomes a customer with its first order',
  run: async (stage) => {
    const account = await orgCaller(stage.org, 'rep').create('Account', prospect);
    const sale = await sell(stage, account, 'First order');
    const sent = await askAsRep(stage, 'send-quote', sale.opportunity, { company: stage.erp.companies[0]?.code });
    await stage.sync();
    const [company] = await companyReaders(stage.erp);
    const customers = ((await company?.standard('customers')) ?? []).filter(
      (row) => row['displayName'] === prospect.Name,
    );
    const [link] = await stage.rows(
      `SELECT ERP_Key__c, Number__c FROM ERP_Customer__c WHERE Account__c = '${account}'`,
    );
    const wanted = {
      addressLine1: prospect.BillingStreet,
      city: prospect.BillingCity,
      postalCode: prospect.BillingPostalCode,
      country: prospect.BillingCountry,
      phoneNumber: prospect.Phone,
      number: link?.['Number__c'],
    };
    const problems = [
      ...notDone('send', sent),
      ...(customers.length === 1 ? [] : [`the ERP has ${customers.length} such customers, not one`]),
      ...fieldProblems('customer', wanted, customers[0] ?? {}),
      ...(await placedOrderProblems(stage, sale)),
    ];
    const sides = await compareSides(stage, ['customers', 'sales-orders']);
    return {
      summary: `customer ${String(link?.['Number__c'])}; ${sides.summary}`,
      problems: [...problems, ...sides.problems],
    };
  },
};
