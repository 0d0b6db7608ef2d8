import type { OrgUsage } from './port.ts';
import type { Transport } from './transport.ts';

interface Limit {
  readonly Max?: number;
  readonly Remaining?: number;
}

/** Use of the org's limits (REST API guide, "Limits"). A limit that the org does not report counts as endless. */
export async function readUsage(transport: Transport): Promise<OrgUsage> {
  const call = { method: 'GET', path: '/limits', effect: 'read', operation: 'the limits of the org' } as const;
  const limits = (await transport.sendJson(call)) as Record<string, Limit>;
  const of = (name: string, part: keyof Limit): number => limits[name]?.[part] ?? Number.POSITIVE_INFINITY;
  return {
    apiCallsMax: of('DailyApiRequests', 'Max'),
    apiCallsRemaining: of('DailyApiRequests', 'Remaining'),
    dataStorageMbMax: of('DataStorageMB', 'Max'),
    dataStorageMbRemaining: of('DataStorageMB', 'Remaining'),
  };
}
