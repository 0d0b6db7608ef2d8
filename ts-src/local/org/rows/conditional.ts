import { createHash } from 'node:crypto';
import { OrgError } from '../http/org-error.ts';
import type { ApiReply, ApiRequest } from '../http/route.ts';
import type { Kernel, QueryRecord } from '../kernel/types.ts';
import type { ObjectSchema } from '../schema/types.ts';
import { readRow, type Place } from './read-row.ts';

/** Source: REST API Developer Guide, Conditional Requests: entity tags exist for rows of Account only. */
const taggedObject = 'Account';

/** A row as it stands for the user, all fields. */
function wholeRow(object: ObjectSchema, id: string, { request, kernel }: Place): QueryRecord {
  return readRow(object, id, { request: { ...request, query: new URLSearchParams() }, kernel });
}

function tagOf(object: ObjectSchema, row: QueryRecord): string | null {
  if (object.name !== taggedObject) return null;
  return `"${createHash('sha1').update(JSON.stringify(row)).digest('base64')}"`;
}

/** Milliseconds at one-second resolution, as HTTP dates have it; null when the object has no such time. */
function modifiedAt(row: QueryRecord): number | null {
  if (typeof row.LastModifiedDate !== 'string') return null;
  return Math.floor(Date.parse(row.LastModifiedDate.replace('+0000', 'Z')) / 1000) * 1000;
}

/** Tags of `If-Match` and `If-None-Match`; a weak mark or the one for compressed answers makes no difference. */
function names(header: string, tag: string): boolean {
  const plain = (text: string): string =>
    text
      .trim()
      .replace(/^W\//, '')
      .replace(/-gzip"$/, '"');
  return header.split(',').some((item) => item.trim() === '*' || plain(item) === tag);
}

function dateIn(request: ApiRequest, header: 'if-modified-since' | 'if-unmodified-since'): number | null {
  const text = request.headers[header];
  if (text === undefined) return null;
  const date = Date.parse(text);
  if (!Number.isNaN(date)) return date;
  // An unreadable condition of a read is no condition; on writes it is refused.
  if (request.method === 'GET') return null;
  throw new OrgError(400, 'INVALID_INPUT', `${header} is no date: ${text}`);
}

/**
 * The answer to a read: 304 when the row is as the client knows it, 412 when a precondition fails.
 * Source: REST API Developer Guide, Conditional Requests.
 */
export function readReply(object: ObjectSchema, id: string, place: Place): ApiReply {
  const { request } = place;
  const body = readRow(object, id, place);
  const row = wholeRow(object, id, place);
  const tag = tagOf(object, row);
  const modified = modifiedAt(row);
  const headers = {
    ...(tag === null ? {} : { ETag: tag }),
    ...(modified === null ? {} : { 'Last-Modified': new Date(modified).toUTCString() }),
  };
  requireUnchanged(request, tag, modified);
  const unless = request.headers['if-none-match'];
  const since = dateIn(request, 'if-modified-since');
  const known =
    unless !== undefined && tag !== null
      ? names(unless, tag)
      : since !== null && modified !== null && modified <= since;
  return known ? { status: 304, headers } : { status: 200, headers, body };
}

/** @throws OrgError PRECONDITION_FAILED (412), INVALID_INPUT (400) when an update is for another state of the row */
export function checkPreconditions(object: ObjectSchema, request: ApiRequest, kernel: Kernel): void {
  const { headers } = request;
  const asked = ['if-match', 'if-none-match', 'if-unmodified-since', 'if-modified-since'].some(
    (name) => name in headers,
  );
  if (!asked) return;
  const row = wholeRow(object, request.params.id ?? '', { request, kernel });
  const tag = tagOf(object, row);
  const modified = modifiedAt(row);
  requireUnchanged(request, tag, modified);
  const unless = headers['if-none-match'];
  const since = dateIn(request, 'if-modified-since');
  const same =
    (unless !== undefined && tag !== null && names(unless, tag)) || (since !== null && (modified ?? 0) <= since);
  if (same) throw failed();
}

function requireUnchanged(request: ApiRequest, tag: string | null, modified: number | null): void {
  const match = request.headers['if-match'];
  if (match !== undefined && tag !== null && !names(match, tag)) throw failed();
  const limit = dateIn(request, 'if-unmodified-since');
  if (limit !== null && modified !== null && modified > limit) throw failed();
}

function failed(): OrgError {
  return new OrgError(412, 'PRECONDITION_FAILED', 'The record is not in the state that the request is for');
}
