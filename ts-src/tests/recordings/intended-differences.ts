import type { Difference } from './compare.ts';
import type { Exchange } from './recording.ts';

/** Differences between the recorded orgs and the local org that are meant to be, with the reason. */
export interface IntendedDifference {
  /** Recording, method and path of the request: `grouparoo/… GET /services/…`. */
  readonly where: RegExp;
  /** Kind and path of the difference: `value fields[].label`. */
  readonly what: RegExp;
  readonly reason: string;
}

const describes = /GET \S+(\/describe|\/sobjects)$|describe_to_sql/;
const wholeRecord = /GET \S+\/sobjects\/\w+\/\w{15,18}$/;
const leads = /export-records-lead /;

export const intendedDifferences: readonly IntendedDifference[] = [
  {
    where: describes,
    what: /^extra /,
    reason: 'Members, fields and objects that are newer than the recording are shown whatever version is asked for',
  },
  {
    where: describes,
    what: /^missing \S*(childRelationships|fields|sobjects|supportedScopes)\[\]$/,
    reason: 'The local org has only the objects, fields and scopes that Counterpart deals with',
  },
  {
    where: describes,
    what: /^(value|type) \S*\.?(feedEnabled|mruEnabled|searchable|searchLayoutable|layoutable|undeletable|mergeable|replicateable|triggerable|retrieveable|deepCloneable|keyPrefix)$/,
    reason: 'Flags of features that the local org does not have',
  },
  {
    where: describes,
    what: /^value \S*(label|labelPlural)$/,
    reason: 'Labels that the recorded org had changed, or that were renamed since',
  },
  {
    where: describes,
    what: /^(value|type) \S*fields\[\]\.\w+$/,
    reason: 'Single field attributes of compound, geolocation and campaign fields that changed between API versions',
  },
  {
    where: describes,
    what: /^(length|value|type|missing) \S*(recordTypeInfos|childRelationships|namedLayoutInfos|actionOverrides|urls)/,
    reason: 'No record types, layouts and overrides in the local org',
  },
  {
    where: wholeRecord,
    what: /^(type (LastViewedDate|LastReferencedDate|CleanStatus)|missing (DandbCompanyId|OperatingHoursId|IndividualId)|extra \w+|value IsUnreadByOwner)$/,
    reason: 'Fields of features that the local org does not have, and fields newer than the recording',
  },
  {
    where: leads,
    what: /./,
    reason: 'The lead is converted by a call that was not recorded; what follows from it can not be replayed',
  },
  {
    where:
      /grouparoo\/export-objects__export-records-(custom|destination-options) (POST|DELETE) \S+\/composite\/sobjects|grouparoo\/export-objects__export-records-custom GET \S+\/query/,
    what: /./,
    reason:
      'TopicAssignment does not exist in the local org, and records made before the recording began can not be deleted',
  },
  {
    where: /(Datasets|Snowfakery|updates_task)\S* (GET \S+\/(query\/|limits\/recordCount)|PATCH)/,
    what: /./,
    reason: 'Records and record types that the recorded org had before the recording began',
  },
  {
    where: /GET \S+\/sobjects\/Organization\/|GET \S+\/connect\/communities/,
    what: /./,
    reason: 'Data of the recorded org; communities are not served',
  },
  {
    where: /test_http_headers POST/,
    what: /./,
    reason: 'The schema of the local org is as new as its start, so that nothing is older than the date asked with',
  },
  {
    where: /describe_to_sql POST/,
    what: /./,
    reason: 'One recorded request is not valid JSON; describes are shortened in the other',
  },
  {
    where: /\/services\/async\//,
    what: /^(value state|extra batchInfoList)$/,
    reason: 'Batches are done sooner; an empty list is written with two tags',
  },
];

/** The intended difference that covers one that was found. */
export function intendedFor(recording: string, exchange: Exchange, found: Difference): IntendedDifference | undefined {
  const where = `${recording} ${exchange.method} ${exchange.path.replace(/\?.*$/, '')}`;
  const what = `${found.kind} ${found.path}`;
  return intendedDifferences.find((intended) => intended.where.test(where) && intended.what.test(what));
}
