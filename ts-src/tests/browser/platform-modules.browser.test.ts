import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { startBrowser } from '../../../scripts/tasks/browser.ts';
import { startLocalOrg, type LocalOrg } from '../../local/org/index.ts';
import { startLocalPage, type LocalPage } from '../../local/page/index.ts';
import { openPage } from './browser.ts';

/** A component that uses every module of the platform that needs the org or the page around it. */
const script = `import { LightningElement, api, wire } from 'lwc';
import { gql, executeMutation } from 'lightning/graphql';
import { createRecord, deleteRecord, getFieldDisplayValue, getFieldValue, getRecord, notifyRecordUpdateAvailable, updateRecord } from 'lightning/uiRecordApi';
import { RefreshEvent, registerRefreshHandler } from 'lightning/refresh';
import userId from '@salesforce/user/Id';
import isSeller from '@salesforce/customPermission/ERP_Seller';
import isAdmin from '@salesforce/customPermission/ERP_Admin';
import OBJECT from '@salesforce/schema/ERP_Command__c';
import STATUS from '@salesforce/schema/ERP_Command__c.Status__c';
import NAME_FIELD from '@salesforce/schema/Account.Name';

const mutation = gql\`mutation probe($input: AccountUpdateInput!) {
  uiapi { AccountUpdate(input: $input) { Record { Id ERP_Key__c: ERP_Key__c { value } Phone { value } } } }
}\`;

export default class Probe extends LightningElement {
  @api recordId;
  said = '';
  heard = 0;
  record;
  connectedCallback() { registerRefreshHandler(this, async () => { this.heard += 1; }); }
  @wire(getRecord, { recordId: '$recordId', fields: [NAME_FIELD] })
  wired({ data }) { this.record = data; }
  get name() { return getFieldValue(this.record, NAME_FIELD); }
  get user() { return JSON.stringify({ userId, isSeller, isAdmin }); }
  async handleMutate() {
    const input = { Id: this.recordId, Account: { Phone: '+44 20 1234' } };
    const { data, errors } = await executeMutation({ query: mutation, variables: { input } });
    this.said = errors ? 'errors: ' + errors.map(({ message }) => message).join() : JSON.stringify(data.uiapi);
  }
  async handleRefused() {
    const fields = { [STATUS.fieldApiName]: 'Done' };
    await createRecord({ apiName: OBJECT.objectApiName, fields }).catch(({ body }) => { this.said = JSON.stringify(body); });
  }
  async handleUpdate() {
    await updateRecord({ fields: { Id: this.recordId, Name: 'Renamed' } });
    this.said = 'updated';
  }
  async handleCreate() {
    const record = await createRecord({ apiName: 'Account', fields: { Name: 'Made' } });
    this.said = 'made ' + (getFieldDisplayValue(record, 'Account.Name') ?? record.id.slice(0, 3));
    await deleteRecord(record.id);
    const gone = await updateRecord({ fields: { Id: record.id, Name: 'x' } }).catch(({ body }) => body.message);
    this.said += ', then: ' + gone;
    await notifyRecordUpdateAvailable([{ recordId: this.recordId }]);
  }
  handleRefresh() { this.dispatchEvent(new RefreshEvent()); }
}
`;

const template = `<template><p data-id="name">{name}</p><p data-id="user">{user}</p><p data-id="said">{said}</p><p data-id="heard">{heard}</p>
<button onclick={handleMutate}>Mutate</button><button onclick={handleRefused}>Refused</button><button onclick={handleUpdate}>Update</button>
<button onclick={handleCreate}>Create</button><button onclick={handleRefresh}>Refresh</button></template>`;

const component = `<itemInstances><componentInstance><componentName>probe</componentName><identifier>probe</identifier></componentInstance></itemInstances>`;
const pageXml = `<FlexiPage><flexiPageRegions>${component}<name>main</name><type>Region</type></flexiPageRegions>
<masterLabel>Probe</masterLabel><sobjectType>Account</sobjectType><template><name>t</name></template><type>RecordPage</type></FlexiPage>`;

async function metadataWithProbe(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'page-metadata-'));
  for (const name of ['lwc/probe', 'flexipages', 'labels']) await mkdir(join(folder, name), { recursive: true });
  await writeFile(join(folder, 'lwc/probe/probe.js'), script);
  await writeFile(join(folder, 'lwc/probe/probe.html'), template);
  await writeFile(join(folder, 'lwc/probe/probe.js-meta.xml'), '<x><isExposed>true</isExposed></x>');
  await writeFile(join(folder, 'flexipages/Probe.flexipage-meta.xml'), pageXml);
  await writeFile(
    join(folder, 'labels/CustomLabels.labels-meta.xml'),
    '<CustomLabels><labels><fullName>A</fullName><value>A</value></labels></CustomLabels>',
  );
  return folder;
}

/** A busy machine takes its time. */
const soon = { timeout: 20_000 };

describe.each([
  ['plain', ''],
  ['as a package with a namespace', 'cpt'],
])('the modules of the platform on the local page, %s', (_name, namespace) => {
  let org: LocalOrg;
  let pages: LocalPage;
  let browser: Browser;
  let metadataDir = '';
  let account = '';

  beforeAll(async () => {
    metadataDir = await metadataWithProbe();
    org = await startLocalOrg(namespace ? { namespace } : {});
    pages = await startLocalPage({ org, namespace, metadataDir });
    browser = await startBrowser();
    const headers = { authorization: `Bearer ${tokenOf('rep')}`, 'content-type': 'application/json' };
    const url = `${org.url}/services/data/v${org.apiVersion}/sobjects/Account`;
    const answer = await fetch(url, { method: 'POST', headers, body: '{"Name":"First"}' });
    account = ((await answer.json()) as { id: string }).id;
  });
  afterAll(async () => {
    await browser?.close();
    await pages?.close();
    await org?.close();
    await rm(metadataDir, { recursive: true });
  });
  const tokenOf = (name: string): string => org.users.find((user) => user.name === name)!.accessToken;

  it('know the user, save records, run mutations and refresh the page', async () => {
    const { page, errors, close } = await openPage(
      browser,
      `${pages.url}/lightning/r/Account/${account}/view?user=rep`,
    );
    const text = (id: string): Promise<string> => page.locator(`[data-id=${id}]`).last().innerText();
    const press = (name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();
    await expect.poll(() => text('name'), soon).toBe('First');
    const user = JSON.parse(await text('user')) as object;
    expect(user).toEqual({ userId: expect.stringMatching(/^005\w{15}$/) as string, isSeller: true });
    await press('Mutate');
    await expect
      .poll(() => text('said'), soon)
      .toMatch(/"ERP_Key__c":\{"value":null\},"Phone":\{"value":"\+44 20 1234"\}/);
    await press('Refused');
    await expect.poll(() => text('said'), soon).toMatch(/INVALID_FIELD|CMD_STATUS_NOT_YOURS/);
    await press('Update');
    await expect.poll(() => text('name'), soon).toBe('Renamed');
    await press('Create');
    await expect.poll(() => text('said'), soon).toMatch(/^made .+, then: .+/);
    await press('Refresh');
    await expect.poll(() => text('heard'), soon).toBe('1');
    expect(errors.filter((error) => !error.includes('status of 4'))).toEqual([]);
    await close();
  });
});
