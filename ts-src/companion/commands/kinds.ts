/** Everything that can be asked of the companion, and by whom. The same table stands in docs/commands.md. */
import { adminKinds } from './admin/kinds.ts';
import { changeOrder } from './change-order.ts';
import type { CommandKind, SellingKind } from './command.ts';
import { consentCustomer } from './customers/consent.ts';
import { createCustomer } from './customers/create-customer.ts';
import { checkQuote } from './quote/check-quote.ts';
import { sendQuote } from './quote/send-quote.ts';
import {
  changeOrderRequest,
  checkQuoteRequest,
  consentRequest,
  createCustomerRequest,
  sendQuoteRequest,
  settleRequest,
} from './requests.ts';
import { settleConflict } from './settle-conflict.ts';

/** Keeps the types of one entry together; the table itself holds requests of any form. */
const kind = <Request>(entry: Omit<SellingKind<Request>, 'area'>): CommandKind =>
  ({ ...entry, area: 'selling' }) as unknown as CommandKind;

export const commandKinds: Readonly<Record<string, CommandKind>> = {
  'check-quote': kind({
    targets: ['Opportunity', 'Quote'],
    permissions: ['ERP_Seller'],
    access: 'read',
    accountAccess: 'read',
    request: checkQuoteRequest,
    act: checkQuote,
  }),
  'send-quote': kind({
    targets: ['Opportunity', 'Quote'],
    permissions: ['ERP_Seller'],
    access: 'edit',
    accountAccess: 'read',
    request: sendQuoteRequest,
    act: sendQuote,
  }),
  'change-order': kind({
    targets: ['ERP_Order__c'],
    permissions: ['ERP_Seller'],
    access: 'read',
    accountAccess: 'edit',
    request: changeOrderRequest,
    act: changeOrder,
  }),
  'create-customer': kind({
    targets: ['Account'],
    permissions: ['ERP_Seller'],
    access: 'edit',
    accountAccess: 'edit',
    request: createCustomerRequest,
    act: createCustomer,
  }),
  'consent-customer': kind({
    targets: ['Account'],
    permissions: ['ERP_Finance'],
    access: 'read',
    accountAccess: 'read',
    request: consentRequest,
    act: consentCustomer,
  }),
  'settle-conflict': kind({
    targets: ['Account'],
    permissions: ['ERP_Seller', 'ERP_Admin'],
    access: 'edit',
    accountAccess: 'edit',
    request: settleRequest,
    act: settleConflict,
  }),
  ...adminKinds,
};
