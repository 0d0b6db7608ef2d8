import { describe, expect, it } from 'vitest';
import { codedError } from '../errors/coded-error.ts';
import { dryRunResult, report, run, stage } from './cli-world.ts';
import { runCommandLine } from './program.ts';

const onlyObject = (text: string): Record<string, unknown> => {
  expect(text.endsWith('\n')).toBe(true);
  expect(text.trim().split('\n')).toHaveLength(1);
  return JSON.parse(text) as Record<string, unknown>;
};

describe('every command', () => {
  it.each([
    ...['', 'init', 'check', 'sync', 'run', 'status', 'parked', 'parked list', 'parked show', 'parked retry'],
    ...['', ' list', ' switch', ' dry-run', ' export', ' import', ' diff', ' promote'].map((name) => `mapping${name}`),
  ])('“%s” has help with an example', async (words) => {
    const { runtime, out } = stage();
    expect(await runCommandLine([...words.split(' ').filter(Boolean), '--help'], runtime)).toBe(0);
    expect(out()).toMatch(/Example:\n {2}\$ counterpart /);
  });

  it.each([
    [['check'], 0],
    [['sync'], 0],
    [['run'], 0],
    [['status'], 0],
    [['parked', 'list'], 0],
    [['parked', 'retry'], 0],
    [['parked', 'show', 'GB|x|1'], 2],
    [['mapping', 'list'], 0],
    [['mapping', 'export', '--to', '/maps'], 0],
    [['mapping', 'import', '--from', '/maps'], 0],
    [['mapping', 'diff', '--from', '/maps'], 0],
    [['mapping', 'diff', '--to', '/other.json'], 0],
    [['mapping', 'promote', '--to', '/other.json'], 0],
    [['mapping', 'switch', 'customer', 'live'], 0],
    [['mapping', 'switch', 'customer', 'off'], 0],
    [['mapping', 'switch', 'empty', 'test'], 1],
    [['mapping', 'switch', 'customer', 'on'], 2],
    [['mapping', 'switch', 'customer', 'toString'], 2],
    [['mapping', 'switch', 'customer'], 2],
    [['mapping', 'export', 'customer', '--version', '3', '--to', '/maps'], 1],
    [['mapping', 'export', 'customer', '--version', '4', '--to', '/maps'], 2],
    [['mapping', 'export', 'customer', '--version', 'new', '--to', '/maps'], 2],
    [['mapping', 'export', '--version', '3', '--to', '/maps'], 2],
    [['mapping', 'export', 'customer', 'item', '--version', '3', '--to', '/maps'], 2],
    [['mapping', 'export'], 2],
    [['mapping', 'import', '--from', '/none'], 2],
    [['mapping', 'import', 'nothing', '--from', '/maps'], 2],
    [['mapping', 'diff'], 2],
    [['mapping', 'diff', '--from', '/maps', '--to', '/other.json'], 2],
    [['mapping', 'promote', '--to', './counterpart.json'], 2],
    [['sync', 'nothing'], 2],
    [['frobnicate'], 2],
    [['sync', '--frobnicate'], 2],
  ] as const)('%j with --json puts one object on standard output and exits %i', async (words, exit) => {
    const { runtime, out } = stage();
    expect(await runCommandLine([...words, '--json'], runtime)).toBe(exit);
    expect(onlyObject(out())['ok']).toBe(exit === 0);
  });

  it('closes what it opened, also when it fails', async () => {
    const broken = stage({ check: async () => Promise.reject(codedError('SF_LOGIN_REFUSED')) });
    expect(await runCommandLine(['check', '--json', '--config', '/c.json'], broken.runtime)).toBe(1);
    expect(onlyObject(broken.out())).toMatchObject({ ok: false, error: { code: 'SF_LOGIN_REFUSED', kind: 'auth' } });
    expect(broken.asked).toEqual([['open', '/c.json'], ['close']]);
  });

  it('says a failure with its code and what to do, without a trace', async () => {
    const { runtime, out } = stage({}, { open: async () => Promise.reject(codedError('BC_LOGIN_REFUSED')) });
    expect(await runCommandLine(['check'], runtime)).toBe(1);
    expect(out()).toMatch(/^BC_LOGIN_REFUSED: /);
    expect(out()).not.toMatch(/\.ts:/);
  });

  it('tells wrong input from failures by its exit status', async () => {
    const { runtime, err } = stage({}, { open: async () => Promise.reject(codedError('CONFIG_FILE_MISSING')) });
    expect(await runCommandLine(['status'], runtime)).toBe(2);
    expect(err()).toMatch(/CONFIG_FILE_MISSING/);
  });
});

