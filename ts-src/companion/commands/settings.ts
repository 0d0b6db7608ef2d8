import type { SyncPorts, SyncSettings } from '../sync/ports.ts';
import { queryAll, soqlText } from '../sync/stored-rows.ts';
import type { CommandSettings } from './command.ts';

const FIELDS =
  'Quote_Lines_From__c, Send_As__c, Stage_After_Order__c, Customer_Consent__c, Default_Company__c, Customer_Template__c, Price_Tolerance_Percent__c';

/** Tolerance between our price and the ERP's when none is set, percent. */
const TOLERANCE_PERCENT = 1;

/** What the connection's record says about selling; defaults where it says nothing. */
export async function readSettings(reader: SyncPorts & { readonly settings: SyncSettings }): Promise<CommandSettings> {
  const where = `Connection_Key__c = ${soqlText(reader.settings.connection)}`;
  const row = (await queryAll(reader, `SELECT ${FIELDS} FROM ERP_Connection__c WHERE ${where}`))[0] ?? {};
  const text = (name: string): string | null => {
    const value = row[name];
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
  };
  return {
    linesFrom: text('Quote_Lines_From__c') === 'Synced Quote' ? 'Synced Quote' : 'Opportunity Products',
    sendAs: text('Send_As__c') === 'Quote' ? 'Quote' : 'Order',
    stageAfterOrder: text('Stage_After_Order__c'),
    customerConsent: row['Customer_Consent__c'] === true,
    defaultCompany: text('Default_Company__c'),
    customerTemplate: text('Customer_Template__c'),
    priceTolerancePercent: Number(row['Price_Tolerance_Percent__c'] ?? TOLERANCE_PERCENT),
  };
}
