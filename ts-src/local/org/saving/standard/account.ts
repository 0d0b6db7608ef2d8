import { keepPersonContact, preparePersonAccount } from './person-account.ts';
import { changed, get } from './rules.ts';
import type { ObjectRules, RowInSave } from './rules.ts';

/** Every account has a share row for its owner (Object Reference, AccountShare: row cause Owner). */
function shareWithOwner(save: RowInSave): void {
  if (!changed(save, 'OwnerId')) return;
  const { database, clock } = save.context;
  const account = save.row[0] ?? null;
  if (save.old !== null) {
    database.statement(`DELETE FROM "AccountShare" WHERE "AccountId" = ? AND "RowCause" = 'Owner'`).run(account);
  }
  database
    .statement(
      'INSERT INTO "AccountShare" ("Id", "AccountId", "UserOrGroupId", "AccountAccessLevel", "CaseAccessLevel", ' +
        '"ContactAccessLevel", "OpportunityAccessLevel", "RowCause", "IsDeleted", "LastModifiedDate", "LastModifiedById") ' +
        `VALUES (?, ?, ?, 'All', 'Edit', 'Edit', 'Edit', 'Owner', 0, ?, ?)`,
    )
    .run(database.takeRecords(database.table('AccountShare'), 1), account, get(save, 'OwnerId'), clock(), save.user);
}

/** Accounts are shared with their owner, and those that are persons have a contact behind them. */
export const accountRules: ObjectRules = {
  sets: ['Name', 'RecordTypeId', 'IsPersonAccount'],
  prepare: preparePersonAccount,
  after: (save) => {
    shareWithOwner(save);
    keepPersonContact(save);
  },
};
