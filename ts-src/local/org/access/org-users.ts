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

/** Users of a fresh org: an administrator, the companion's user, two sales representatives, and finance. */
export const STARTING_USERS: readonly UserDefinition[] = [
  {
    name: 'admin',
    role: 'admin',
    firstName: 'Ada',
    lastName: 'Admin',
    profile: 'System Administrator',
    permissionSets: ['ERP_Admin', 'ERP_Admin_Org', 'ERP_Viewer', 'ERP_Viewer_Org'],
  },
  {
    name: 'integration',
    role: 'integration',
    firstName: 'Counterpart',
    lastName: 'Integration',
    profile: 'Minimum Access - API Only Integrations',
    permissionSets: ['ERP_Integration', 'ERP_Integration_Org'],
  },
  {
    name: 'rep',
    role: 'rep',
    firstName: 'Robin',
    lastName: 'Rep',
    profile: 'Standard User',
    permissionSets: ['ERP_Viewer', 'ERP_Viewer_Org', 'ERP_Seller', 'ERP_Seller_Org'],
  },
  {
    name: 'rep2',
    role: 'rep',
    firstName: 'Sasha',
    lastName: 'Seller',
    profile: 'Standard User',
    permissionSets: ['ERP_Viewer', 'ERP_Viewer_Org'],
  },
  {
    name: 'finance',
    role: 'Finance',
    firstName: 'Fiona',
    lastName: 'Finance',
    profile: 'Standard User',
    permissionSets: ['ERP_Viewer', 'ERP_Viewer_Org', 'ERP_Finance', 'ERP_Finance_Org'],
  },
];

/** Username of a starting user. */
export function usernameOf(name: string): string {
  return `${name}@counterpart.local`;
}
