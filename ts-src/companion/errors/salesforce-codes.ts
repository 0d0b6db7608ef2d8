import type { ErrorCodes } from './code-entry.ts';
import { salesforceCallCodes } from './salesforce-call-codes.ts';
import { salesforceRowCodes } from './salesforce-row-codes.ts';

/** Everything that Salesforce, or the way to it, can answer. */
export const salesforceCodes = { ...salesforceCallCodes, ...salesforceRowCodes } as const satisfies ErrorCodes;
