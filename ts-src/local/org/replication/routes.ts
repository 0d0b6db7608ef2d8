import { objectOfPath } from '../http/object-of-path.ts';
import { OrgError } from '../http/org-error.ts';
import type { ApiReply, ApiRequest, RouteDefinition } from '../http/route.ts';
import type { Kernel } from '../kernel/types.ts';
import type { ObjectSchema } from '../schema/types.ts';
import { restDateTime } from '../soql/values.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** How far back changes and deletions are known (REST API Developer Guide, sObject Get Updated, Get Deleted). */
const UPDATED_DAYS = 30;
const DELETED_DAYS = 15;

interface Window {
  readonly object: ObjectSchema;
  readonly start: number;
  readonly end: number;
}

/** Ids of the records changed or deleted in a span of time. */
export function replicationRoutes(kernel: Kernel): RouteDefinition[] {
  const kind = 'replication';
  return [
    { method: 'GET', path: '/sobjects/:object/updated', kind, handle: (request) => updated(request, kernel) },
    { method: 'GET', path: '/sobjects/:object/deleted', kind, handle: (request) => deleted(request, kernel) },
  ];
}

function time(request: ApiRequest, name: string): number {
  const text = request.query.get(name)?.replace(' ', '+') ?? '';
  const value = Date.parse(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  if (Number.isNaN(value)) throw new OrgError(400, 'INVALID_REPLICATION_DATE', `${name} is no date/time: ${text}`);
  // Seconds are ignored: a span holds whole minutes.
  return Math.floor(value / MINUTE_MS) * MINUTE_MS;
}

function window(request: ApiRequest, kernel: Kernel, days: number): Window {
  const object = objectOfPath(request, kernel);
  if (object.system || object.field('SystemModstamp') === undefined) {
    throw new OrgError(400, 'INVALID_TYPE', `object type '${object.name}' is not replicable`);
  }
  const start = time(request, 'start');
  const end = time(request, 'end');
  if (start >= end) throw new OrgError(400, 'INVALID_REPLICATION_DATE', 'startDate must be before endDate');
  if (start < kernel.clock() - days * DAY_MS) {
    throw new OrgError(
      400,
      'INVALID_REPLICATION_DATE',
      `startDate before org replication enabled date or ${days} days ago`,
    );
  }
  return { object, start, end };
}

function inWindow({ start, end }: Window): string {
  return `SystemModstamp >= ${new Date(start).toISOString()} AND SystemModstamp < ${new Date(end).toISOString()}`;
}

function updated(request: ApiRequest, kernel: Kernel): ApiReply {
  const span = window(request, kernel, UPDATED_DAYS);
  const soql = `SELECT Id FROM ${span.object.name} WHERE ${inWindow(span)} ORDER BY SystemModstamp`;
  const ids = kernel.query(soql, request.session).records.map(({ Id }) => Id);
  return { status: 200, body: { ids, latestDateCovered: restDateTime(Math.min(span.end, kernel.clock())) } };
}

function deleted(request: ApiRequest, kernel: Kernel): ApiReply {
  const span = window(request, kernel, DELETED_DAYS);
  const soql = `SELECT Id, SystemModstamp FROM ${span.object.name} WHERE IsDeleted = true AND ${inWindow(span)}`;
  const { records } = kernel.query(soql, request.session, { all: true });
  const deletedRecords = records.map(({ Id, SystemModstamp }) => ({ id: Id, deletedDate: SystemModstamp }));
  const earliestDateAvailable = restDateTime(kernel.clock() - DELETED_DAYS * DAY_MS);
  return {
    status: 200,
    body: {
      deletedRecords,
      earliestDateAvailable,
      latestDateCovered: restDateTime(Math.min(span.end, kernel.clock())),
    },
  };
}
