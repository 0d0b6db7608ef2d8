import { randomUUID } from 'node:crypto';
import { list, v } from './stage';

// The browser of the tests has none.
Object.assign(globalThis.crypto, { randomUUID });

/** One request to the companion, as the commands query answers. */
export const command = (values: object = {}): object => ({
  Id: 'k1',
  Kind__c: v('send-quote'),
  Status__c: v('New'),
  Progress__c: v(null),
  Request__c: v('{}'),
  Result__c: v(null),
  Error_Code__c: v(null),
  Error_Message__c: v(null),
  CreatedDate: v(new Date().toISOString()),
  CreatedBy: { Name: v('Rita Rep') },
  ...values,
});

/** The answer of the commands query; null when the reader may not see requests. */
export const commands = (nodes: readonly object[] | null): object => ({
  uiapi: { query: { ERP_Command__c: nodes === null ? null : list(nodes) } },
});
