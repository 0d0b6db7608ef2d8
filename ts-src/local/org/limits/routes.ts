import { OrgError } from '../http/org-error.ts';
import type { ApiReply, ApiRequest, RouteDefinition } from '../http/route.ts';
import type { Kernel } from '../kernel/types.ts';

/** Allocations that the local org names but does not count: full, as in an org that nobody else uses. */
const uncounted: Readonly<Record<string, number>> = {
  ConcurrentAsyncGetReportInstances: 200,
  DailyAsyncApexExecutions: 250_000,
  DailyBulkApiBatches: 15_000,
  DailyBulkV2QueryFileStorageMB: 976_562,
  DailyBulkV2QueryJobs: 10_000,
  DailyDeliveredPlatformEvents: 25_000,
  DailyDurableGenericStreamingApiEvents: 10_000,
  DailyStandardVolumePlatformEvents: 25_000,
  DailyWorkflowEmails: 385,
  FileStorageMB: 1024,
  HourlyPublishedPlatformEvents: 250_000,
  MassEmail: 5000,
  SingleEmail: 5000,
};

/**
 * Limits and record counts. API calls and data storage are counted by the org; the others stand as untouched.
 * Source: REST API Developer Guide, Limits, Record Count.
 */
export function limitRoutes(kernel: Kernel): RouteDefinition[] {
  return [
    { method: 'GET', path: '/limits', kind: 'limits', handle: () => limits(kernel) },
    { method: 'GET', path: '/limits/recordCount', kind: 'limits', handle: (request) => recordCounts(request, kernel) },
  ];
}

function limits({ usage }: Kernel): ApiReply {
  const body: Record<string, { Max: number; Remaining: number }> = {};
  for (const [name, max] of Object.entries(uncounted)) body[name] = { Max: max, Remaining: max };
  body.DailyApiRequests = {
    Max: usage.apiCallsMax,
    Remaining: Math.max(0, usage.apiCallsMax - usage.apiCallsUsed),
  };
  body.DataStorageMB = {
    Max: usage.dataStorageMbMax,
    Remaining: Math.max(0, Math.floor(usage.dataStorageMbMax - usage.dataStorageMbUsed())),
  };
  return { status: 200, body };
}

function recordCounts(request: ApiRequest, kernel: Kernel): ApiReply {
  const asked = request.query.get('sObjects');
  const readable = kernel.schema.objects.filter(({ name }) => request.session.access.readable(name));
  const names = asked === null ? null : asked.split(',').map((name) => name.trim().toLowerCase());
  if (names?.includes('')) throw new OrgError(400, 'INVALID_INPUT', 'sObjects has an empty name');
  const chosen = readable.filter(({ name }) => names === null || names.includes(name.toLowerCase()));
  return {
    status: 200,
    body: { sObjects: chosen.map(({ name }) => ({ name, count: kernel.usage.recordCount(name) })) },
  };
}
