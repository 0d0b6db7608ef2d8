import { describe, expect, it } from 'vitest';
import type { Exchange } from './recording-proxy.ts';
import { countRows, uploadsOf } from './uploads.ts';

let clock = 0;
function exchange(method: string, path: string, body: string, answer: object = {}): Exchange {
  clock += 2;
  const contentType = 'application/json';
  const buffers = { body: Buffer.from(body), answer: Buffer.from(JSON.stringify(answer)) };
  return { method, path, contentType, status: 200, answerHeaders: {}, start: clock, end: clock + 1, ...buffers };
}

const ingest = '/services/data/v66.0/jobs/ingest';
const collection = '/services/data/v66.0/composite/sobjects';

describe('the uploads among recorded exchanges', () => {
  it('takes a job from its creation to its completion as one upload', () => {
    const exchanges = [
      exchange('POST', ingest, '{"object":"ERP_Invoice_Line__c"}', { id: '750A' }),
      exchange('PUT', `${ingest}/750A/batches`, 'ERP_Key__c\n"a\nb"\nc\n'),
      exchange('PATCH', `${ingest}/750A`, '{"state":"UploadComplete"}', { state: 'UploadComplete' }),
      exchange('GET', `${ingest}/750A`, '', { state: 'JobComplete' }),
    ];
    const [upload, ...others] = uploadsOf(exchanges);
    expect(others).toEqual([]);
    expect(upload).toMatchObject({ kind: 'job', rows: 2, start: exchanges[0]!.start, end: exchanges[3]!.end });
  });

  it('takes upserts of business records and leaves bookkeeping and reads out', () => {
    const records = JSON.stringify({ records: [{}, {}] });
    const uploads = uploadsOf([
      exchange('GET', `${collection}/Account`, ''),
      exchange('PATCH', `${collection}/ERP_Run__c/Run_Key__c`, records),
      exchange('PATCH', `${collection}/Account/ERP_Key__c`, records),
    ]);
    expect(uploads.map(({ path, rows }) => [path, rows])).toEqual([[`${collection}/Account/ERP_Key__c`, 2]]);
  });
});

describe('counting the rows of a CSV', () => {
  it.each([
    ['a\n', 0],
    ['a\n1\n2\n', 2],
    ['a\n1\n2', 2],
    ['a,b\n"x\ny",1\n"q""\n",2\n', 2],
  ])('%j has %i', (csv, rows) => {
    expect(countRows(Buffer.from(csv))).toBe(rows);
  });
});
