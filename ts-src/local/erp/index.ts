/**
 * The local ERP: Business Central on this machine, as far as Counterpart uses it. Standard API v2.0 under
 * `{url}/api/v2.0`, the entity sets of our AL extension under `{url}/api/counterpart/integration/v1.0`, the clerk's
 * page under `{url}/clerk`, control of faults under `{url}/__local/`. Listens on 127.0.0.1 only. It imports nothing of
 * the companion.
 */
export { startLocalErp } from './start.ts';
/** @public */
export type { LocalErp, LocalErpOptions, LocalErpCompany } from './start.ts';
/** @public */
export type { Clerk, InvoiceLineInput, OpenEntry, PostedDocument } from './clerk/clerk.ts';
/** @public */
export type { Fault, FaultPlan } from './http/faults.ts';
