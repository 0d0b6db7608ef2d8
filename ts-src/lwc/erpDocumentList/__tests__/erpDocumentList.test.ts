import ErpDocumentList from 'c/erpDocumentList';
import { clear, expectAccessible, find, findAll, mount, settled, textOf } from '../../jest/stage';

const row = (id: string, values: object = {}): object => ({
  id,
  number: `INV-${id}`,
  note: 'PO 1',
  date: 'Jan 5, 2026',
  due: 'Feb 5, 2026',
  amount: '€1.00',
  homeAmount: '',
  remaining: '€1.00',
  status: { kind: 'good', label: 'Paid' },
  invoiceId: id,
  entryId: '',
  currency: 'EUR',
  mailText: `text of ${id}`,
  ...values,
});
const page = (rows: readonly object[], more: object = {}): object => ({
  rows,
  first: 1,
  total: rows.length,
  hasNext: false,
  ...more,
});

describe('c-erp-document-list', () => {
  afterEach(clear);
  const shown = (properties: object): HTMLElement =>
    mount('c-erp-document-list', ErpDocumentList, { caption: 'Invoices', showsDue: true, ...properties });

  it('waits, then shows the rows with status by word and icon', async () => {
    const element = shown({});
    expect(find(element, 'lightning-spinner')).not.toBeNull();
    Object.assign(element, { page: page([row('1')]) });
    await settled();
    expect(textOf(find(element, '[data-document=INV-1]'))).toContain(
      'INV-1 PO 1 Jan 5, 2026 Feb 5, 2026 €1.00 €1.00 Paid',
    );
    expect(find(element, 'c-erp-status').kind).toBe('good');
  });

  it('opens the lines of one document in place, one at a time', async () => {
    const element = shown({ page: page([row('1'), row('2')]) });
    const [first, second] = findAll(element, '[data-id=toggle]');
    first.click();
    await settled();
    expect(first.getAttribute('aria-expanded')).toBe('true');
    expect(find(element, 'c-erp-document-lines').documentId).toBe('1');
    second.click();
    await settled();
    expect(findAll(element, 'c-erp-document-lines').map(({ documentId }) => documentId)).toEqual(['2']);
    second.click();
    await settled();
    expect(find(element, 'c-erp-document-lines')).toBeNull();
  });

  it('opens what a payment settled', async () => {
    const element = shown({ page: page([row('1', { invoiceId: '', entryId: 'e1' })]) });
    find(element, '[data-id=toggle]').click();
    await settled();
    expect(find(element, 'c-erp-settlements').entryId).toBe('e1');
  });

  it('asks for the neighbouring pages and tells where it is', async () => {
    const element = shown({ page: page([row('1'), row('2')], { first: 11, total: 40, hasNext: true }) });
    const asked: string[] = [];
    for (const name of ['next', 'previous']) element.addEventListener(name, () => asked.push(name));
    expect(textOf(find(element, '[data-id=range]'))).toBe('11–12 of 40');
    find(element, '[data-id=next]').click();
    find(element, '[data-id=previous]').click();
    expect(asked).toEqual(['next', 'previous']);
  });

  it('hands over the text of a row for an e-mail', () => {
    const element = shown({ page: page([row('1')]) });
    const texts: string[] = [];
    element.addEventListener('copytext', (event) => texts.push((event as CustomEvent<{ text: string }>).detail.text));
    find(element, 'lightning-button-icon').click();
    expect(texts).toEqual(['text of 1']);
  });

  it('shows a notice in place of the table, with a way to try again', async () => {
    const element = shown({ notice: 'Failed', canRetry: true });
    let retried = false;
    element.addEventListener('retry', () => (retried = true));
    find(element, 'lightning-button').click();
    expect(retried).toBe(true);
    expect(textOf(find(element, '[data-id=list-notice]'))).toContain('Failed');
  });

  it('is accessible', async () => {
    await expectAccessible(shown({ page: page([row('1')]) }));
  });
});
