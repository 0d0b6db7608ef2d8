import type { ErrorCodes } from './code-entry.ts';

/** Everything that Business Central, or the way to it, can answer. */
export const businessCentralCodes = {
  BC_UNREACHABLE: {
    kind: 'transient',
    owner: 'admin',
    sentence: 'Business Central cannot be reached at {host}.',
    actions: [
      'Check the address and the port in the connection file (the API port is 7048 by default).',
      'Check that the server instance runs and the firewall lets this machine through.',
    ],
  },
  BC_CERTIFICATE: {
    kind: 'config',
    owner: 'admin',
    sentence: 'The certificate of {host} is not trusted.',
    actions: [
      'Check the address; for a self-signed certificate add its authority by the environment variable NODE_EXTRA_CA_CERTS.',
    ],
  },
  BC_STOPPED: {
    kind: 'transient',
    owner: 'admin',
    sentence: 'Reading from Business Central was stopped.',
    actions: ['Nothing to do: the next run goes on from the last safe position.'],
  },
  BC_CONNECTION_LOST: {
    kind: 'transient',
    owner: 'admin',
    sentence: 'The connection to Business Central broke in the middle of {operation}.',
    actions: [
      'Nothing to do: the page is read again.',
      'If it keeps happening, check the network and lower `pageSize`.',
    ],
  },
  BC_UNAVAILABLE: {
    kind: 'transient',
    owner: 'admin',
    sentence: 'Business Central is not available at the moment (status {status}).',
    actions: [
      'Nothing to do: the call is repeated.',
      'If it lasts, look at the event log of the server or the status of the environment.',
    ],
  },
  BC_THROTTLED: {
    kind: 'limit',
    owner: 'admin',
    sentence: 'Business Central asked for a pause because of too many calls (status {status}).',
    actions: [
      'Nothing to do: reading goes on after the pause.',
      'If it lasts, look which other programs use the same user.',
    ],
  },
  BC_TIMEOUT: {
    kind: 'limit',
    owner: 'admin',
    sentence: 'Business Central took too long over {operation} and stopped it.',
    actions: ['Lower `pageSize` in the connection file.'],
  },
  BC_HTML_ANSWER: {
    kind: 'config',
    owner: 'admin',
    sentence: 'The address {host} answered with a web page instead of data (status {status}).',
    actions: [
      'Check the address: it ends in the server instance or environment name, before /api/v2.0.',
      'Check that no proxy or sign-in page stands in between.',
    ],
  },
  BC_MALFORMED_ANSWER: {
    kind: 'transient',
    owner: 'admin',
    sentence: 'Business Central answered {operation} with data that cannot be read.',
    actions: [
      'Nothing to do: the page is read again.',
      'If it stays, ask that address in a browser and report what it shows.',
    ],
  },
  BC_LOGIN_REFUSED: {
    kind: 'auth',
    owner: 'admin',
    sentence: 'Business Central refused the credentials of the connection file.',
    actions: [
      'For basic: the password is the web service access key of the user.',
      'For OAuth: register the client id on the page “Microsoft Entra applications” with state Enabled and permission sets.',
    ],
  },
  BC_TOKEN_REFUSED: {
    kind: 'auth',
    owner: 'admin',
    sentence: 'The sign-in service refused to give a token ({reason}).',
    actions: [
      'Check tenant, client id and client secret; secrets expire.',
      'Check that admin consent for API.ReadWrite.All was given.',
    ],
  },
  BC_NO_PERMISSION: {
    kind: 'config',
    owner: 'admin',
    sentence: 'The Business Central user lacks the right for this: {operation}.',
    actions: [
      'For reading: assign the permission sets D365 READ (or LOCAL READ) and CPI READ to the user or application.',
      'For changing customers and sales documents: D365 CUSTOMER, EDIT and D365 SALES DOC, EDIT.',
    ],
  },
  BC_ENDPOINT_OFF: {
    kind: 'config',
    owner: 'admin',
    sentence: 'The API is switched off on this Business Central server.',
    actions: ['Enable API Services (and OData Services) on the server instance and restart it.'],
  },
  BC_COMPANY_MISSING: {
    kind: 'config',
    owner: 'admin',
    sentence: 'Business Central has no company {company}, or the user has no access to it.',
    actions: ['Correct the company’s name or id in the connection file; `counterpart check` lists those there are.'],
  },
  BC_ENTITY_MISSING: {
    kind: 'config',
    owner: 'admin',
    sentence: 'This Business Central has no API entity {entity}.',
    actions: [
      'For ledger entries and applications: install the Counterpart extension.',
      'For others: update Business Central or take the entity out of the mappings.',
    ],
  },
  BC_ENTITY_WITHOUT_KEY: {
    kind: 'config',
    owner: 'admin',
    sentence: 'Records of the API entity {entity} have no system id, so they can’t be kept in step.',
    actions: ['Map another entity, or publish SystemId as “id” on the API page.'],
  },
  BC_FIELD_MISSING: {
    kind: 'config',
    owner: 'admin',
    sentence: 'A field that Counterpart needs is missing in the API entity {entity}.',
    actions: ['Install the current version of the Counterpart extension, or update Business Central.'],
  },
  BC_REQUEST_REFUSED: {
    kind: 'bug',
    owner: 'admin',
    sentence: 'Business Central refused {operation} ({reason}).',
    actions: ['Report this with the log of the run.'],
  },
  BC_RECORD_MISSING: {
    kind: 'data',
    owner: 'finance',
    sentence: 'Business Central no longer has the record that {operation} asked for.',
    actions: ['Nothing to do if it was deleted on purpose.'],
  },
  BC_RECORD_CHANGED: {
    kind: 'conflict',
    owner: 'admin',
    sentence: 'The record was changed in Business Central in the meantime.',
    actions: ['Nothing to do: it is read again and the conflict policy decides.'],
  },
  BC_DUPLICATE_KEY: {
    kind: 'data',
    owner: 'finance',
    sentence: 'Business Central already has a record with this key.',
    actions: ['Find the other record; link it instead of creating a second one.'],
  },
  BC_RELATED_MISSING: {
    kind: 'data',
    owner: 'finance',
    sentence: 'A value is not known in the table of Business Central that it belongs to.',
    actions: ['Create the value in Business Central, or correct it in the mapping.'],
  },
  BC_ANSWER_LOST: {
    kind: 'uncertain',
    owner: 'admin',
    sentence: 'Business Central was asked for {operation}, and its answer did not arrive.',
    actions: ['Nothing to do: what Business Central has is read back before anything is sent again.'],
  },
  BC_CUSTOMER_BLOCKED: {
    kind: 'data',
    owner: 'finance',
    sentence: 'The customer is blocked in Business Central.',
    actions: ['Ask finance why, and to unblock the customer; then send again.'],
  },
  BC_ITEM_BLOCKED: {
    kind: 'data',
    owner: 'rep',
    sentence: 'An item is blocked for sale in Business Central.',
    actions: ['Choose another product, or ask for the item to be unblocked.'],
  },
  BC_UNIT_MISSING: {
    kind: 'data',
    owner: 'rep',
    sentence: 'The item is not sold in this unit in Business Central.',
    actions: ['Choose another unit, or have it added to the item in Business Central.'],
  },
  BC_DOCUMENT_RELEASED: {
    kind: 'data',
    owner: 'rep',
    sentence: 'The document is released or in approval in Business Central and cannot be changed.',
    actions: ['Have it reopened in Business Central, then ask again.'],
  },
  BC_QUANTITY_BELOW_SHIPPED: {
    kind: 'data',
    owner: 'rep',
    sentence: 'The quantity would be less than what was already shipped or invoiced.',
    actions: ['Ask for at least the quantity shipped; for less, a return is needed.'],
  },
  BC_LINE_SHIPPED: {
    kind: 'data',
    owner: 'rep',
    sentence: 'Something of this line was already shipped, so it can no longer be changed in this way.',
    actions: ['Lower the quantity to what was shipped, or arrange a return.'],
  },
  BC_FIELD_NEEDED: {
    kind: 'data',
    owner: 'finance',
    sentence: 'Business Central needs a value that is not there: {fields}.',
    actions: ['Fill it in Salesforce if the mapping covers it, else in Business Central; then retry.'],
  },
  BC_FIELD_READ_ONLY: {
    kind: 'config',
    owner: 'admin',
    sentence: 'Business Central does not let the API change {fields}.',
    actions: ['Take the way back (`toErp`) of this field out of the mapping.'],
  },
  BC_BUSINESS_RULE: {
    kind: 'data',
    owner: 'finance',
    sentence: 'A business rule of Business Central refused the record.',
    actions: ['Correct what the rule asks for in Business Central, then retry.'],
  },
  BC_VALUE_REFUSED: {
    kind: 'data',
    owner: 'admin',
    sentence: 'A value does not fit its field in Business Central.',
    actions: ['Correct the value, or convert or cut it in the mapping.'],
  },
  BC_TOO_LARGE: {
    kind: 'config',
    owner: 'admin',
    sentence: 'Business Central refused {operation} because it was too large.',
    actions: ['Lower `pageSize` in the connection file; the server allows at most 20,000.'],
  },
  BC_SERVER_ERROR: {
    kind: 'transient',
    owner: 'admin',
    sentence: 'Business Central failed inside while working on {operation} ({reason}).',
    actions: ['Nothing to do: the call is repeated.', 'If it stays, look at the event log or telemetry of the server.'],
  },
  BC_WATERMARK_UNREADABLE: {
    kind: 'bug',
    owner: 'admin',
    sentence: 'The stored read position of {entity} cannot be understood.',
    actions: ['Start the integration with a full read: `counterpart sync --full`.'],
  },
} as const satisfies ErrorCodes;
