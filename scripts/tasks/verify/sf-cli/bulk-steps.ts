import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { at, fail, orgAlias, rows, succeed } from './step.ts';
import type { Lane, Step } from './step.ts';

const target = ['--target-org', orgAlias];
const wait = ['--wait', '2'];
/** Said, since the CLI guesses it from the file and our keys hold the letter of another one. */
const comma = ['--column-delimiter', 'COMMA'];
const bulkRows = 250;

async function csvFile(lane: Lane, name: string, header: string, lines: readonly string[]): Promise<string> {
  const file = join(lane.folder, name);
  await writeFile(file, `${[header, ...lines].join('\n')}\n`);
  return file;
}

function productLines(suffix: string): string[] {
  return Array.from({ length: bulkRows }, (_, index) => `*|item|bulk-${index},"Item ${index}, ${suffix}",B-${index}`);
}

const products = (lane: Lane) =>
  rows(lane, "SELECT ERP_Key__c, Name FROM Product2 WHERE ERP_Key__c LIKE '*|item|bulk-%' ORDER BY Name");

/** Log-in by JWT and Bulk API 2.0. */
export const bulkSteps: readonly Step[] = [
  {
    name: 'org login jwt',
    async run(lane) {
      const { username, clientId, privateKeyFile } = lane.login;
      const login = ['--username', username, '--client-id', clientId, '--jwt-key-file', privateKeyFile];
      const args = ['org', 'login', 'jwt', ...login, '--instance-url', lane.org.url, '--alias', orgAlias];
      const result = await succeed(lane, args, { SF_AUDIENCE_URL: lane.org.url });
      assert.equal(at(result, 'username'), username);
      const shown = await succeed(lane, ['org', 'display', ...target]);
      assert.equal(at(shown, 'connectedStatus'), 'Connected');
    },
  },
  {
    name: 'data upsert bulk creates',
    async run(lane) {
      const file = await csvFile(lane, 'products.csv', 'ERP_Key__c,Name,ProductCode', productLines('new'));
      const args = [
        '--sobject',
        'Product2',
        '--file',
        file,
        '--external-id',
        'ERP_Key__c',
        ...comma,
        ...wait,
        ...target,
      ];
      const result = await succeed(lane, ['data', 'upsert', 'bulk', ...args]);
      assert.equal(at(result, 'jobInfo', 'numberRecordsProcessed'), bulkRows);
      assert.equal(at(result, 'jobInfo', 'numberRecordsFailed'), 0);
      const found = await products(lane);
      assert.equal(found.length, bulkRows);
      assert.ok(found.every(({ Name }) => String(Name).endsWith(', new')));
    },
  },
  {
    name: 'data upsert bulk updates',
    async run(lane) {
      const file = await csvFile(lane, 'changed.csv', 'ERP_Key__c,Name,ProductCode', productLines('changed'));
      const args = [
        '--sobject',
        'Product2',
        '--file',
        file,
        '--external-id',
        'ERP_Key__c',
        ...comma,
        ...wait,
        ...target,
      ];
      await succeed(lane, ['data', 'upsert', 'bulk', ...args]);
      const found = await products(lane);
      assert.equal(found.length, bulkRows);
      assert.ok(found.every(({ Name }) => String(Name).endsWith(', changed')));
    },
  },
  { name: 'data upsert bulk names the rows that fail', run: upsertWithFailure },
  { name: 'data import bulk', run: importBulk },
  { name: 'data export bulk', run: exportBulk },
  { name: 'data update bulk', run: updateBulk },
  { name: 'data delete bulk', run: deleteBulk },
];

async function upsertWithFailure(lane: Lane): Promise<void> {
  const lines = ['*|item|fails,', '*|item|works,Works'];
  const file = await csvFile(lane, 'failing.csv', 'ERP_Key__c,Name', lines);
  const args = ['--sobject', 'Product2', '--file', file, '--external-id', 'ERP_Key__c', ...comma, ...wait, ...target];
  const answer = await fail(lane, ['data', 'upsert', 'bulk', ...args]);
  assert.match(JSON.stringify(answer.output), /REQUIRED_FIELD_MISSING|FailedRecord|failed/i);
  const found = await rows(lane, "SELECT Name FROM Product2 WHERE ERP_Key__c IN ('*|item|fails', '*|item|works')");
  assert.deepEqual(found, [{ Name: 'Works' }]);
}

async function importBulk(lane: Lane): Promise<void> {
  const lines = Array.from({ length: bulkRows }, (_, index) => `CLI Import ${index}`);
  const file = await csvFile(lane, 'import.csv', 'Name', lines);
  const result = await succeed(lane, ['data', 'import', 'bulk', '--file', file, '-s', 'Account', ...wait, ...target]);
  assert.equal(at(result, 'processedRecords'), bulkRows);
  assert.equal(at(result, 'failedRecords'), 0);
  const found = await rows(lane, "SELECT Name FROM Account WHERE Name LIKE 'CLI Import %'");
  assert.deepEqual(found.map(({ Name }) => String(Name)).sort(), [...lines].sort());
}

async function exportBulk(lane: Lane): Promise<void> {
  const file = join(lane.folder, 'export.csv');
  const query = "SELECT ERP_Key__c, Name FROM Product2 WHERE ERP_Key__c LIKE '*|item|bulk-%'";
  const args = ['--query', query, '--output-file', file, '--result-format', 'csv', ...wait, ...target];
  const result = await succeed(lane, ['data', 'export', 'bulk', ...args]);
  assert.equal(at(result, 'totalSize'), bulkRows);
  const exported = (await readFile(file, 'utf8')).trim().split('\n');
  assert.equal(exported.length, bulkRows + 1);
  const expected = (await products(lane)).map(({ ERP_Key__c, Name }) => `${String(ERP_Key__c)},"${String(Name)}"`);
  const unquoted = exported.slice(1).map((line) => line.replace(/^"([^",]*)",/, '$1,'));
  assert.deepEqual(unquoted.sort(), expected.sort());
}

async function updateBulk(lane: Lane): Promise<void> {
  const found = await rows(lane, "SELECT Id FROM Account WHERE Name LIKE 'CLI Import %'");
  const lines = found.map(({ Id }) => `${String(Id)},#N/A,Apparel`);
  const file = await csvFile(lane, 'update.csv', 'Id,Description,Industry', lines);
  await succeed(lane, ['data', 'update', 'bulk', '--file', file, '-s', 'Account', ...wait, ...target]);
  const changed = await rows(lane, "SELECT Id FROM Account WHERE Name LIKE 'CLI Import %' AND Industry = 'Apparel'");
  assert.equal(changed.length, bulkRows);
}

async function deleteBulk(lane: Lane): Promise<void> {
  const found = await rows(lane, "SELECT Id FROM Account WHERE Name LIKE 'CLI Import %'");
  const file = await csvFile(
    lane,
    'delete.csv',
    'Id',
    found.map(({ Id }) => String(Id)),
  );
  await succeed(lane, ['data', 'delete', 'bulk', '--file', file, '-s', 'Account', ...wait, ...target]);
  assert.deepEqual(await rows(lane, "SELECT Id FROM Account WHERE Name LIKE 'CLI Import %'"), []);
}
