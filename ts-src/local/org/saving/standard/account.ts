import { changed, get } from './rules.ts';
import type { ObjectRules } from './rules.ts';

/** Every account has a share row for its owner (Object Reference, AccountShare: row cause Owner). */
export const accountRules: ObjectRules = {
  sets: [],
  after: (save) => {
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
  },
};
