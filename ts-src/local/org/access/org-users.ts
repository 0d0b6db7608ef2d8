import type { ProfileKind } from './rights.ts';

/** A user the org starts with. */
export interface UserDefinition {
  /** Short name that tests and the demo use: `admin`, `integration`, `rep`. */
  readonly name: string;
  readonly role: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly profile: ProfileKind;
  /** Names of permission sets, without namespace; those that do not exist are left out. */
  readonly permissionSets: readonly string[];
}

/** What a role needs: the packaged set, what the package can't carry, and what belongs to quotes. */
function sets(...roles: readonly string[]): string[] {
  return roles.flatMap((role) => [`ERP_${role}`, `ERP_${role}_Org`, `ERP_${role}_Quotes`]);
}

/** Users of a fresh org: an administrator, the companion's user, two sales representatives, and finance. */
export const STARTING_USERS: readonly UserDefinition[] = [
  {
    name: 'admin',
    role: 'admin',
    firstName: 'Ada',
    lastName: 'Admin',
    profile: 'System Administrator',
    permissionSets: sets('Admin', 'Viewer'),
  },
  {
    name: 'integration',
    role: 'integration',
    firstName: 'Counterpart',
    lastName: 'Integration',
    profile: 'Minimum Access - API Only Integrations',
    permissionSets: sets('Integration'),
  },
  {
    name: 'rep',
    role: 'rep',
    firstName: 'Robin',
    lastName: 'Rep',
    profile: 'Standard User',
    permissionSets: sets('Viewer', 'Seller'),
  },
  {
    name: 'rep2',
    role: 'rep',
    firstName: 'Sasha',
    lastName: 'Seller',
    profile: 'Standard User',
    permissionSets: sets('Viewer'),
  },
  {
    name: 'finance',
    role: 'Finance',
    firstName: 'Fiona',
    lastName: 'Finance',
    profile: 'Standard User',
    permissionSets: sets('Viewer', 'Finance'),
  },
];

/** Username of a starting user. */
export function usernameOf(name: string): string {
  return `${name}@counterpart.local`;
}
