import type { Claim } from '../../claim.ts';

const USER_INTERFACE_API = 'Local org: User Interface API';

/** The User Interface API. */
export const UI_API_CLAIMS: readonly Claim[] = [
  {
    id: 'org-ui-object-info',
    area: USER_INTERFACE_API,
    behaviour: 'Object info has the members of the guide; fields the user may not read are absent.',
    status: 'documented',
    source: 'User Interface API guide, Object Info',
  },
  {
    id: 'org-ui-theme',
    area: USER_INTERFACE_API,
    behaviour: 'Colours and icons are the same for every object.',
    status: 'differs',
    source: 'Pages of Counterpart bring their own icons',
  },
  {
    id: 'org-ui-record',
    area: USER_INTERFACE_API,
    behaviour:
      "A record's fields are displayValue and value; a parent that was asked for is a nested record beside its id.",
    status: 'documented',
    source: 'User Interface API guide, Get a Record',
  },
  {
    id: 'org-ui-record-hidden',
    area: USER_INTERFACE_API,
    behaviour: 'A record the user has no access to answers NOT_FOUND (404).',
    status: 'assumed',
    source: 'The platform may say INSUFFICIENT_ACCESS (403)',
  },
  {
    id: 'org-ui-unknown-field',
    area: USER_INTERFACE_API,
    behaviour:
      'An unknown or unreadable field among fields is INVALID_FIELD (400); among optionalFields it is left out.',
    status: 'documented',
    source: 'User Interface API guide, Get a Record; the code is assumed',
  },
  {
    id: 'org-ui-layout',
    area: USER_INTERFACE_API,
    behaviour: 'layoutTypes gives all fields the user may read, whatever stands on a layout.',
    status: 'differs',
    source: 'The local org knows no layouts',
  },
  {
    id: 'org-ui-save-error',
    area: USER_INTERFACE_API,
    behaviour: 'A refused save has enhancedErrorType RecordError and its errors by field in output.',
    status: 'assumed',
    source: 'Form as Lightning components receive it',
  },
  {
    id: 'org-ui-unmodified-since',
    area: USER_INTERFACE_API,
    behaviour: 'If-Unmodified-Since before the last change is 412.',
    status: 'documented',
    source: 'User Interface API guide, Update a Record; the error code CONFLICT is assumed',
  },
  {
    id: 'org-ui-picklist',
    area: USER_INTERFACE_API,
    behaviour: 'Picklist values of the master record type; dependent picklists are not restricted.',
    status: 'differs',
    source: 'Our objects have neither record types nor dependent picklists',
  },
  {
    id: 'org-ui-tabs',
    area: USER_INTERFACE_API,
    behaviour: 'Tabs and theme name every object; their icons lead nowhere.',
    status: 'differs',
    source: "Only jsforce's test suite asks for them",
  },
];
