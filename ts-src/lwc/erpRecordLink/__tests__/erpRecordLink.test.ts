import ErpRecordLink from 'c/erpRecordLink';
import { clear, find, mount, settled } from '../../jest/stage';

describe('c-erp-record-link', () => {
  afterEach(clear);

  const shown = async (): Promise<HTMLElement> => {
    const element = mount('c-erp-record-link', ErpRecordLink, {
      recordId: 'o1',
      objectApiName: 'ERP_Order__c',
      label: 'Go',
    });
    await settled();
    return element;
  };

  it('goes to the page of the record in place', async () => {
    const link = find(await shown(), 'a');
    expect(link.textContent).toBe('Go');
    expect(link.getAttribute('href')).toBe('https://www.example.com');
    const click = new MouseEvent('click', { cancelable: true });
    link.dispatchEvent(click);
    expect(click.defaultPrevented).toBe(true);
  });

  it('leaves a click that asks for a new tab to the browser', async () => {
    const click = new MouseEvent('click', { ctrlKey: true, cancelable: true });
    find(await shown(), 'a').dispatchEvent(click);
    expect(click.defaultPrevented).toBe(false);
  });
});
