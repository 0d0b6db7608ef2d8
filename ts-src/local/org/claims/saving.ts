import type { Claim } from '../../claim.ts';

const SAVING = 'Local org: saving';
const SCHEMA = 'Local org: schema';

/** Schema and the order of saving. */
export const SAVING_CLAIMS: readonly Claim[] = [
  {
    id: 'org-schema-standard',
    area: SCHEMA,
    behaviour:
      'Standard objects have the fields that real orgs described (API 42.0 to 61.0); Person Accounts, multiple currencies and Quotes only when they are turned on.',
    status: 'observed',
    source: 'Published describes and WSDL of real orgs',
  },
  {
    id: 'org-schema-standard-lengths',
    area: SCHEMA,
    behaviour:
      'Lengths and createable and updateable marks of standard fields other than those of Account, Campaign, Opportunity and Topic follow the Object Reference.',
    status: 'assumed',
    source: 'Object Reference; the published describes lack them',
  },
  {
    id: 'org-schema-key-prefixes',
    area: SCHEMA,
    behaviour: 'Custom objects get key prefixes a00, a01 and so on in the order of their names.',
    status: 'differs',
    source: 'A real org gives prefixes out as objects are created',
  },
  {
    id: 'org-save-trim',
    area: SAVING,
    behaviour: 'Blanks and control characters at both ends of text are removed; what is left empty is null.',
    status: 'assumed',
    source: 'SOAP API Developer Guide on trimming; which characters count is not documented',
  },
  {
    id: 'org-save-length',
    area: SAVING,
    behaviour: 'Text longer than its field is refused with STRING_TOO_LONG.',
    status: 'documented',
    source: 'SOAP API Developer Guide, StatusCode',
  },
  {
    id: 'org-save-numbers',
    area: SAVING,
    behaviour:
      'Numbers are rounded to the scale of the field, halves away from zero; too many digits before the point are NUMBER_OUTSIDE_VALID_RANGE.',
    status: 'assumed',
    source: 'Object Reference, field types; rounding on save is not documented',
  },
  {
    id: 'org-save-json-types',
    area: SAVING,
    behaviour:
      'A JSON value whose type the field cannot take refuses the whole request with JSON_PARSER_ERROR; numbers and booleans may come as text.',
    status: 'observed',
    source: 'The Salesforce CLI sends every value as text',
  },
  {
    id: 'org-save-picklist',
    area: SAVING,
    behaviour:
      'A restricted picklist takes its active values, in any letter case, and nothing else; dependent picklists are not checked.',
    status: 'assumed',
    source: 'Help page "Restricted Picklists"; letter case is not documented',
  },
  {
    id: 'org-save-unique',
    area: SAVING,
    behaviour: 'Unique fields tell case apart only where they are defined so; records in the recycle bin do not count.',
    status: 'assumed',
    source: 'Help page "Custom Field Attributes"; the recycle bin by experience',
  },
  {
    id: 'org-save-case-folding',
    area: SAVING,
    behaviour: 'Comparison without regard to case covers the letters A to Z only.',
    status: 'differs',
    source: 'SQLite folds ASCII letters only',
  },
  {
    id: 'org-save-rival-parents',
    area: SAVING,
    behaviour: 'A row that names a parent both by its id and by its external id is refused with INVALID_FIELD.',
    status: 'assumed',
    source: 'REST API Developer Guide, relationships by external id; the code and the words by experience',
  },
  {
    id: 'org-save-references',
    area: SAVING,
    behaviour:
      'A reference that is no id of the right object is MALFORMED_ID, one without a living record INVALID_CROSS_REFERENCE_KEY, a key that finds none INVALID_FIELD.',
    status: 'observed',
    source: "jsforce's tests on a live org (MALFORMED_ID); the other codes by experience",
  },
  {
    id: 'org-save-master-detail',
    area: SAVING,
    behaviour:
      'Details are deleted with their master and change it only where the field allows it; saving one needs edit access to the master.',
    status: 'documented',
    source: 'Help page "Considerations for Relationships"',
  },
  {
    id: 'org-save-recycle-bin',
    area: SAVING,
    behaviour: 'Deleted records stay in the recycle bin for good; undelete and merge are not offered.',
    status: 'differs',
    source: 'Counterpart never needs them',
  },
  {
    id: 'org-save-rollups',
    area: SAVING,
    behaviour:
      'Roll-ups (count, sum, least, most, with filters) are right when the call ends, also over several levels.',
    status: 'documented',
    source: 'Help page "Roll-Up Summary Field"; after mass changes a real org recalculates later',
  },
  {
    id: 'org-save-rollup-rules',
    area: SAVING,
    behaviour: 'A changed roll-up stamps its record as modified but does not run its validation rules.',
    status: 'differs',
    source: 'A real org saves the parent and runs them',
  },
  {
    id: 'org-save-formulas',
    area: SAVING,
    behaviour:
      'Formula fields, defaults and validation rules are computed by the formula module that mappings use; a formula without value (#Error!) is null.',
    status: 'documented',
    source: 'Help pages of the formula functions; the vectors of the formula tests',
  },
  {
    id: 'org-save-validation',
    area: SAVING,
    behaviour:
      'All validation rules that fail are listed, in the order of their names, as FIELD_CUSTOM_VALIDATION_EXCEPTION.',
    status: 'documented',
    source: 'Apex Developer Guide, Triggers and Order of Execution',
  },
  {
    id: 'org-save-order',
    area: SAVING,
    behaviour:
      'A row goes through its steps in the order of the platform: values, required fields and references, what the platform sets, formulas, validation rules, duplicate rules, save, roll-ups, commit; the same for rows, collections, composite calls, bulk jobs, the User Interface API and GraphQL.',
    status: 'documented',
    source: 'Apex Developer Guide, Triggers and Order of Execution',
  },
  {
    id: 'org-save-globals',
    area: SAVING,
    behaviour:
      'Rules know $User, $Profile, $UserRole, $Organization with their fields and $Permission; other global variables are blank.',
    status: 'differs',
    source: 'Help page "Global Variables"; Counterpart uses no others',
  },
  {
    id: 'org-person-accounts',
    area: SAVING,
    behaviour:
      'With person accounts the record type decides what an account is; a person has a name made of its parts and a contact with the same values, custom fields of contacts end in __pc, a name as a whole and a person’s fields on a business are INVALID_FIELD_FOR_INSERT_UPDATE.',
    status: 'documented',
    source: 'Object Reference, Account, person accounts; the code by experience',
  },
  {
    id: 'org-person-accounts-rights',
    area: SAVING,
    behaviour: 'Field rights on a person account’s fields are those on the contact’s; the parts of a name need none.',
    status: 'assumed',
    source: 'Help page "Person Accounts"',
  },
  {
    id: 'org-person-accounts-limits',
    area: SAVING,
    behaviour:
      'Changes made to the contact of a person do not reach the account, accounts do not turn from business into person, and describe names the master record type only.',
    status: 'differs',
    source: 'A real org keeps both alike, converts, and lists record types',
  },
  {
    id: 'org-duplicates-rules',
    area: SAVING,
    behaviour:
      'The standard duplicate rules for accounts and contacts can be turned on; they alert on create and on changes of compared fields, and compare with what the user sees.',
    status: 'documented',
    source: 'Help pages "Standard Duplicate Rules" and "Things to Know About Duplicate Rules"',
  },
  {
    id: 'org-duplicates-matching',
    area: SAVING,
    behaviour:
      'Names are compared without letter case, accents, punctuation and company words, other fields by equality; likeness is not scored. Rows of one save are not compared with each other.',
    status: 'differs',
    source: 'Help pages "Standard Account Matching Rule" and "Standard Contact Matching Rule", simplified',
  },
  {
    id: 'org-duplicates-error',
    area: SAVING,
    behaviour:
      'A duplicate is DUPLICATES_DETECTED with duplicateResult; Sforce-Duplicate-Rule-Header allowSave=true or allowSaveOnDuplicate saves it. Bulk jobs and GraphQL have no such switch.',
    status: 'observed',
    source: 'Recorded answers in public repositories; older versions spell the member duplicateResut',
  },
  {
    id: 'org-save-no-automation',
    area: SAVING,
    behaviour: 'Triggers, flows, assignment rules and approval processes do not exist.',
    status: 'differs',
    source: 'The package has none',
  },
  {
    id: 'org-save-upsert-twice',
    area: SAVING,
    behaviour:
      'An external id that stands twice within 200 rows of one upsert is refused from the second on (DUPLICATE_VALUE).',
    status: 'assumed',
    source: 'By experience with Apex and the SOAP API',
  },
  {
    id: 'org-save-all-or-none',
    area: SAVING,
    behaviour: 'With allOrNone the rows that did nothing wrong say ALL_OR_NONE_OPERATION_ROLLED_BACK.',
    status: 'observed',
    source: "jsforce's tests on a live org",
  },
  {
    id: 'org-save-all-or-none-runs',
    area: SAVING,
    behaviour:
      'With allOrNone and several types the runs are saved one after the other, each with its rules, duplicate rules and roll-ups, and undone together when a row of any run is refused; a run after a refused one is still looked at.',
    status: 'assumed',
    source: 'REST API Developer Guide, sObject Collections; what becomes of later runs is not documented',
  },
  {
    id: 'org-save-all-or-none-parents',
    area: SAVING,
    behaviour: 'A row of a later run finds a parent of an earlier run of the same call by its external id.',
    status: 'assumed',
    source:
      'Apex Developer Guide, "Creating Parent and Child Records in a Single Statement Using Foreign Keys"; not said of collections',
  },
  {
    id: 'org-save-auto-number-undone',
    area: SAVING,
    behaviour: 'Auto-numbers that an undone save has taken are not given back.',
    status: 'assumed',
    source: 'Help page "Custom Field Types" on gaps in auto-numbers',
  },
  {
    id: 'org-save-orders-prices',
    area: SAVING,
    behaviour:
      'Of the rules of standard objects these work: names of persons, stages, opportunities with their lines, quotes, price books, share of the owner. Activation of orders, lead conversion and campaigns do not.',
    status: 'differs',
    source: 'Added with the integrations that need them',
  },
];
