import type { ClaimRow } from './claim-row.ts';

const AREA = 'Local ERP: contacts and service';

/** Claims about contacts, service items and service orders. */
export const SERVICE_CLAIM_ROWS: readonly ClaimRow[] = [
  [
    'erp-contact-company',
    AREA,
    'Every customer has a company contact; name, address, telephone and e-mail of both are the same. Persons belong to the customer of their company.',
    'observed',
    'Base application: tables Contact and Contact Business Relation; codeunit CustVendBank-Update',
  ],
  [
    'erp-contact-name',
    AREA,
    'The name of a person is taken apart: last word surname, the word before it middle name when there are three or more, the rest first name; a single word is the first name.',
    'observed',
    'Base application: table Contact, procedures NameBreakdown and CalculatedName',
  ],
  [
    'erp-contact-write',
    AREA,
    'Persons can be created, changed and deleted by the API; company contacts come and go with their customer. Renumbering contacts is refused.',
    'differs',
    'The API creates company contacts too; Counterpart has no use for it',
  ],
  [
    'erp-service-set-up',
    AREA,
    'Service orders and items are served by our extension alone: the standard API has no set of them. Statuses, priorities and lengths are those of tables 5900, 5901, 5902 and 5940.',
    'observed',
    'Base application: Service Header, Service Item Line, Service Line, Service Item and their enums',
  ],
  [
    'erp-service-status',
    AREA,
    'Writing a status through our page gives the item lines the repair status that stands for it. Work begun sets the starting date, finishing the finishing date and the last service date of the items.',
    'assumed',
    'Table Service Header, validation of Status (a status must be allowed by the repair status of every line); the page of our extension was not compiled',
  ],
  [
    'erp-service-life',
    AREA,
    'Service orders stay when they are finished; shipping, invoicing and deleting them is not served. Response dates come from the priority.',
    'differs',
    'In Business Central posting deletes an order, and response times come from contracts, items and service hours',
  ],
];
