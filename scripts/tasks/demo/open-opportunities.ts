import type { ErpInfo, OrgInfo } from '../child-system.ts';
import { adminOf } from '../local-connection.ts';
import { orgCaller } from '../org-caller.ts';
import { accountsOfRep, sell, type SellingPlace } from '../selling.ts';
import { soql } from '../soql.ts';

/** An account that is no customer of the ERP yet: its first order makes it one. */
const prospect = {
  Name: 'Larkspur Hotels Ltd.',
  BillingStreet: '18 Harbour Parade',
  BillingCity: 'Whitby',
  BillingPostalCode: 'YO21 1AB',
  BillingCountry: 'GB',
  Phone: '+44 194 749 6012',
};

/**
 * Gives the first rep opportunities that are ready to be sent to the ERP: two of customers and one of a prospect. There
 * are none when the org has no prices to sell at, as with a company folder without them.
 */
export async function openOpportunities(org: OrgInfo, erp: ErpInfo, namespace: string): Promise<void> {
  const reader = { ...adminOf(org), namespace };
  const place: SellingPlace = {
    org,
    erp,
    rows: (query) => Array.fromAsync(soql<Record<string, unknown>>(reader, query)),
  };
  const entries = await place.rows(
    "SELECT Id FROM PricebookEntry WHERE Pricebook2.IsStandard = true AND CurrencyIsoCode = 'GBP' LIMIT 3",
  );
  if (entries.length < 3) return;
  const [first = '', second = ''] = await accountsOfRep(place, 2);
  const lead = await orgCaller(org, 'rep').create('Account', prospect);
  await sell(place, first, 'Reception area, ground floor');
  await sell(place, second, 'Meeting rooms, second floor');
  await sell(place, lead, 'Forty guest rooms');
}
