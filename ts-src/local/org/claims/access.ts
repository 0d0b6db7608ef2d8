import type { Claim } from '../../claim.ts';

const OAUTH = 'Local org: OAuth and sessions';
const RIGHTS = 'Local org: rights and sharing';
const HTTP = 'Local org: HTTP';

/** OAuth, sessions, rights, sharing and the HTTP face. */
export const ACCESS_CLAIMS: readonly Claim[] = [
  {
    id: 'org-oauth-flows',
    area: OAUTH,
    behaviour:
      'The token endpoint knows JWT bearer, client credentials and refresh token; user name and password are refused.',
    status: 'documented',
    source: 'Help pages on the JWT bearer flow and the client credentials flow',
  },
  {
    id: 'org-oauth-jwt-expiry',
    area: OAUTH,
    behaviour: 'An assertion may expire far ahead, also in milliseconds.',
    status: 'observed',
    source: 'Source of the Salesforce CLI libraries, which send milliseconds to the real service',
  },
  {
    id: 'org-oauth-token-form',
    area: OAUTH,
    behaviour:
      'Access tokens are the 15-character org id, an exclamation mark and opaque text; JWT-shaped tokens are not issued.',
    status: 'observed',
    source: 'Pattern in the Salesforce CLI libraries',
  },
  {
    id: 'org-session-timeout',
    area: OAUTH,
    behaviour: 'A session ends two hours after its last use; the only sign is a 401 INVALID_SESSION_ID.',
    status: 'assumed',
    source: 'Default session timeout of a new org',
  },
  {
    id: 'org-userinfo-bad-token',
    area: OAUTH,
    behaviour: 'userinfo answers a bad token with 403 and the plain text Bad_OAuth_Token.',
    status: 'assumed',
    source: 'Widely reported; no source confirms it',
  },
  {
    id: 'org-oauth-code-flow',
    area: OAUTH,
    behaviour: 'The authorization code and device flows, and logins by browser, are not offered.',
    status: 'differs',
    source: 'A service needs neither',
  },
  {
    id: 'org-rights-of-parts',
    area: RIGHTS,
    behaviour:
      'Price book entries and line items have no object rights of their own: who may edit the price book, opportunity, quote or order may write them.',
    status: 'assumed',
    source:
      'Metadata API Developer Guide, PermissionSet: object permissions name neither; Help, price books and products',
  },
  {
    id: 'org-rights-union',
    area: RIGHTS,
    behaviour:
      'Object and field rights are the union of the profile and all assigned permission sets and follow assignments at once.',
    status: 'documented',
    source: 'Help page "Permission Sets"',
  },
  {
    id: 'org-rights-line-keys',
    area: RIGHTS,
    behaviour:
      'Product, price book entry and position of a line have no field rights: whoever reads the line reads them.',
    status: 'assumed',
    source: 'No source confirms it; permission sets of real orgs do not name them',
  },
  {
    id: 'org-rights-profiles',
    area: RIGHTS,
    behaviour:
      'Three profiles are built in: the administrator may do everything, a standard user has the standard objects with their standard fields, an API-only user has nothing but permission sets.',
    status: 'differs',
    source: 'Real profiles are configured right by right',
  },
  {
    id: 'org-rights-invisible',
    area: RIGHTS,
    behaviour:
      'A field without read right is absent from describe and unknown to queries and saves (INVALID_FIELD); a field without edit right is refused by row (INVALID_FIELD_FOR_INSERT_UPDATE).',
    status: 'documented',
    source: 'REST API Developer Guide, sObject Describe; Object Reference, API Field Properties',
  },
  {
    id: 'org-rights-setup-objects',
    area: RIGHTS,
    behaviour: 'Permission sets, assignments and setup entity access can be read by every user.',
    status: 'differs',
    source: 'A real org asks for View Setup and Configuration or a right to assign permission sets',
  },
  {
    id: 'org-packaged-permission-sets',
    area: RIGHTS,
    behaviour:
      'With a namespace, packaged permission sets lose user permissions and rights on standard objects and on details of standard objects.',
    status: 'assumed',
    source: '2GP guide, "Permission Set Groups" (standard objects); the rest by a review of the guide',
  },
  {
    id: 'org-sharing-account',
    area: RIGHTS,
    behaviour:
      'Accounts are private: the owner and the users in AccountShare see them; details, contacts, opportunities and their lines follow the account.',
    status: 'documented',
    source: 'Help page "Organization-Wide Sharing Defaults"; Object Reference, AccountShare',
  },
  {
    id: 'org-sharing-roles',
    area: RIGHTS,
    behaviour: 'Role hierarchy, groups, sharing rules, teams and restriction rules do not exist.',
    status: 'differs',
    source: 'Counterpart needs owners and manual shares only',
  },
  {
    id: 'org-sharing-parents',
    area: RIGHTS,
    behaviour:
      'Fields of a parent record reached through a relationship are shown whether or not the user sees the parent.',
    status: 'assumed',
    source: 'No source confirms it',
  },
  {
    id: 'org-user-record-access',
    area: RIGHTS,
    behaviour: 'UserRecordAccess answers for one user and up to 200 records; asking about another user needs no right.',
    status: 'assumed',
    source: 'Object Reference, UserRecordAccess; what asking about others needs is not documented',
  },
  {
    id: 'org-versions',
    area: HTTP,
    behaviour:
      'Versions 31.0 to 66.0 are served alike, but for what a claim says about a version; older ones are 410, newer ones 404.',
    status: 'assumed',
    source: 'Release notes on the retirement of API versions 21.0 to 30.0; the codes are not documented',
  },
  {
    id: 'org-paths',
    area: HTTP,
    behaviour: 'Doubled slashes in a path count as one; fixed parts of a path count in any letter case.',
    status: 'observed',
    source: 'Requests of the Salesforce CLI and of jsforce',
  },
  {
    id: 'org-tab-settings',
    area: RIGHTS,
    behaviour:
      'PermissionSetTabSetting has a row for each visible (DefaultOn) or available (DefaultOff) tab of a permission set; hidden tabs have none.',
    status: 'documented',
    source: 'Tooling API guide, PermissionSetTabSetting',
  },
  {
    id: 'org-tab-settings-readers',
    area: RIGHTS,
    behaviour: 'Every user may query tab settings; profiles have none.',
    status: 'differs',
    source: 'A real org wants View Setup and Configuration; the local page asks as the user who looks at it',
  },
  {
    id: 'org-unknown-paths',
    area: HTTP,
    behaviour: 'A path that the local org does not have is refused with 404 NOT_FOUND and a message that says so.',
    status: 'differs',
    source: 'A real org has many more resources',
  },
  {
    id: 'org-limit-header',
    area: HTTP,
    behaviour:
      'Every answer carries Sforce-Limit-Info with the calls used and allowed; a call beyond them is 403 REQUEST_LIMIT_EXCEEDED.',
    status: 'documented',
    source: 'REST API Developer Guide, Limit Info Header; Status Codes and Error Responses',
  },
  {
    id: 'org-storage',
    area: HTTP,
    behaviour:
      'Data storage is counted at 2 KB a record; a full org refuses inserts by row with STORAGE_LIMIT_EXCEEDED.',
    status: 'documented',
    source: 'Help page "Data and File Storage Allocations"',
  },
];
