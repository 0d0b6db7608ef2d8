import { businessCentralCodes } from './business-central-codes.ts';
import { commandCodes } from './command-codes.ts';
import { companionCodes } from './companion-codes.ts';
import type { ErrorCodes } from './code-entry.ts';
import { mappingCodes } from './mapping-codes.ts';
import { quoteCodes } from './quote-codes.ts';
import { repairCodes } from './repair-codes.ts';
import { salesforceCodes } from './salesforce-codes.ts';

/**
 * The catalogue: every error code that can leave the companion. One file an area; an area adds itself here and to
 * docs/errors.md (a test compares both in both directions).
 */
export const errorCodes = {
  ...salesforceCodes,
  ...businessCentralCodes,
  ...companionCodes,
  ...mappingCodes,
  ...commandCodes,
  ...quoteCodes,
  ...repairCodes,
} as const satisfies ErrorCodes;

export type KnownErrorCode = keyof typeof errorCodes;
