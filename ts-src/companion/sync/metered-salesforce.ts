import type { SalesforcePort } from '../salesforce/port.ts';

/** Objects in which the companion keeps its own books; everything else is business data. */
const BOOKS = new Set([
  'ERP_Connection__c',
  'ERP_Drift__c',
  'ERP_Entity__c',
  'ERP_Mapping__c',
  'ERP_Mapping_Version__c',
  'ERP_Run__c',
  'ERP_Issue__c',
  'ERP_Message__c',
]);

/** The port, counting the calls that write business records: a sync that found nothing to do must make none. */
export function meterSalesforce(port: SalesforcePort): {
  readonly port: SalesforcePort;
  readonly businessWrites: number;
} {
  let writes = 0;
  const count = (object: string): void => {
    if (!BOOKS.has(object)) writes++;
  };
  const metered: SalesforcePort = {
    namespace: port.namespace,
    get apiCalls() {
      return port.apiCalls;
    },
    describe: (object, options) => port.describe(object, options),
    objects: () => port.objects(),
    query: (soql) => port.query(soql),
    upsert: (request) => {
      count(request.object);
      return port.upsert(request);
    },
    create: (object, rows) => {
      count(object);
      return port.create(object, rows);
    },
    update: (object, rows) => {
      count(object);
      return port.update(object, rows);
    },
    remove: (object, ids) => {
      count(object);
      return port.remove(object, ids);
    },
    rehearse: (request) => port.rehearse(request),
    notify: (notification) => port.notify(notification),
    usage: () => port.usage(),
    onlyCurrency: () => port.onlyCurrency(),
    check: () => port.check(),
    close: () => port.close(),
  };
  return {
    port: metered,
    get businessWrites() {
      return writes;
    },
  };
}
