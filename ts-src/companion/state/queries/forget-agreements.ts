import type { Kysely } from 'kysely';
import type { StateTables } from '../schema.ts';

/** What was told to Salesforce of failures stays known, so that it can be taken back. */
const KEPT_OBJECTS = ['ERP_Issue__c', 'ERP_Message__c', 'sync-state:ERP_Customer__c', 'sync-state:ERP_Order__c'];
/** The mark that ties a state to one org, and the one that says that what the org shows of failures is known. */
const KEPT_MARKS = ['org', 'failures:known'];

/**
 * Forgets what both sides agreed on and how far everything was read. What is parked or waits, runs and leases stay.
 */
export async function forgetAgreements(db: Kysely<StateTables>): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await tx.deleteFrom('links').where('object', 'not in', KEPT_OBJECTS).execute();
    await tx.deleteFrom('agreements').execute();
    await tx.deleteFrom('watermarks').execute();
    await tx.deleteFrom('marks').where('name', 'not in', KEPT_MARKS).execute();
  });
}
