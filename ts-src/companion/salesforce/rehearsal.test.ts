import { afterEach, describe, expect, test } from 'vitest';
import { startScriptedServer, type ScriptedRequest, type ScriptedServer } from '../../tests/http/scripted-server.ts';
import { codedError } from '../errors/coded-error.ts';
import type { KnownErrorCode } from '../errors/codes.ts';
import { createSalesforce, type SalesforceClient } from './index.ts';
import type { RehearsalOutcome, RehearsalRow, RowOutcome } from './port.ts';
import { rehearseGroups, type RehearsalCall } from './rehearsal.ts';

const row = (object: string, name: string): RehearsalRow => ({ object, row: { Name: name } });
const told = (groups: readonly (readonly RehearsalOutcome[])[]): string[][] =>
  groups.map((group) => group.map((o) => (o.outcome === 'refused' ? o.error.code : o.outcome)));
const no = (code: KnownErrorCode): RowOutcome => ({ ok: false, error: codedError(code) });

/** An org that refuses rows by name, and says of the others that they were rolled back. */
function orgWith(verdict: (name: string, round: number) => KnownErrorCode | undefined): {
  readonly call: RehearsalCall;
  readonly calls: string[][];
} {
  const calls: string[][] = [];
  return {
    calls,
    call: async (_kind, rows) => {
      const names = rows.map((each) => String(each.row['Name']));
      calls.push(names);
      const codes = names.map((name) => verdict(name, calls.length));
      if (codes.includes('SF_WRONG_TYPE')) throw codedError('SF_WRONG_TYPE');
      return { rows: codes.map((code) => no(code ?? 'SF_ROLLED_BACK')), witness: no('SF_REQUIRED_FIELD_MISSING') };
    },
  };
}

describe('A rehearsal', () => {
  test('takes out what is refused and sends the rest again, until only the witness fails', async () => {
    // A rule that is looked at after saving speaks only once the earlier ones are silent.
    const org = orgWith((name, round) =>
      name === 'early' ? 'SF_VALIDATION_RULE' : name === 'late' && round > 1 ? 'SF_AUTOMATION_FAILED' : undefined,
    );
    const groups = ['a', 'early', 'late', 'b'].map((name) => [row('Account', name)]);
    expect(told(await rehearseGroups({ kind: 'create', groups }, org.call))).toEqual([
      ['accepted'],
      ['SF_VALIDATION_RULE'],
      ['SF_AUTOMATION_FAILED'],
      ['accepted'],
    ]);
    expect(org.calls).toEqual([
      ['a', 'early', 'late', 'b'],
      ['a', 'late', 'b'],
      ['a', 'b'],
    ]);
  });

  test('sends each type as one run, parents before children', async () => {
    const org = orgWith(() => undefined);
    const groups = [1, 2].map((n) => [row('Parent__c', `p${n}`), row('Child__c', `c${n}`)]);
    await rehearseGroups({ kind: 'create', groups }, org.call);
    expect(org.calls).toEqual([['p1', 'p2', 'c1', 'c2']]);
  });

  test('does not hold it against a child that the run of its parent was undone', async () => {
    const org = orgWith((name, round) => {
      if (name === 'bad') return 'SF_VALIDATION_RULE';
      return name === 'child' && round === 1 ? 'SF_PARENT_MISSING' : undefined;
    });
    const groups = [[row('Parent__c', 'good'), row('Child__c', 'child')], [row('Parent__c', 'bad')]];
    expect(told(await rehearseGroups({ kind: 'create', groups }, org.call))).toEqual([
      ['accepted', 'accepted'],
      ['SF_VALIDATION_RULE'],
    ]);
  });

  test('tells children as not tried where the org does not find a parent of the same call', async () => {
    const org = orgWith((name) => (name === 'child' ? 'SF_PARENT_MISSING' : undefined));
    const groups = [[row('Parent__c', 'good'), row('Child__c', 'child')]];
    expect(told(await rehearseGroups({ kind: 'create', groups }, org.call))).toEqual([['accepted', 'notTried']]);
  });

  test('tries rows again that another process held, and in the end says so', async () => {
    const passing = orgWith((name, round) => (name === 'held' && round < 3 ? 'SF_ROW_LOCKED' : undefined));
    const groups = [[row('Account', 'held')], [row('Account', 'free')]];
    expect(told(await rehearseGroups({ kind: 'update', groups }, passing.call)).flat()).toEqual([
      'accepted',
      'accepted',
    ]);
    const lasting = orgWith((name) => (name === 'held' ? 'SF_ROW_LOCKED' : undefined));
    expect(told(await rehearseGroups({ kind: 'update', groups }, lasting.call)).flat()).toEqual([
      'SF_ROW_LOCKED',
      'accepted',
    ]);
  });

  test('finds the row whose value makes a call unreadable, and tries a parent without such a child', async () => {
    const org = orgWith((name) => (name.startsWith('odd') ? 'SF_WRONG_TYPE' : undefined));
    const groups = [
      [row('Parent__c', 'a')],
      [row('Parent__c', 'odd')],
      [row('Parent__c', 'b'), row('Child__c', 'odd child')],
      [row('Parent__c', 'c')],
    ];
    expect(told(await rehearseGroups({ kind: 'create', groups }, org.call))).toEqual([
      ['accepted'],
      ['SF_WRONG_TYPE'],
      ['accepted', 'notTried'],
      ['accepted'],
    ]);
  });

  test('ends after some rounds; what nobody answered for is not tried', async () => {
    const org = orgWith((name, round) => (name === `r${round}` ? 'SF_VALIDATION_RULE' : undefined));
    const groups = Array.from({ length: 20 }, (_, n) => [row('Account', `r${n + 1}`)]);
    const outcomes = told(await rehearseGroups({ kind: 'create', groups }, org.call)).flat();
    expect(org.calls).toHaveLength(12);
    expect(outcomes.filter((outcome) => outcome === 'SF_VALIDATION_RULE')).toHaveLength(12);
    expect(outcomes.filter((outcome) => outcome === 'notTried')).toHaveLength(8);
  });

  test('proves nothing when even the witness was only rolled back', async () => {
    const call: RehearsalCall = async (_kind, rows) => ({
      rows: rows.map(() => no('SF_ROLLED_BACK')),
      witness: no('SF_ROLLED_BACK'),
    });
    await expect(rehearseGroups({ kind: 'create', groups: [[row('Account', 'a')]] }, call)).rejects.toMatchObject({
      code: 'SF_REHEARSAL_UNCLEAR',
      kind: 'bug',
    });
  });
});

