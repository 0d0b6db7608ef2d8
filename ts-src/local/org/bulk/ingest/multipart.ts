import { OrgError } from '../../http/org-error.ts';

/**
 * The parts of a `multipart/form-data` body by name, as in a job that is created with its content in one request
 * (Bulk API 2.0 guide, Create a Job, multipart). Nested or encoded parts do not occur there.
 * @throws OrgError (400) when the boundary is missing
 */
export function multipartParts(contentType: string, raw: Buffer): ReadonlyMap<string, Buffer> {
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1];
  if (boundary === undefined) throw new OrgError(400, 'INVALID_MULTIPART_REQUEST', 'The boundary parameter is missing');
  const parts = new Map<string, Buffer>();
  const marker = Buffer.from(`--${boundary}`);
  let start = raw.indexOf(marker);
  while (start !== -1) {
    const end = raw.indexOf(marker, start + marker.length);
    if (end === -1) break;
    addPart(parts, raw.subarray(start + marker.length, end));
    start = end;
  }
  return parts;
}

function addPart(parts: Map<string, Buffer>, part: Buffer): void {
  const text = part.toString('latin1');
  const gap = /\r?\n\r?\n/.exec(text);
  const name = gap === null ? undefined : /name="([^"]*)"/i.exec(text.slice(0, gap.index))?.[1];
  if (gap === null || name === undefined) return;
  const end = text.endsWith('\r\n') ? part.length - 2 : text.endsWith('\n') ? part.length - 1 : part.length;
  parts.set(name, part.subarray(gap.index + gap[0].length, end));
}
