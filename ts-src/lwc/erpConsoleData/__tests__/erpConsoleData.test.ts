import USER_ID from '@salesforce/user/Id';
import { answerOf, formatLag, healthOf, integrationsOf, lagOf, readConsole, readIssues } from 'c/erpConsoleData';
import { connection, consoleData, issue, issues, mapping } from '../../jest/console';
import { v } from '../../jest/stage';

const now = new Date();
const answer = (mappings: readonly object[], open: readonly object[] = [], connections?: readonly object[]): object => {
  const { acts, sentences } = answerOf(
    readConsole(consoleData(mappings, connections)),
    readIssues(issues(open)).list,
    now,
  );
  return { acts, texts: sentences.map(({ text }) => text) };
};
const read = (values: object): object => readConsole(consoleData([mapping(values)])).mappings[0];

describe('the answer of the console', () => {
  it('is calm when all runs and nobody has to act', () => {
    const items = mapping({ Integration__c: v('items') });
    expect(answer([mapping(), items])).toEqual({ acts: false, texts: ['All 2 running.', 'No issue needs anybody.'] });
  });

  it('counts what needs the reader apart from what is with others', () => {
    const mine = issue({ Owner_Kind__c: v('Finance'), Assigned_To__c: v(USER_ID) });
    const others = issue({ Owner_Kind__c: v('Rep') });
    expect(answer([mapping()], [issue(), mine, others])).toEqual({
      acts: true,
      texts: ['All 1 running.', '2 issues need you.', '1 issue is with others.'],
    });
    expect(answer([mapping()], [others, others])).toMatchObject({ acts: false });
  });

  it('says first that the companion is silent, stopped, or was never heard', () => {
    const silent = connection({ Silence_At__c: v(new Date(now.getTime() - 1000).toISOString()) });
    const first = (one: object): string => answer([mapping()], [], [one]).texts[0];
    expect(first(silent)).toContain('the companion is silent since');
    expect(first(connection({ State__c: v('Paused'), State_Detail__c: v('The password has expired.') }))).toBe(
      'CRONUS: the companion is Paused. The password has expired.',
    );
    expect(first(connection({ Heartbeat__c: v(null), Silence_At__c: v(null) }))).toContain('never reported');
    const old = connection({ Heartbeat__c: v(new Date(now.getTime() - 3_600_000).toISOString()), Silence_At__c: null });
    expect(first(old)).toContain('is silent since');
    expect(answer([mapping()], [], [])).toMatchObject({ acts: true });
  });

  it('says how many of the integrations run, and when none is live', () => {
    const paused = mapping({ Integration__c: v('items'), Paused__c: v('MAPPING_X: no such field') });
    expect(answer([mapping(), paused])).toMatchObject({ acts: true, texts: ['1 of 2 running.', expect.anything()] });
    expect(answer([mapping({ State__c: v('Off') })]).texts[0]).toBe('Nothing is live yet.');
  });
});

describe('a mapping', () => {
  it.each([
    [{ State__c: v('Off'), Paused__c: v('X') }, 'Off'],
    [{ Paused__c: v('X: y') }, 'Paused'],
    [{ Last_Outcome__c: v('Failed') }, 'Last run failed'],
    [{ Last_Outcome__c: v('Partly') }, 'Ran, some records need someone'],
    [{ Last_Run__c: v(null) }, 'Not run yet'],
    [{ State__c: v('Test') }, 'Testing'],
    [{}, 'Running'],
  ])('with %j is said to be "%s"', (values, label) => {
    expect(healthOf(read(values)).label).toBe(label);
  });

  it('lags by the age of what is processed; nothing lags that is off', () => {
    const old = v(new Date(now.getTime() - 90_000).toISOString());
    expect(lagOf(read({ Current_To__c: old }), now)).toBe(90_000);
    expect(lagOf(read({ Current_To__c: old, State__c: v('Off') }), now)).toBeNull();
    expect([40_000, 90_000, 7_200_000, 200_000_000, null].map(formatLag)).toEqual([
      '40 sec',
      '1 min',
      '2 hr',
      '2 days',
      '–',
    ]);
  });

  it('adds up to its integration', () => {
    const all = readConsole(
      consoleData([mapping({ Parked__c: v(2) }), mapping({ State__c: v('Off'), Parked__c: v(1) })]),
    );
    const [customers, contacts] = integrationsOf(all.mappings, now);
    expect(customers).toMatchObject({ name: 'customers', state: 'Live', parked: 3, stopped: [] });
    expect(contacts).toMatchObject({ name: 'contacts', state: null, lag: null, lastRun: null });
  });
});

describe('an issue', () => {
  it('has its money by currency, and none when that cannot be read', () => {
    const amounts = (text: unknown): unknown => readIssues(issues([issue({ Amounts__c: v(text) })])).list[0].amounts;
    expect(amounts('{"EUR":1,"GBP":2}')).toEqual([
      { currency: 'EUR', value: 1 },
      { currency: 'GBP', value: 2 },
    ]);
    expect(amounts('oops')).toEqual([]);
  });
});
