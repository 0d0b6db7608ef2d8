import type { ErrorCodes } from './code-entry.ts';

/** Failures of a whole call to Salesforce: way, session, rights, limits, jobs. */
export const salesforceCallCodes = {
  SF_NOTIFICATION_REFUSED: {
    kind: 'data',
    owner: 'admin',
    sentence: 'Salesforce refused a notification: {detail}.',
    actions: [
      'Give the companion’s user the permission set ERP Integration Org, which lets it send custom notifications.',
      'Choose an active user in Alarms To on the connection.',
    ],
  },
  SF_UNREACHABLE: {
    kind: 'transient',
    owner: 'admin',
    sentence: 'Salesforce cannot be reached at {host}.',
    actions: [
      'Check the address in the connection file.',
      'Check name resolution, proxy and firewall of this machine.',
    ],
  },
  SF_CERTIFICATE: {
    kind: 'config',
    owner: 'admin',
    sentence: 'The certificate of {host} is not trusted.',
    actions: [
      'Check the address; if a proxy inspects traffic, add its certificate authority by the environment variable NODE_EXTRA_CA_CERTS.',
    ],
  },
  SF_CONNECTION_LOST: {
    kind: 'transient',
    owner: 'admin',
    sentence: 'The connection to Salesforce broke before its answer to {operation} was complete.',
    actions: [
      'Nothing to do: the call is repeated.',
      'If it keeps happening, check the network between this machine and Salesforce.',
    ],
  },
  SF_ANSWER_LOST: {
    kind: 'uncertain',
    owner: 'admin',
    sentence: 'The answer to {operation} was lost; Salesforce may or may not have saved the records.',
    actions: ['Nothing to do: the records are read back by key before anything is sent again.'],
  },
  SF_JOB_ANSWER_LOST: {
    kind: 'uncertain',
    owner: 'admin',
    sentence: 'What became of bulk job {job} could not be found out in time; Salesforce may still be working on it.',
    actions: ['Nothing to do: the records are read back by key before anything is sent again.'],
  },
  SF_UNAVAILABLE: {
    kind: 'transient',
    owner: 'admin',
    sentence: 'Salesforce is not available at the moment (status {status}).',
    actions: [
      'Nothing to do: the call is repeated.',
      'If it lasts, look at status.salesforce.com for the instance of the org.',
    ],
  },
  SF_NOT_JSON: {
    kind: 'config',
    owner: 'admin',
    sentence: 'The address {host} answered with something that is not Salesforce data (status {status}).',
    actions: [
      'Check that the address in the connection file is the My Domain address of the org.',
      'Check that no proxy or sign-in page stands between this machine and Salesforce.',
    ],
  },
  SF_SESSION_EXPIRED: {
    kind: 'auth',
    owner: 'admin',
    sentence: 'Salesforce ended the session, and it could not be renewed.',
    actions: [
      'Check that the integration user is active and its session policy allows API use.',
      'Run `counterpart check`, then start the connection again.',
    ],
  },
  SF_LOGIN_REFUSED: {
    kind: 'auth',
    owner: 'admin',
    sentence: 'Salesforce refused the login of the integration user ({reason}).',
    actions: [
      'Check user name, client id and the key or secret in the connection file.',
      'Check that the user is active and not locked.',
    ],
  },
  SF_LOGIN_NOT_APPROVED: {
    kind: 'auth',
    owner: 'admin',
    sentence: 'The integration user may not use the external client app yet.',
    actions: [
      'In the policies of the external client app choose “Admin approved users are pre-authorized”.',
      'Assign the app to a permission set of the integration user.',
    ],
  },
  SF_LOGIN_AUDIENCE: {
    kind: 'auth',
    owner: 'admin',
    sentence: 'Salesforce refused the login because the token was made for another address.',
    actions: ['Use https://login.salesforce.com, https://test.salesforce.com or the My Domain address as `loginUrl`.'],
  },
  SF_LOGIN_CLIENT: {
    kind: 'auth',
    owner: 'admin',
    sentence: 'Salesforce does not know the client id or refused the client secret.',
    actions: ['Copy the consumer key and secret of the external client app into the connection file again.'],
  },
  SF_LOGIN_NO_RUN_AS_USER: {
    kind: 'auth',
    owner: 'admin',
    sentence: 'The external client app cannot log in by client credentials ({reason}).',
    actions: [
      'Use the My Domain address of the org as `loginUrl`.',
      'In the policies of the app switch on the client credentials flow and choose the integration user as “Run As”.',
    ],
  },
  SF_LOGIN_KEY: {
    kind: 'config',
    owner: 'admin',
    sentence: 'The private key of the connection file cannot be used to sign a login.',
    actions: [
      'Give a PKCS#8 PEM key for RS256 (`-----BEGIN PRIVATE KEY-----`) whose certificate is in the external client app.',
    ],
  },
  SF_API_DISABLED: {
    kind: 'auth',
    owner: 'admin',
    sentence: 'The integration user may not use the API of this org.',
    actions: [
      'Assign the permission set ERP_Integration_Org, which carries “API Enabled”.',
      'Check that the edition includes API access.',
    ],
  },
  SF_NO_ACCESS: {
    kind: 'config',
    owner: 'admin',
    sentence: 'The integration user lacks a right that {operation} needs.',
    actions: [
      'Assign the permission sets ERP_Integration and ERP_Integration_Org.',
      'Run `counterpart check` to see which right is missing.',
    ],
  },
  SF_OBJECT_MISSING: {
    kind: 'config',
    owner: 'admin',
    sentence: 'The org has no object {object}, or the integration user cannot see it.',
    actions: [
      'Install or deploy the Counterpart package and assign its permission sets.',
      'Check the `namespace` setting of the connection file.',
    ],
  },
  SF_FIELD_MISSING: {
    kind: 'config',
    owner: 'admin',
    sentence: 'Salesforce does not know a field that {operation} uses, or the integration user cannot see it.',
    actions: [
      'Assign the permission sets ERP_Integration and ERP_Integration_Org.',
      'Check the mapping for fields that were removed.',
    ],
  },
  SF_QUERY_MALFORMED: {
    kind: 'bug',
    owner: 'admin',
    sentence: 'Salesforce could not read a query.',
    actions: ['Report this with the log of the run.'],
  },
  SF_QUERY_CURSOR_LOST: {
    kind: 'transient',
    owner: 'admin',
    sentence: 'Salesforce dropped a query before it was read to its end.',
    actions: ['Nothing to do: the query is asked again.'],
  },
  SF_QUERY_TIMEOUT: {
    kind: 'limit',
    owner: 'admin',
    sentence: 'A query took Salesforce too long.',
    actions: [
      'Nothing to do: it is asked again later.',
      'If it lasts, ask Salesforce for an index on the field in question.',
    ],
  },
  SF_REQUEST_LIMIT: {
    kind: 'limit',
    owner: 'admin',
    sentence: 'The daily API calls of this org are used up.',
    actions: [
      'Wait: the limit is a sliding 24 hours.',
      'See under Setup > System Overview who uses them, or buy more calls.',
    ],
  },
  SF_CONCURRENT_LIMIT: {
    kind: 'transient',
    owner: 'admin',
    sentence: 'Too many long calls run in this org at the same time.',
    actions: ['Nothing to do: the call is repeated.'],
  },
  SF_THROTTLED: {
    kind: 'limit',
    owner: 'admin',
    sentence: 'Salesforce asked for a pause (status {status}).',
    actions: ['Nothing to do: work goes on after the pause.'],
  },
  SF_STORAGE_FULL: {
    kind: 'limit',
    owner: 'admin',
    sentence: 'The data storage of this org is full.',
    actions: ['Shorten the history window of the mappings or delete records.', 'Buy more data storage.'],
  },
  SF_LIMIT_EXCEEDED: {
    kind: 'limit',
    owner: 'admin',
    sentence: 'A limit of the org stopped {operation}.',
    actions: ['See Setup > System Overview; the work goes on when there is room again.'],
  },
  SF_VERSION_RETIRED: {
    kind: 'config',
    owner: 'admin',
    sentence: 'The org does not offer API version {version}.',
    actions: ['Update Counterpart, or use an org on a release that has this version.'],
  },
  SF_NOT_FOUND: {
    kind: 'config',
    owner: 'admin',
    sentence: 'Salesforce has nothing at the address that {operation} called.',
    actions: ['Check that the address in the connection file is that of the org and that the package is installed.'],
  },
  SF_FEATURE_OFF: {
    kind: 'config',
    owner: 'admin',
    sentence: 'The org has a feature switched off that {operation} needs.',
    actions: ['Switch the feature on in Setup; `counterpart check` names it.'],
  },
  SF_TOO_LARGE: {
    kind: 'bug',
    owner: 'admin',
    sentence: 'Salesforce refused {operation} because it was too large (status {status}).',
    actions: ['Report this with the log of the run.'],
  },
  SF_REQUEST_REFUSED: {
    kind: 'bug',
    owner: 'admin',
    sentence: 'Salesforce refused {operation} for a reason that Counterpart does not know (status {status}).',
    actions: ['Report this with the log of the run.'],
  },
  SF_JOB_FAILED: {
    kind: 'transient',
    owner: 'admin',
    sentence: 'Salesforce gave up on bulk job {job} before it had worked through all records.',
    actions: [
      'Nothing to do: the records are sent again.',
      'Look at Setup > Bulk Data Load Jobs if it keeps happening.',
    ],
  },
  SF_JOB_REFUSED: {
    kind: 'bug',
    owner: 'admin',
    sentence: 'Salesforce could not read the upload of bulk job {job}.',
    actions: ['Report this with the log of the run.'],
  },
  SF_JOB_ABORTED: {
    kind: 'config',
    owner: 'admin',
    sentence: 'Somebody aborted bulk job {job}.',
    actions: ['Ask the administrators of the org why, then run the integration again.'],
  },
  SF_JOB_INCOMPLETE: {
    kind: 'uncertain',
    owner: 'admin',
    sentence: 'The results of bulk job {job} name fewer records than were sent.',
    actions: ['Nothing to do: the records are read back by key before anything is sent again.'],
  },
} as const satisfies ErrorCodes;