describe('An org that keeps rows of a rehearsal', () => {
  const open: { close(): Promise<void> }[] = [];
  afterEach(async () => {
    for (const each of open.splice(0)) await each.close();
  });

  async function orgThatKeeps(): Promise<{ readonly client: SalesforceClient; readonly requests: ScriptedRequest[] }> {
    const requests: ScriptedRequest[] = [];
    const server: ScriptedServer = await startScriptedServer((request) => {
      if (request.path === '/services/oauth2/token') {
        return {
          body: {
            access_token: '00D!t',
            instance_url: server.url,
            id: `${server.url}/id/00D/005`,
            token_type: 'Bearer',
          },
        };
      }
      if (request.path.includes('/describe'))
        return { body: { name: 'ERP_Mapping_Version__c', keyPrefix: 'a09', fields: [] } };
      requests.push(request);
      if (request.method === 'DELETE') return { body: [{ id: '001000000000001AAA', success: true, errors: [] }] };
      const refusal = {
        statusCode: 'REQUIRED_FIELD_MISSING',
        message: 'Required fields are missing: [Mapping__c]',
        fields: [],
      };
      return {
        body: [
          { id: '001000000000001AAA', success: true, errors: [] },
          { success: false, errors: [refusal] },
        ],
      };
    });
    const auth = { kind: 'clientCredentials', clientId: 'id', clientSecret: 'secret' } as const;
    const client = createSalesforce({ loginUrl: server.url, auth });
    open.push(client, server);
    return { client, requests };
  }

  test('is told with the ids, and what was created is deleted again', async () => {
    const { client, requests } = await orgThatKeeps();
    await expect(client.rehearse({ kind: 'create', groups: [[row('Account', 'a')]] })).rejects.toMatchObject({
      code: 'SF_REHEARSAL_KEPT',
      kind: 'bug',
      message: expect.stringContaining('001000000000001AAA. Taken back again: 1 of 1') as string,
    });
    expect(requests.map(({ method }) => method)).toEqual(['POST', 'DELETE']);
    expect(JSON.parse(requests[0]?.body ?? '')).toEqual({
      allOrNone: true,
      records: [{ attributes: { type: 'Account' }, Name: 'a' }, { attributes: { type: 'ERP_Mapping_Version__c' } }],
    });
  });

  test('that was updated can only be named', async () => {
    const { client, requests } = await orgThatKeeps();
    const groups = [[{ object: 'Account', row: { Id: '001000000000001AAA', Name: 'a' } }]];
    await expect(client.rehearse({ kind: 'update', groups })).rejects.toMatchObject({
      code: 'SF_REHEARSAL_KEPT',
      message: expect.stringContaining('Taken back again: 0 of 1') as string,
    });
    expect(requests.map(({ method }) => method)).toEqual(['PATCH']);
    expect(requests[0]?.body).toContain('"id":"a09zzzzzzzzzzzz"');
  });
});
