import type { Claim } from '../../claim.ts';

const BULK_API_2_0 = 'Local org: Bulk API 2.0';
const BULK_API_1_0 = 'Local org: Bulk API 1.0';

/** Bulk API 2.0 and 1.0. */
export const BULK_CLAIMS: readonly Claim[] = [
  {
    id: 'org-bulk-states',
    area: BULK_API_2_0,
    behaviour:
      'An ingest job goes from Open over UploadComplete and InProgress to JobComplete, Failed or Aborted; JobComplete says nothing about the rows.',
    status: 'documented',
    source: 'Bulk API 2.0 guide, Get Job Info',
  },
  {
    id: 'org-bulk-members',
    area: BULK_API_2_0,
    behaviour: 'Members of job answers: as the guide shows them at creation and, with progress, when asked for.',
    status: 'documented',
    source: 'Bulk API 2.0 guide, Create a Job and Get Job Info',
  },
  {
    id: 'org-bulk-one-upload',
    area: BULK_API_2_0,
    behaviour:
      'A job takes one upload, by PUT in any transfer encoding; the answer is 201 without a body; an empty upload is accepted and completes.',
    status: 'observed',
    source: "jsforce's own test suite (bulk2); probes with jsforce",
  },
  {
    id: 'org-bulk-no-upload',
    area: BULK_API_2_0,
    behaviour: 'A job that is started without an upload completes with no records.',
    status: 'assumed',
    source: 'Not documented',
  },
  {
    id: 'org-bulk-results',
    area: BULK_API_2_0,
    behaviour:
      'Successful rows are led by sf__Id and sf__Created, failed ones by sf__Id and sf__Error; every value is quoted; headers are always there.',
    status: 'documented',
    source: 'Bulk API 2.0 guide, result requests',
  },
  {
    id: 'org-bulk-error-text',
    area: BULK_API_2_0,
    behaviour: 'A failed row says CODE:message:fields --, without fields CODE:message:--.',
    status: 'observed',
    source: "jsforce's own test suite (bulk2); source of the Salesforce CLI",
  },
  {
    id: 'org-bulk-error-join',
    area: BULK_API_2_0,
    behaviour: 'Several errors of one row are joined by a semicolon.',
    status: 'assumed',
    source: 'Only single errors were seen',
  },
  {
    id: 'org-bulk-order',
    area: BULK_API_2_0,
    behaviour: 'Result files of more than 1,000 rows come in another order than the upload.',
    status: 'documented',
    source: 'Bulk API 2.0 guide: the order is not guaranteed; which order it is, is ours',
  },
  {
    id: 'org-bulk-unprocessed',
    area: BULK_API_2_0,
    behaviour:
      'A file that cannot be read, or has an unknown column, fails the job with an errorMessage, saves nothing and comes back whole as unprocessed.',
    status: 'assumed',
    source: 'errorMessage texts as users of the API report them',
  },
  {
    id: 'org-bulk-cells',
    area: BULK_API_2_0,
    behaviour: 'An empty cell leaves the field alone, #N/A empties it; values are not trimmed by the reader.',
    status: 'documented',
    source: 'Bulk API 2.0 guide, Prepare CSV Files',
  },
  {
    id: 'org-bulk-line-ending',
    area: BULK_API_2_0,
    behaviour: 'A file whose line ending is not the one the job named fails the job.',
    status: 'documented',
    source: 'Bulk API 2.0 guide, Prepare CSV Files; the text of the message is as users report it',
  },
  {
    id: 'org-bulk-row-length',
    area: BULK_API_2_0,
    behaviour: 'A record with more or fewer values than the header fails the job.',
    status: 'assumed',
    source: 'Not documented',
  },
  {
    id: 'org-bulk-relationship-header',
    area: BULK_API_2_0,
    behaviour:
      'Relationship.ExternalIdField finds a parent one level up; Type:Relationship.Field names one of several objects.',
    status: 'documented',
    source: 'Bulk API 2.0 guide, Relationship Fields in a Header Row',
  },
  {
    id: 'org-bulk-upsert-id',
    area: BULK_API_2_0,
    behaviour: 'An upsert by Id without that column creates.',
    status: 'observed',
    source: "jsforce's own test suite (bulk2, backquote test)",
  },
  {
    id: 'org-bulk-limits',
    area: BULK_API_2_0,
    behaviour:
      'An upload may have 112.5 million bytes (150 MB in base64), the content of a multipart request 100,000 characters.',
    status: 'documented',
    source: 'Bulk API 2.0 guide, limits',
  },
  {
    id: 'org-bulk-delete-states',
    area: BULK_API_2_0,
    behaviour: 'A job can be deleted in UploadComplete, JobComplete, Failed and Aborted.',
    status: 'documented',
    source: 'Bulk API 2.0 guide, Delete a Job',
  },
  {
    id: 'org-bulk-refusals',
    area: BULK_API_2_0,
    behaviour:
      'Wrong requests are refused with INVALIDJOB, INVALIDENTITY and INVALIDJOBSTATE (400); an unknown job with NOT_FOUND (404).',
    status: 'assumed',
    source: 'Codes as clients list them; which stands where is inferred',
  },
  {
    id: 'org-bulk-parallel',
    area: BULK_API_2_0,
    behaviour:
      'Jobs run in turns of 2,000 rows in one process. Locks between jobs that share a parent do not occur by themselves; a fault plan can cause them.',
    status: 'differs',
    source: 'One process; UNABLE_TO_LOCK_ROW is asked for by the fault lockAccount',
  },
  {
    id: 'org-bulk-batches',
    area: BULK_API_2_0,
    behaviour: 'There are no internal batches, retries or daily allocations of batches.',
    status: 'differs',
    source: 'Nothing of it shows in the answers but times',
  },
  {
    id: 'org-bulk-retention',
    area: BULK_API_2_0,
    behaviour: 'Jobs are kept until the org ends or a client deletes them, not for seven days.',
    status: 'differs',
    source: 'The org lives in memory',
  },
  {
    id: 'org-bulk-query-page',
    area: BULK_API_2_0,
    behaviour:
      'Results come with Sforce-Locator (the text null on the last page) and Sforce-NumberOfRecords; every page repeats the header row.',
    status: 'documented',
    source: 'Bulk API 2.0 guide, Get Results for a Query Job; that later pages repeat the header is assumed',
  },
  {
    id: 'org-bulk-query-refused',
    area: BULK_API_2_0,
    behaviour: 'GROUP BY, OFFSET, TYPEOF, aggregates and nested queries are refused with API_ERROR (400).',
    status: 'documented',
    source: 'Bulk API 2.0 guide, SOQL considerations; the code is assumed',
  },
  {
    id: 'org-bulk-query-version',
    area: BULK_API_2_0,
    behaviour: "Results asked for with another API version than the job's are refused with 409.",
    status: 'documented',
    source: 'Bulk API 2.0 guide, Get Results for a Query Job',
  },
  {
    id: 'org-bulk-query-pages',
    area: BULK_API_2_0,
    behaviour: 'resultPages lists five links at a time; the link to more is called nextRecordsUrl.',
    status: 'documented',
    source: 'Bulk API 2.0 guide, which spells the member both ways',
  },
  {
    id: 'org-bulk-v1',
    area: BULK_API_1_0,
    behaviour:
      'CSV batches with insert, update, upsert, delete, query; answers in XML; a session that is over is 400 InvalidSessionId.',
    status: 'observed',
    source: "jsforce's own test suite (bulk) and recorded exchanges of CumulusCI",
  },
  {
    id: 'org-bulk-v1-left-out',
    area: BULK_API_1_0,
    behaviour: 'XML and JSON batches, attachments, serial mode and PK chunking are refused or ignored.',
    status: 'differs',
    source: 'Counterpart does not use Bulk API 1.0; older clients need CSV',
  },
];
