/** The clerk's page in the browser: fills the lists, sends the forms, shows what the ERP answered. */
import { connectOrders, showOrderLists, showOrders } from './orders.js';
import { call, cell, fill, find, money, say } from './parts.js';
import { connectService, showService } from './service.js';

const company = find('#company');
const customer = find('#customer');
let customers = [];

async function showCustomer() {
  const place = { company: company.value, customer: customer.value };
  const entries = await call('openEntries', place);
  const list = await call('customers', { company: place.company });
  // Somebody has chosen another customer meanwhile; its own answer is on the way.
  if (company.value !== place.company || customer.value !== place.customer) return;
  customers = list;
  const chosen = customers.find(({ number }) => number === customer.value);
  const blocked = chosen?.blocked === ' ' ? 'not blocked' : `blocked: ${chosen?.blocked}`;
  find('#facts').textContent = chosen
    ? `Balance ${chosen.balance.toFixed(2)}, ${blocked}, ${entries.length} open ${entries.length === 1 ? 'entry' : 'entries'}.`
    : '';
  find('#block select').value = chosen?.blocked ?? ' ';
  find('#entries').replaceChildren(
    ...entries.map((entry) => {
      const row = document.createElement('tr');
      row.append(
        cell(entry.documentNumber),
        cell(entry.documentType.trim() || 'Opening balance'),
        cell(entry.postingDate),
        cell(entry.dueDate),
        cell(money(entry.amount, entry.currency), true),
        cell(money(entry.remaining, entry.currency), true),
      );
      return row;
    }),
  );
  const invoices = entries.filter(({ documentType, remaining }) => documentType === 'Invoice' && remaining > 0);
  for (const select of document.querySelectorAll('[data-invoices]')) {
    fill(select, [
      ['', select.form.id === 'payment' ? 'On account' : 'No invoice'],
      ...invoices.map(({ documentNumber, remaining, currency }) => [
        documentNumber,
        `${documentNumber}, ${money(remaining, currency)} open`,
      ]),
    ]);
  }
  find('#limit input').value = chosen?.creditLimit ?? 0;
  await showOrders(place);
  await showService(place);
}

async function showCompany() {
  const chosen = company.value;
  const list = await call('customers', { company: chosen });
  if (company.value !== chosen) return;
  customers = list;
  fill(
    customer,
    customers.map(({ number, name }) => [number, `${number} ${name}`]),
  );
  const items = await call('items', { company: chosen });
  if (company.value !== chosen) return;
  fill(
    find('#invoice [name=item]'),
    items
      .filter(({ blocked }) => !blocked)
      .map(({ number, description, unitPrice }) => [number, `${number} ${description} (${unitPrice})`]),
  );
  await showOrderLists(chosen, items);
  await showCustomer();
}

function onSubmit(id, send) {
  find(`#${id}`).addEventListener('submit', async (event) => {
    event.preventDefault();
    const form = event.target;
    const values = Object.fromEntries(new FormData(form));
    try {
      say(await send(values, { company: company.value, customer: customer.value }), 'good');
      await showCustomer();
    } catch (error) {
      say(error.message, 'bad');
    }
  });
}

onSubmit('invoice', async ({ item, quantity, unitPrice, external }, place) => {
  const line = { item, quantity: Number(quantity), ...(unitPrice === '' ? {} : { unitPrice: Number(unitPrice) }) };
  const reference = external === '' ? {} : { externalDocumentNumber: external };
  const posted = await call('postInvoice', { ...place, ...reference, lines: [line] });
  return `Invoice ${posted.number} posted: ${posted.total.toFixed(2)} including tax.`;
});
onSubmit('payment', async ({ appliesTo, amount }, place) => {
  const target = appliesTo === '' ? {} : { appliesTo };
  const posted = await call('receivePayment', { ...place, ...target, amount: Number(amount) });
  return `Payment ${posted.documentNumber} posted.`;
});
onSubmit('memo', async ({ appliesTo, amount }, place) => {
  const target = appliesTo === '' ? {} : { appliesTo };
  const lines = amount === '' ? {} : { lines: [{ quantity: 1, unitPrice: Number(amount), description: 'Credit' }] };
  const posted = await call('issueCreditMemo', { ...place, ...target, ...lines });
  return `Credit memo ${posted.number} posted: ${posted.total.toFixed(2)} including tax.`;
});
onSubmit('block', async ({ blocked }, place) => {
  await call('blockCustomer', { ...place, blocked });
  return 'Saved.';
});

company.addEventListener('change', () => showCompany().catch((error) => say(error.message, 'bad')));
customer.addEventListener('change', () => showCustomer().catch((error) => say(error.message, 'bad')));
connectOrders(showCustomer);
connectService(showCustomer);
const companies = await call('companies', {});
fill(
  company,
  companies.map(({ code, name, currency }) => [code, `${name} (${currency})`]),
);
await showCompany();
