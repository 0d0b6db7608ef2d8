import type { OrgInfo } from '../child-system.ts';
import { adminOf } from '../local-connection.ts';
import { soql } from '../soql.ts';

/** Accounts in one collections call. */
const perCall = 200;

/** Out of so many accounts one goes to the second rep, so that the user switch shows what sharing hides. */
const everySecondRep = 4;

/**
 * Makes the reps owners of the accounts, as an admin would after the first sync; accounts that belong to a rep already
 * stay where they are. Without it only those who see everything would see the demo's accounts.
 */
export async function handOutAccounts(org: OrgInfo): Promise<void> {
  const admin = adminOf(org);
  const names = repNames(org);
  const ids = new Map<string, string>();
  const quoted = names.map((name) => `'${name}'`).join(', ');
  const users = soql<{ Id: string; Username: string }>(
    admin,
    `SELECT Id, Username FROM User WHERE Username IN (${quoted || "''"})`,
  );
  for await (const { Id, Username } of users) ids.set(Username, Id);
  const reps = names.flatMap((name) => ids.get(name) ?? []);
  const [first, second = first] = reps;
  if (first === undefined) return;
  const records: object[] = [];
  const accounts = soql<{ Id: string; OwnerId: string }>(admin, 'SELECT Id, OwnerId FROM Account ORDER BY Name');
  for await (const { Id, OwnerId } of accounts) {
    if (reps.includes(OwnerId)) continue;
    const owner = records.length % everySecondRep === everySecondRep - 1 ? second : first;
    records.push({ attributes: { type: 'Account' }, id: Id, OwnerId: owner });
  }
  for (let from = 0; from < records.length; from += perCall) {
    await updateAll(org, records.slice(from, from + perCall));
  }
}

/** In the order in which the org names its users: most accounts go to the first. */
function repNames(org: OrgInfo): string[] {
  return org.users.filter(({ name }) => name.startsWith('rep')).map(({ username }) => username);
}

async function updateAll(org: OrgInfo, records: readonly object[]): Promise<void> {
  const admin = adminOf(org);
  const response = await fetch(`${org.url}/services/data/v${org.apiVersion}/composite/sobjects`, {
    method: 'PATCH',
    headers: { authorization: `Bearer ${admin.accessToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ allOrNone: true, records }),
  });
  const results = (await response.json()) as { success: boolean }[];
  if (!response.ok || results.some(({ success }) => !success)) {
    throw new Error(`The accounts could not be handed out: ${JSON.stringify(results).slice(0, 300)}`);
  }
}