describe('sync', () => {
  it('passes the integrations on and ends with the summary', async () => {
    const { runtime, out, err, asked } = stage();
    expect(await runCommandLine(['sync', 'items', 'customers'], runtime)).toBe(0);
    expect(asked[1]).toEqual(['sync', ['items', 'customers'], runtime.interrupted]);
    expect(out().trim().split('\n').at(-1)).toMatch(/^synced: 3 read, 3 created, .* 9 API calls, 1\.0 s$/);
    expect(err()).toBe('customer GB: 3 records\n');
  });

  it('draws bars on a terminal', async () => {
    const { runtime, err } = stage({}, { terminal: true });
    await runCommandLine(['sync'], runtime);
    expect(err()).toContain('[........................] customer GB: 0 of about 3 records');
    expect(err()).toContain('[########################] customer GB: 3 records\n');
  });

  it('forgets what was agreed on first when everything is to be read again', async () => {
    const { runtime, asked } = stage();
    expect(await runCommandLine(['sync', '--full'], runtime)).toBe(0);
    expect(asked.map(([what]) => what)).toEqual(['open', 'forget', 'sync', 'close']);
  });

  it('says which values were altered on the way', async () => {
    const alterations = [{ code: 'MAPPING_TEXT_CUT', object: 'ERP_Customer__c', field: 'Name', values: 2 }];
    const { runtime, out } = stage({ sync: async () => report([run({ alterations })]) });
    expect(await runCommandLine(['sync'], runtime)).toBe(0);
    expect(out()).toMatch(/^customer GB: ERP_Customer__c\.Name altered 2 times \(MAPPING_TEXT_CUT\)$/m);
  });

  it('is not done when a run failed or a record was parked', async () => {
    const failed = stage({ sync: async () => report([run({ outcome: 'Failed', errorCode: 'SF_STORAGE_FULL' })]) });
    expect(await runCommandLine(['sync'], failed.runtime)).toBe(1);
    expect(failed.out()).toMatch(/customer GB failed: SF_STORAGE_FULL/);
    const parked = stage({ sync: async () => report([run({ outcome: 'Partly', parked: 1 })]) });
    expect(await runCommandLine(['sync'], parked.runtime)).toBe(1);
    expect(parked.out()).toMatch(/1 records are parked/);
  });
});

describe('init', () => {
  it('writes a file once, and over it only when forced', async () => {
    const { runtime, files } = stage();
    expect(await runCommandLine(['init', '--config', '/c.json'], runtime)).toBe(0);
    files.set('/c.json', 'mine');
    expect(await runCommandLine(['init', '--config', '/c.json'], runtime)).toBe(2);
    expect(files.get('/c.json')).toBe('mine');
    expect(await runCommandLine(['init', '--config', '/c.json', '--force'], runtime)).toBe(0);
    expect(files.get('/c.json')).toContain('"companies"');
  });
});

describe('init where nothing can be written', () => {
  it('says so with a code', async () => {
    const writeFile = (): void => {
      throw Object.assign(new Error('no'), { code: 'ENOENT' });
    };
    const { runtime, err } = stage({}, { writeFile });
    expect(await runCommandLine(['init', '--config', '/no/folder/c.json'], runtime)).toBe(2);
    expect(err()).toMatch(/^CONFIG_FILE_NOT_WRITTEN: .*\/no\/folder\/c\.json.*ENOENT/);
  });
});

describe('check and status', () => {
  it('say what is missing and what to do', async () => {
    const { runtime, out } = stage({
      check: async () => ({
        ok: false,
        results: [{ side: 'salesforce', name: 'Right', ok: false, detail: 'not given', action: 'Assign it.' }],
        storage: null,
      }),
    });
    expect(await runCommandLine(['check'], runtime)).toBe(1);
    expect(out()).toBe('MISSING salesforce: Right (not given)\n        to do: Assign it.\ncheck: 0 hold, 1 missing\n');
  });

  it('show last runs, issues and counts', async () => {
    const { runtime, out } = stage();
    expect(await runCommandLine(['status'], runtime)).toBe(0);
    expect(out()).toMatch(/issue SF_WRONG_TYPE: 2 records, for admin/);
    expect(out().trim().split('\n').at(-1)).toBe('main: idle, 1 waiting, 2 parked');
  });
});

