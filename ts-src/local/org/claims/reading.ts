import type { Claim } from '../../claim.ts';

const QUERY = 'Local org: SOQL and search';
const REST = 'Local org: REST resources';

/** SOQL, SOSL and the REST resources. */
export const READING_CLAIMS: readonly Claim[] = [
  {
    id: 'org-connect-organization',
    area: REST,
    behaviour:
      'connect/organization gives orgId and, of the features, multiCurrency and defaultCurrencyIsoCode, which is null with several currencies; nothing else of Connect REST is served.',
    status: 'assumed',
    source:
      'Connect REST API Developer Guide, Organization and Features; what the real answer holds besides was not seen',
  },
  {
    id: 'org-soql-grammar',
    area: QUERY,
    behaviour:
      'SOQL knows relationships up and down, aggregates, GROUP BY with ROLLUP and CUBE, HAVING, semi-joins, date literals and functions, FIELDS, TYPEOF, FORMAT and toLabel; not WITH, DISTANCE and FIND.',
    status: 'documented',
    source: 'SOQL and SOSL Reference',
  },
  {
    id: 'org-soql-and-or',
    area: QUERY,
    behaviour: 'AND and OR may not stand beside each other without parentheses.',
    status: 'documented',
    source: 'SOQL and SOSL Reference, Logical Operators',
  },
  {
    id: 'org-soql-rules',
    area: QUERY,
    behaviour:
      'Refused: field aliases, HAVING and date functions without GROUP BY, fields outside of the groups, aggregates in WHERE, more than five levels up, semi-joins below OR or NOT, nested, limited, ordered, more than two, or on the same object; a date where a date/time belongs; unknown escapes.',
    status: 'documented',
    source:
      'SOQL and SOSL Reference: GROUP BY, HAVING, Relationship Query Limitations, Comparison Operators, Quoted String Escape Sequences; the words of the messages by experience',
  },
  {
    id: 'org-soql-scope',
    area: QUERY,
    behaviour: 'USING SCOPE takes mine and everything; scopes of teams, territories and delegation are refused.',
    status: 'differs',
    source: 'Teams, territories and delegation do not exist',
  },
  {
    id: 'org-soql-nulls',
    area: QUERY,
    behaviour: 'A comparison with a null field is false, != and NOT IN are true; empty text equals null.',
    status: 'assumed',
    source: 'By experience; the reference says it for some operators only',
  },
  {
    id: 'org-soql-order',
    area: QUERY,
    behaviour:
      'Text sorts by code point without regard to the case of A to Z, picklists by their value; rows that are equal sort by id.',
    status: 'differs',
    source: 'A real org sorts by locale and picklists by their definition',
  },
  {
    id: 'org-soql-group-case',
    area: QUERY,
    behaviour:
      'Grouping and counting distinct text pays no regard to case, unless the field is defined case-sensitive.',
    status: 'assumed',
    source: 'No source confirms it',
  },
  {
    id: 'org-soql-groups',
    area: QUERY,
    behaviour: 'More than 2,000 groups without LIMIT are refused with EXCEEDED_ID_LIMIT.',
    status: 'documented',
    source: 'SOQL and SOSL Reference, GROUP BY considerations',
  },
  {
    id: 'org-soql-sums',
    area: QUERY,
    behaviour: 'A sum has no more decimals than its field.',
    status: 'assumed',
    source: 'Salesforce adds up decimals; SQLite adds up doubles, which are rounded to the scale',
  },
  {
    id: 'org-soql-pages',
    area: QUERY,
    behaviour:
      'Pages hold 2,000 rows, or 200 to 2,000 by header; which rows is fixed at the start, their values are those at the time of the page.',
    status: 'observed',
    source: "jsforce's tests on a live org (page size); the rest assumed",
  },
  {
    id: 'org-soql-time-zone',
    area: QUERY,
    behaviour: 'Every user lives in UTC, the locale is en_US, and the fiscal year is the calendar year.',
    status: 'differs',
    source: 'A real org has these settings per user and org',
  },
  {
    id: 'org-soql-explain',
    area: QUERY,
    behaviour: 'explain gives one plan, a table scan.',
    status: 'differs',
    source: 'There is no optimiser to ask',
  },
  {
    id: 'org-soql-messages',
    area: QUERY,
    behaviour:
      'Messages of refused queries repeat the fragment and say row and column; their wording is like the real one, not always equal.',
    status: 'observed',
    source: 'Recorded answers of real orgs',
  },
  {
    id: 'org-sosl',
    area: QUERY,
    behaviour: 'SOSL finds words and beginnings of words joined by AND, with RETURNING, WHERE, ORDER BY and LIMIT.',
    status: 'differs',
    source: 'A real org has an index with tokens, stems, synonyms and a rank',
  },
  {
    id: 'org-describe',
    area: REST,
    behaviour: 'Describe has every member that recorded answers of real orgs have.',
    status: 'observed',
    source: 'Recorded describes of Account, Campaign, Opportunity and custom objects',
  },
  {
    id: 'org-upsert-status',
    area: REST,
    behaviour:
      'Upsert by external id answers 201 when it created, 200 when it updated (204 before version 46.0), 300 with a list of addresses when several fit.',
    status: 'observed',
    source: "jsforce's tests on a live org; REST API Developer Guide",
  },
  {
    id: 'org-conditional-requests',
    area: REST,
    behaviour:
      'Describe and rows honour If-Modified-Since (304) and If-Unmodified-Since (412), account rows also If-Match and If-None-Match with their ETag.',
    status: 'documented',
    source: 'REST API Developer Guide, Conditional Requests; how an entity tag is made is ours',
  },
  {
    id: 'org-media-type',
    area: REST,
    behaviour:
      'A body with a content type other than JSON is refused with 415 UNSUPPORTED_MEDIA_TYPE, a client that takes XML only with 406; XML is neither read nor written.',
    status: 'differs',
    source: 'REST API Developer Guide, Status Codes: a real org reads and writes XML too; the codes are assumed',
  },
  {
    id: 'org-refusal-statuses',
    area: REST,
    behaviour:
      'A single save answers 403 for INSUFFICIENT_ACCESS_OR_READONLY and STORAGE_LIMIT_EXCEEDED, 404 for what is deleted, else 400.',
    status: 'assumed',
    source: 'REST API Developer Guide, Status Codes and Error Responses; which code has which status is not documented',
  },
  {
    id: 'org-collections',
    area: REST,
    behaviour:
      'Collections take 200 records in at most ten runs of one type and answer 200 with a result for each record.',
    status: 'documented',
    source: 'REST API Developer Guide, sObject Collections',
  },
  {
    id: 'org-composite-limits',
    area: REST,
    behaviour:
      'Composite takes 25 subrequests of which 5 may be queries or collections, and no composite call or job within; batch takes 25, a tree 200 records, graphs 500 nodes of 15 kinds in chains of 15.',
    status: 'documented',
    source: 'REST API Developer Guide, Composite Resources',
  },
  {
    id: 'org-replication',
    area: REST,
    behaviour: 'Updated and deleted ids reach back 30 and 15 days; seconds of the span are ignored.',
    status: 'documented',
    source: 'REST API Developer Guide, sObject Get Updated, sObject Get Deleted',
  },
  {
    id: 'org-recent',
    area: REST,
    behaviour: 'Recently used records are those changed last.',
    status: 'differs',
    source: 'Views are not recorded',
  },
  {
    id: 'org-limits-resource',
    area: REST,
    behaviour: 'Of the limits API calls and data storage are counted; the others stand as if untouched.',
    status: 'differs',
    source: 'Nothing else uses them up here',
  },
  {
    id: 'org-tooling',
    area: REST,
    behaviour: 'The Tooling, Metadata, SOAP, Chatter, Analytics and Apex APIs are not offered.',
    status: 'differs',
    source: 'Counterpart never calls them',
  },
];
