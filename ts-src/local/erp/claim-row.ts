import type { Claim } from '../claim.ts';

/** A claim as one row of a list. */
export type ClaimRow = readonly [id: string, area: string, behaviour: string, status: Claim['status'], source: string];