describe('parked', () => {
  const record = {
    integration: 'sales-history',
    mapping: 'sales-invoice',
    company: 'GB',
    key: 'GB|salesInvoice|1',
    code: 'SF_STRING_TOO_LONG',
    message: 'Too long.',
    owner: 'admin',
    fields: ['Name'],
    attempts: 2,
    firstSeen: 'a',
    lastSeen: 'b',
  } as const;

  it('lists, shows and retries', async () => {
    const { runtime, out, asked } = stage();
    const parked = { list: async () => [record], show: async () => record, retry: async () => report([]) };
    const with_ = stage({ parked });
    expect(await runCommandLine(['parked', 'list'], with_.runtime)).toBe(0);
    expect(await runCommandLine(['parked', 'show', record.key], with_.runtime)).toBe(0);
    expect(with_.out()).toContain('fields: Name');
    expect(await runCommandLine(['parked', 'retry', 'a', 'b'], runtime)).toBe(0);
    expect(asked).toContainEqual(['retry', ['a', 'b']]);
    expect(out()).toMatch(/synced: 0 read/);
  });
});

describe('conflicts', () => {
  it('are listed with their three values', async () => {
    const { runtime, out } = stage();
    expect(await runCommandLine(['conflicts', 'list'], runtime)).toBe(0);
    expect(out()).toContain('Phone: agreed (blank), Salesforce "1", ERP "2"');
  });

  it('are settled for one side, a single field or all', async () => {
    const { runtime, asked } = stage();
    expect(await runCommandLine(['conflicts', 'settle', 'k', '--take', 'erp', '--field', 'Phone'], runtime)).toBe(0);
    expect(await runCommandLine(['conflicts', 'settle', 'k', '--take', 'salesforce'], runtime)).toBe(0);
    expect(asked.filter(([name]) => name === 'settle')).toEqual([
      ['settle', 'k', { Phone: 'erp' }],
      ['settle', 'k', 'salesforce'],
    ]);
    expect(await runCommandLine(['conflicts', 'settle', 'k', '--take', 'both'], runtime)).toBe(2);
  });
});

describe('mapping dry-run', () => {
  it('shows what would change, what is blocked and why, and is false when something is', async () => {
    const { runtime, out, asked } = stage();
    expect(await runCommandLine(['mapping', 'dry-run', 'customer', '--version', '3', '--records', '5'], runtime)).toBe(
      1,
    );
    expect(asked).toContainEqual(['dryRun', 'customer', 3, 5]);
    expect(out()).toContain('create 1\n  Name: "A"');
    expect(out()).toContain('update 2\n  Name: (blank) -> "B"');
    expect(out()).toContain('2 × SF_VALIDATION_RULE (Name): Say no [7]');
    expect(out().trim().split('\n').at(-1)).toMatch(/^tried: 5 records of GB: 1 to create, .*2 blocked.*4 API calls/);
  });

  it('is true when nothing is in the way, and takes 200 records when not told', async () => {
    const clean = { ...dryRunResult, counts: { ...dryRunResult.counts, blocked: 0 } };
    const asked: unknown[] = [];
    const { runtime, out } = stage({ dryRun: async (request) => (asked.push(request.records), clean) });
    expect(await runCommandLine(['mapping', 'dry-run', 'customer', '--json'], runtime)).toBe(0);
    expect(JSON.parse(out())).toMatchObject({ ok: true, rolledBack: true, counts: { create: 1 } });
    expect(asked).toEqual([200]);
  });

  it.each([
    ['--records', 'many'],
    ['--version', '-1'],
  ])('%s %s is wrong use', async (option, value) => {
    const { runtime, err } = stage();
    expect(await runCommandLine(['mapping', 'dry-run', 'customer', option, value], runtime)).toBe(2);
    expect(err()).toMatch(/CLI_USAGE|whole number|argument missing/);
  });
});

describe('mapping import and promote', () => {
  it('pass note, publication and back-fill on', async () => {
    const { runtime, asked } = stage();
    await runCommandLine(['mapping', 'import', '--from', '/maps', '--note', 'n', '--publish'], runtime);
    await runCommandLine(['mapping', 'promote', '--to', '/b.json', '--publish', '--no-backfill'], runtime);
    await runCommandLine(['mapping', 'promote', 'x', '--to', '/b.json'], runtime);
    expect(asked.filter(([name]) => name === 'save').map(([, request]) => request)).toEqual([
      { documents: [], note: 'n', publish: { backfill: true } },
      { documents: [], note: 'Promoted from another org', publish: { backfill: false } },
      { documents: [], note: 'Promoted from another org' },
    ]);
    expect(asked).toContainEqual(['documents', ['x']]);
  });
});
