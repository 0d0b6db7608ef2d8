import type { ErrorCodes } from './code-entry.ts';

/** Why a request to the companion (`ERP_Command__c`) was refused or failed as such; quotes have codes of their own. */
export const commandCodes = {
  CMD_UNKNOWN_KIND: {
    kind: 'data',
    owner: 'admin',
    sentence: 'This companion does not know the kind of request {kind}.',
    actions: ['Use the same version of the package and of the companion.'],
  },
  CMD_REQUEST_MALFORMED: {
    kind: 'data',
    owner: 'admin',
    sentence: 'The request can’t be read: {detail}.',
    actions: ['Send it with the button on the page; programs find the form of requests in docs/commands.md.'],
  },
  CMD_REQUEST_TOO_LARGE: {
    kind: 'data',
    owner: 'admin',
    sentence: 'The request has {size} characters; at most {most} are taken.',
    actions: ['Ask for less at once.'],
  },
  CMD_RESULT_TOO_LARGE: {
    kind: 'data',
    owner: 'admin',
    sentence: 'The answer has {size} characters; there is room for {most}.',
    actions: ['Ask for less at once.'],
  },
  CMD_MAPPING_HAS_NO_VERSION: {
    kind: 'data',
    owner: 'admin',
    sentence: 'The mapping {name} has no published version, so it can’t be switched to {state}.',
    actions: ['Publish a version first.'],
  },
  CMD_VERSION_OUTDATED: {
    kind: 'conflict',
    owner: 'admin',
    sentence:
      'Version {version} of the mapping {name} was made from version {based}, but version {active} is the published one by now.',
    actions: ['Compare the two, take over what is still wanted, and publish that.'],
  },
  CMD_VERSION_DOES_NOT_HOLD: {
    kind: 'data',
    owner: 'admin',
    sentence: 'Version {version} of the mapping {name} does not hold; first of {count}: {detail}.',
    actions: ['Correct what the list says, save it as a new version and publish that.'],
  },
  CMD_FILTER_WRONG: {
    kind: 'data',
    owner: 'admin',
    sentence: 'The filter can’t be used: {detail}.',
    actions: ['Correct the formula; it must give true or false.'],
  },
  CMD_TEMPLATES_UNKNOWN: {
    kind: 'data',
    owner: 'admin',
    sentence: 'There are no templates for {integration}.',
    actions: ['Make a mapping of your own: choose an entity of the ERP and an object of Salesforce.'],
  },
  CMD_TARGET_WRONG: {
    kind: 'data',
    owner: 'admin',
    sentence: 'A request of the kind {kind} is not about this sort of record.',
    actions: ['Send it from a record that it can be about: {objects}.'],
  },
  CMD_FOREIGN_RECORD: {
    kind: 'data',
    owner: 'rep',
    sentence: 'The request names a record that does not belong to the one it was sent from: {what}.',
    actions: ['Refresh the page and send the request again.'],
  },
  CMD_NO_ACCESS: {
    kind: 'data',
    owner: 'rep',
    sentence: 'You have no access to this record, or not enough for what was asked.',
    actions: ['Ask the owner of the account to share it with you.'],
  },
  CMD_NO_PERMISSION: {
    kind: 'data',
    owner: 'admin',
    sentence: 'You may not ask for this: it needs the permission {permission}.',
    actions: ['Have an administrator assign the permission set that holds it.'],
  },
  CMD_USER_INACTIVE: {
    kind: 'data',
    owner: 'admin',
    sentence: 'The user who asked for this is not active any more.',
    actions: ['Have an active user ask again.'],
  },
  CMD_TOO_OLD: {
    kind: 'config',
    owner: 'admin',
    sentence: 'The request waited for more than {hours} hours, so it was not carried out.',
    actions: ['See whether it is still wanted, then send it again.', 'Check that the companion runs.'],
  },
  CMD_ERP_READ_ONLY: {
    kind: 'config',
    owner: 'admin',
    sentence: 'This ERP can only be read from.',
    actions: ['Use a connector that writes, and the current version of the extension in the ERP.'],
  },
  CMD_NOT_OFFERED: {
    kind: 'config',
    owner: 'admin',
    sentence: 'This companion can’t carry out requests of the kind {kind}.',
    actions: ['Update the companion.'],
  },
  CMD_COMPANY_NEEDED: {
    kind: 'data',
    owner: 'rep',
    sentence: 'It is not clear which company of the ERP this is for.',
    actions: ['Choose the company, or have a default company set on the connection.'],
  },
  CMD_COMPANY_UNKNOWN: {
    kind: 'data',
    owner: 'rep',
    sentence: 'The connection has no company {company}.',
    actions: ['Choose one of the companies that the page offers.'],
  },
  CMD_CONSENT_REFUSED: {
    kind: 'data',
    owner: 'finance',
    sentence: 'Finance has refused to make this account a customer.',
    actions: ['Talk to finance; once they consent, send again.'],
  },
  CMD_CUSTOMER_UNCERTAIN: {
    kind: 'uncertain',
    owner: 'admin',
    sentence: 'The ERP was asked to create the customer, and did not say whether it did.',
    actions: ['Send again: the companion looks for the customer first, so none is created twice.'],
  },
  CMD_ORDER_UNCERTAIN: {
    kind: 'uncertain',
    owner: 'admin',
    sentence: 'The ERP was asked for the order, did not say whether it made it, and has no such order now.',
    actions: ['Send again: the companion looks for the order first, so none is created twice.'],
  },
  CMD_ORDER_GONE: {
    kind: 'data',
    owner: 'rep',
    sentence: 'The ERP has no such order any more.',
    actions: ['Nothing can be changed: see the invoices of the order, or ask the back office what became of it.'],
  },
  CMD_LINE_GONE: {
    kind: 'data',
    owner: 'rep',
    sentence: 'The ERP’s order has no such line any more.',
    actions: ['Refresh the page: the line was removed or replaced in the ERP.'],
  },
  CMD_QUANTITY_WRONG: {
    kind: 'data',
    owner: 'rep',
    sentence: 'The new quantity must be more than zero.',
    actions: ['Enter a quantity, or cancel the line.'],
  },
} as const satisfies ErrorCodes;
