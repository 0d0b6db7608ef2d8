import { describe, expect, test } from 'vitest';
import { ruleBehind } from './business-rules.ts';
import { mapBrokenWrite, mapRefusedWrite } from './error-map.ts';

const refused = (message: string, code = 'Application_DialogException', status = 400) =>
  mapRefusedWrite({
    status,
    body: JSON.stringify({ error: { code, message: `${message}  CorrelationId:  1f0c.` } }),
    host: 'bc.example',
    operation: 'changing salesOrders',
  });

describe('a business rule is told by its text', () => {
  test.each([
    [
      'You cannot create this type of document when Customer 10000 is blocked with type All',
      'BC_CUSTOMER_BLOCKED',
      'customer',
    ],
    [
      "Blocked must be equal to ' '  in Customer: No.=10000. Current value is 'All'.",
      'BC_CUSTOMER_BLOCKED',
      'customer',
    ],
    ["Blocked must be equal to 'No'  in Item: No.=1000. Current value is 'Yes'.", 'BC_ITEM_BLOCKED', 'product'],
    ["Sales Blocked must be equal to 'No'  in Item: No.=1000. Current value is 'Yes'.", 'BC_ITEM_BLOCKED', 'product'],
    [
      'You cannot sell Item 1000 because the Sales Blocked check box is selected on the Item card.',
      'BC_ITEM_BLOCKED',
      'product',
    ],
    [
      "The Item Unit of Measure does not exist. Identification fields and values: Item No.='1000',Code='BOX'",
      'BC_UNIT_MISSING',
      'unit',
    ],
    [
      'The field Unit of Measure Code of table Sales Line contains a value (BOX) that cannot be found in the related table (Item Unit of Measure).',
      'BC_UNIT_MISSING',
      'unit',
    ],
    [
      "Status must be equal to 'Open'  in Sales Header: Document Type=Order, No.=101001. Current value is 'Released'.",
      'BC_DOCUMENT_RELEASED',
      undefined,
    ],
    [
      "Quantity must not be less than Quantity Shipped in Sales Line Document Type='Order',Document No.='101001',Line No.='10000'.",
      'BC_QUANTITY_BELOW_SHIPPED',
      'quantity',
    ],
    [
      "Quantity Shipped must be equal to '0'  in Sales Line: Document Type=Order, Document No.=101001. Current value is '2'.",
      'BC_LINE_SHIPPED',
      'quantity',
    ],
    [
      "The record in table Customer already exists. Identification fields and values: No.='10000'",
      'BC_DUPLICATE_KEY',
      undefined,
    ],
    [
      'Gen. Bus. Posting Group must have a value in Customer: No.=10000. It cannot be zero or empty.',
      'BC_FIELD_NEEDED',
      'Gen. Bus. Posting Group',
    ],
    ['The blank "displayName" is not allowed.', 'BC_FIELD_NEEDED', 'name'],
    ["Control 'balance' is read-only", 'BC_FIELD_READ_ONLY', 'balance'],
    ['The "currencyCode" does not match to a Currency.', 'BC_RELATED_MISSING', 'currency'],
    [
      'The field Salesperson Code of table Customer contains a value (XX) that cannot be found in the related table (Salesperson/Purchaser).',
      'BC_RELATED_MISSING',
      'Salesperson Code',
    ],
    [
      'The length of the string is 120, but it must be less than or equal to 100 characters. Field: displayName.',
      'BC_VALUE_REFUSED',
      'name',
    ],
    ['The "sequence" cannot be modified, "documentId" is fixed.', 'BC_BUSINESS_RULE', 'sequence'],
  ])('%s', (text, code, field) => {
    const rule = ruleBehind(text);
    expect(rule?.code).toBe(code);
    expect(rule?.fields[0]).toBe(field);
    expect(refused(text)).toMatchObject({ code, said: text, fields: rule?.fields });
  });

  test('a text of no known rule keeps the code of its answer', () => {
    expect(ruleBehind('The moon is not full.')).toBeUndefined();
    expect(refused('The moon is not full.')).toMatchObject({ code: 'BC_BUSINESS_RULE', said: 'The moon is not full.' });
  });

  test('what a user may not do is no rule of the record', () => {
    expect(refused('Customer is blocked', 'Authorization_RequestDenied', 403).code).toBe('BC_NO_PERMISSION');
    expect(refused('Customer is blocked', 'Internal_ServerError', 500).code).toBe('BC_ANSWER_LOST');
    expect(refused('', 'Request_EntityChanged', 409)).toMatchObject({ code: 'BC_RECORD_CHANGED', kind: 'conflict' });
  });
});

test('only a change that certainly never left may be sent again', () => {
  const call = { host: 'bc.example', operation: 'creating customers' };
  expect(mapBrokenWrite('unreachable', call).kind).toBe('transient');
  expect(mapBrokenWrite('certificate', call).kind).toBe('config');
  expect(mapBrokenWrite('lost', call).kind).toBe('uncertain');
  expect(mapBrokenWrite('stopped', call).kind).toBe('uncertain');
});
