import type { Claim } from '../../claim.ts';
import { BULK_CLAIMS } from '../bulk/claims.ts';
import { GRAPHQL_CLAIMS } from '../graphql/claims.ts';
import { UI_API_CLAIMS } from '../ui-api/claims.ts';
import { ACCESS_CLAIMS } from './access.ts';
import { JSFORCE_CLAIMS } from './jsforce.ts';
import { NOTIFYING_CLAIMS } from './notifying.ts';
import { READING_CLAIMS } from './reading.ts';
import { SAVING_CLAIMS } from './saving.ts';
import { SELLING_CLAIMS } from './selling.ts';

/** How far the local org is like Salesforce; docs/fidelity.md is generated from these. */
export const ORG_CLAIMS: readonly Claim[] = [
  ...ACCESS_CLAIMS,
  ...SAVING_CLAIMS,
  ...SELLING_CLAIMS,
  ...NOTIFYING_CLAIMS,
  ...READING_CLAIMS,
  ...BULK_CLAIMS,
  ...GRAPHQL_CLAIMS,
  ...UI_API_CLAIMS,
  ...JSFORCE_CLAIMS,
];
