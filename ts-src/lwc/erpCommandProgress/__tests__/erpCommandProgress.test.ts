import ErpCommandProgress from 'c/erpCommandProgress';
import { readCommands } from 'c/erpCommand';
import { command, commands } from '../../jest/commands';
import { clear, expectAccessible, find, mount, textOf, v } from '../../jest/stage';

describe('c-erp-command-progress', () => {
  afterEach(clear);

  const shown = (values: object): HTMLElement =>
    mount('c-erp-command-progress', ErpCommandProgress, {
      command: readCommands(commands([command(values)])).list[0],
      doneText: 'It is done.',
    });

  it.each([
    ['New', 'Waiting for the ERP connection'],
    ['Running', 'Working'],
    ['Checking', 'do not enter the order by hand'],
    ['Done', 'It is done.'],
    ['Refused', 'Change what is named'],
    ['Failed', 'nothing is made twice'],
  ])('says what %s means', (status, text) => {
    expect(textOf(shown({ Status__c: v(status) }))).toContain(text);
  });

  it('tells people who use a screen reader of each step', () => {
    const region = find(shown({ Status__c: v('Running'), Progress__c: v('2/4 Reading') }), '[role=status]');
    expect(region.getAttribute('aria-live')).toBe('polite');
    expect(textOf(region)).toContain('Step 2 of 4: Reading');
  });

  it('says that nobody takes it up when it waits for long', () => {
    const text = textOf(shown({ CreatedDate: v('2020-01-01T00:00:00Z') }));
    expect(text).toContain('once the ERP connection runs');
  });

  it('takes the keyboard focus when it is told to', () => {
    const element = shown({ Status__c: v('Running') });
    element.focus();
    expect(element.shadowRoot?.activeElement).toBe(find(element, '[role=status]'));
  });

  it('shows nothing without a request', () => {
    expect(textOf(mount('c-erp-command-progress', ErpCommandProgress, {}))).toBe('');
  });

  it('is accessible', async () => {
    await expectAccessible(shown({ Status__c: v('Running'), Progress__c: v('2/4 Reading') }));
  });
});
