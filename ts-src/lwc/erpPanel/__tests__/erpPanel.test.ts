import ErpPanel from 'c/erpPanel';
import { clear, expectAccessible, find, mount, textOf } from '../../jest/stage';

const customer = (values: object = {}): object => ({
  id: 'c1',
  name: 'Adatum',
  number: '10000',
  companyCode: 'DE',
  companyName: 'CRONUS DE',
  asOf: new Date(Date.now() - 30_000),
  sweepSeconds: 3,
  connectionState: 'Running',
  connectionDetail: null,
  ...values,
});

describe('c-erp-panel', () => {
  afterEach(clear);
  const shown = (properties: object): HTMLElement =>
    mount('c-erp-panel', ErpPanel, { heading: 'Ageing', iconName: 'standard:account', ...properties });

  it('says whose figures these are and how old they are', () => {
    const element = shown({ state: 'ready', customer: customer() });
    const freshness = find(element, '[data-id=freshness]');
    expect(textOf(freshness)).toBe('CRONUS DE · 30 seconds ago');
    expect(freshness.title).toContain('From CRONUS DE, customer 10000 Adatum. Last synchronised:');
    expect(find(element, '[data-id=stale]')).toBeNull();
  });

  it('warns of figures that are too old for the pace of the companion', () => {
    const element = shown({ state: 'ready', customer: customer({ asOf: new Date(Date.now() - 7_200_000) }) });
    expect(textOf(find(element, '[data-id=stale]'))).toContain('Last synchronised: 2 hours ago');
  });

  it('allows for slow sweeps', () => {
    const slow = customer({ asOf: new Date(Date.now() - 7_200_000), sweepSeconds: 3600 });
    expect(find(shown({ state: 'ready', customer: slow }), '[data-id=stale]')).toBeNull();
  });

  it('warns when the connection stands still, with the reason', () => {
    const paused = customer({ connectionState: 'Paused', connectionDetail: 'The password expired.' });
    expect(textOf(find(shown({ state: 'ready', customer: paused }), '[data-id=stale]'))).toContain(
      'The password expired.',
    );
  });

  it('never shows an age in the future', () => {
    const ahead = customer({ asOf: new Date(Date.now() + 60_000) });
    expect(textOf(find(shown({ state: 'ready', customer: ahead }), '[data-id=freshness]'))).toBe('CRONUS DE · now');
  });

  it('says that some figures are missing', () => {
    const element = shown({ state: 'ready', partial: true, customer: customer() });
    expect(textOf(find(element, '[data-id=partial]'))).toContain('could not be read');
  });

  it.each([
    ['notLinked', 'not linked'],
    ['noPermission', 'ERP Viewer'],
    ['failed', 'Try again'],
    ['empty', 'Nothing is open.'],
  ])('has a face for the state %s', (state, text) => {
    const element = shown({ state, emptyText: 'Nothing is open.' });
    expect(textOf(find(element, '[data-id=notice]'))).toContain(text);
    expect(find(element, 'slot:not([name])')).toBeNull();
  });

  it('lets the reader try again after a failure', () => {
    const element = shown({ state: 'failed' });
    let retried = false;
    element.addEventListener('retry', () => (retried = true));
    find(element, 'lightning-button').click();
    expect(retried).toBe(true);
  });

  it('shows that it waits', () => {
    expect(find(shown({ state: 'loading' }), 'lightning-spinner').alternativeText).toBe('Loading');
  });

  it('is accessible in every state', async () => {
    for (const state of ['loading', 'notLinked', 'noPermission', 'failed', 'empty', 'ready']) {
      await expectAccessible(shown({ state, customer: customer() }));
      clear();
    }
  });
});
