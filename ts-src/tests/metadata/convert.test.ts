import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { childrenNamed, childText, childTexts, parseXml } from '../../../scripts/tasks/metadata/xml.ts';
import { filesOf, objects, packaged, unpackaged } from './project.ts';

const repositoryRoot = join(import.meta.dirname, '../../..');
const built = existsSync(join(repositoryRoot, 'force-app/main/default/lwc'));
const work = mkdtempSync(join(tmpdir(), 'counterpart-convert-'));

/**
 * Runs the real Salesforce CLI on a copy of the project, so that neither its home folder nor what another test builds
 * at the same time gets in the way. Rejects when the CLI does not accept the source.
 */
async function convert(folder: string, settings: Record<string, string> = {}): Promise<string> {
  const output = mkdtempSync(join(work, 'out-'));
  await promisify(execFile)(
    process.execPath,
    [
      join(repositoryRoot, 'node_modules/@salesforce/cli/bin/run.js'),
      ...['project', 'convert', 'source', '--root-dir', folder, '--output-dir', output],
    ],
    { cwd: work, env: { ...process.env, ...quietCli, ...settings }, timeout: 120_000 },
  );
  return output;
}

/** What the manifest of a converted folder lists: metadata type → members. */
function membersIn(output: string): ReadonlyMap<string, readonly string[]> {
  const manifest = parseXml(readFileSync(join(output, 'package.xml'), 'utf8'));
  return new Map(
    childrenNamed(manifest, 'types').map((type) => [childText(type, 'name') ?? '', childTexts(type, 'members')]),
  );
}

const quietCli = {
  HOME: work,
  SF_AUTOUPDATE_DISABLE: 'true',
  SF_DISABLE_TELEMETRY: 'true',
  SF_SKIP_NEW_VERSION_CHECK: 'true',
  SF_DISABLE_LOG_FILE: 'true',
};

/** Built parts are taken when they are there; a static resource without its built content is no source yet. */
function isSource(path: string): boolean {
  if (!path.endsWith('.resource-meta.xml')) {
    return true;
  }
  const name = basename(path).replace('.resource-meta.xml', '');
  return readdirSync(dirname(path)).some(
    (file) => file === name || (file.startsWith(`${name}.`) && !file.endsWith('.xml')),
  );
}

beforeAll(() => {
  for (const path of [
    'sfdx-project.json',
    '.forceignore',
    'force-app',
    'config/unpackaged',
    'config/unpackaged-quotes',
  ]) {
    const source = join(repositoryRoot, path);
    if (existsSync(source)) {
      cpSync(source, join(work, path), { recursive: true, filter: isSource });
    }
  }
});

afterAll(() => {
  rmSync(work, { recursive: true, force: true });
});

describe('sf project convert source', { timeout: 180_000 }, () => {
  it('accepts the package and lists all of it', async () => {
    const members = membersIn(await convert('force-app'));
    const custom = [...objects.values()].filter((object) => object.custom).map((object) => object.name);
    const onStandard = [...objects.values()]
      .filter((object) => !object.custom)
      .flatMap((object) => [...object.fields.keys()].map((field) => `${object.name}.${field}`));

    expect(members.get('CustomObject')).toEqual(custom);
    expect(members.get('CustomField')?.filter((field) => !field.startsWith('ERP_'))).toEqual(onStandard);
    for (const type of [
      'PermissionSet',
      'CustomPermission',
      'CustomTab',
      'FlexiPage',
      'ReportType',
      'CustomApplication',
      'CustomNotificationType',
      'Flow',
    ]) {
      expect([type, members.get(type)]).toEqual([type, filesOf(type, packaged).map((file) => file.name)]);
    }
    expect(members.get('Layout')?.length).toBe(filesOf('Layout').length);
    expect(members.get('Report')).toContain('Counterpart_Reports/ERP_Sales_by_Account_and_Month');
    expect(members.get('Dashboard')).toContain('Counterpart_Dashboards/ERP_Overview');
  });

  it('accepts the part that needs quotes by itself, with nothing but what is on quotes', async () => {
    const members = membersIn(await convert('force-app/quotes'));
    expect([...members.keys()].toSorted()).toEqual(['CustomField', 'FlexiPage']);
    expect(members.get('CustomField')?.every((field) => field.startsWith('Quote.'))).toBe(true);
  });

  it.each(['config/unpackaged', 'config/unpackaged-quotes'])(
    'accepts %s, deployed beside the package',
    async (folder) => {
      const members = membersIn(await convert(folder));
      const sets = filesOf('PermissionSet', unpackaged).filter((file) => file.path.startsWith(`${folder}/`));
      expect([...members]).toEqual([['PermissionSet', sets.map((file) => file.name)]]);
    },
  );

  it('puts the namespace of an installed package before our names in what is deployed beside it', async () => {
    const output = await convert('config/unpackaged', {
      COUNTERPART_NAMESPACE_PREFIX: 'ctp__',
      SF_APPLY_REPLACEMENTS_ON_CONVERT: 'true',
    });
    const set = parseXml(readFileSync(join(output, 'permissionsets/ERP_Viewer_Org.permissionset'), 'utf8'));
    const fields = childrenNamed(set, 'fieldPermissions').map((one) => childText(one, 'field'));
    const granted = childrenNamed(set, 'objectPermissions').map((one) => childText(one, 'object'));
    expect(fields).toContain('Account.ctp__ERP_Key__c');
    expect(fields).toContain('ctp__ERP_Customer__c.ctp__Balance__c');
    expect(granted).toContain('Account');
    expect(granted).toContain('ctp__ERP_Invoice_Line__c');
  });

  it('does so for quotes too, and leaves the names of Salesforce alone', async () => {
    const output = await convert('config/unpackaged-quotes', {
      COUNTERPART_NAMESPACE_PREFIX: 'ctp__',
      SF_APPLY_REPLACEMENTS_ON_CONVERT: 'true',
    });
    const set = parseXml(readFileSync(join(output, 'permissionsets/ERP_Integration_Quotes.permissionset'), 'utf8'));
    const fields = childrenNamed(set, 'fieldPermissions').map((one) => childText(one, 'field'));
    expect(fields).toContain('Quote.ctp__ERP_Order_Number__c');
    expect(fields).toContain('QuoteLineItem.ServiceDate');
  });

  it.skipIf(!built)('lists the Lightning components that were built', async () => {
    const members = membersIn(await convert('force-app/main/default/lwc'));
    expect(members.get('LightningComponentBundle')).toContain('erpAccountFacts');
  });
});
