import { FIRST_WAIT_MS, LONGEST_WAIT_MS, Pace, createCommand, isOpen, newRequestKey, readCommands } from 'c/erpCommand';
import { createRecord } from 'lightning/uiRecordApi';
import { command, commands } from '../../jest/commands';
import { v } from '../../jest/stage';

const asked = { kind: 'send-quote', targetId: '006000000000001AAA', request: { onHold: true }, requestKey: 'key' };

describe('createCommand', () => {
  beforeEach(() => createRecord.mockReset());

  it('makes one record with the request as JSON', async () => {
    createRecord.mockResolvedValue({ id: 'k1' });
    await createCommand(asked);
    expect(createRecord).toHaveBeenCalledWith({
      apiName: 'ERP_Command__c',
      fields: {
        Kind__c: 'send-quote',
        Target_Id__c: '006000000000001AAA',
        Request__c: '{"onHold":true}',
        Request_Key__c: 'key',
      },
    });
  });

  it('takes a request that is there already as asked', async () => {
    const fieldErrors = { Request_Key__c: [{ errorCode: 'DUPLICATE_VALUE', message: 'duplicate value found' }] };
    createRecord.mockRejectedValue({ body: { message: 'An error occurred', output: { errors: [], fieldErrors } } });
    await expect(createCommand(asked)).resolves.toBeUndefined();
  });

  it('says what the org says against it', async () => {
    const errors = [{ errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'CMD_REQUEST_INCOMPLETE: A request' }];
    createRecord.mockRejectedValue({ body: { message: 'An error occurred', output: { errors, fieldErrors: {} } } });
    await expect(createCommand(asked)).rejects.toThrow('CMD_REQUEST_INCOMPLETE: A request');
    createRecord.mockRejectedValue(new Error('offline'));
    await expect(createCommand(asked)).rejects.toThrow('offline');
  });

  it('makes another key for each intention', () => {
    expect(newRequestKey()).not.toBe(newRequestKey());
  });
});

describe('readCommands', () => {
  it('reads request and answer, and survives what is no JSON', () => {
    const [good, bad] = readCommands(
      commands([
        command({ Result__c: v('{"number":"1001"}'), Status__c: v('Done') }),
        command({ Result__c: v('{"number'), Request__c: v('7') }),
      ]),
    ).list;
    expect(good.result).toEqual({ number: '1001' });
    expect(good.createdBy).toBe('Rita Rep');
    expect([bad.result, bad.request]).toEqual([{}, {}]);
    expect([isOpen(good), isOpen(bad)]).toEqual([false, true]);
  });

  it('tells when the reader may not see requests', () => {
    expect(readCommands(commands(null))).toEqual({ visible: false, list: [] });
  });
});

describe('Pace', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  async function pass(milliseconds: number): Promise<void> {
    await jest.advanceTimersByTimeAsync(milliseconds);
  }

  it('looks after a second, then ever more rarely, at last every ten', async () => {
    const moments: number[] = [];
    const start = Date.now();
    const pace = new Pace(async () => void moments.push(Date.now() - start));
    pace.follow('k1 New');
    await pass(60_000);
    const waits = moments.map((moment, index) => moment - (moments[index - 1] ?? 0));
    expect(waits[0]).toBe(FIRST_WAIT_MS);
    expect(waits.every((wait, index) => index === 0 || wait >= waits[index - 1])).toBe(true);
    expect(waits.at(-1)).toBe(LONGEST_WAIT_MS);
    pace.end();
  });

  it('looks soon again when something moved', async () => {
    let looks = 0;
    const pace = new Pace(async () => void (looks += 1));
    pace.follow('k1 New');
    await pass(30_000);
    looks = 0;
    pace.follow('k1 Running 1/7');
    await pass(FIRST_WAIT_MS);
    expect(looks).toBe(1);
    pace.end();
  });

  it('stands still when the request has ended or the page is left, also during a look', async () => {
    let looks = 0;
    const pace = new Pace(async () => {
      looks += 1;
      pace.follow('');
    });
    pace.follow('k1 New');
    await pass(60_000);
    expect(looks).toBe(1);
    pace.follow('k2 New');
    pace.end();
    await pass(60_000);
    expect(looks).toBe(1);
  });

  it('goes on after a look that failed', async () => {
    let looks = 0;
    const pace = new Pace(() => {
      looks += 1;
      return Promise.reject(new Error('offline'));
    });
    pace.follow('k1 New');
    await pass(5_000);
    expect(looks).toBeGreaterThan(1);
    pace.end();
  });
});
