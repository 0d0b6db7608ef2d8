import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { startBrowser } from '../../../scripts/tasks/browser.ts';
import { startLocalOrg, type LocalOrg } from '../../local/org/index.ts';
import { startLocalPage, type LocalPage } from '../../local/page/index.ts';
import { violationsOn } from './axe.ts';
import { openPage, type WatchedPage } from './browser.ts';

/** A component on an app page that goes to other places, asks, and takes and gives files. */
const script = `import { LightningElement, api, wire } from 'lwc';
import { CurrentPageReference, NavigationMixin } from 'lightning/navigation';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import LightningConfirm from 'lightning/confirm';
import Dialog from 'c/dialog';
import ACCOUNT from '@salesforce/schema/Account';

export default class Probe extends NavigationMixin(LightningElement) {
  @api recordId = 'none';
  said = '';
  heard = 0;
  page;
  link = '';
  @wire(getObjectInfo, { objectApiName: ACCOUNT })
  account;
  @wire(CurrentPageReference)
  wiredPage(page) {
    this.page = page;
    this.heard += 1;
  }
  get place() { return JSON.stringify(this.page); }
  get label() { return this.account?.data?.labelPlural; }
  go(state, replace) { this[NavigationMixin.Navigate]({ ...this.page, state: { ...this.page.state, ...state } }, replace); }
  handleMappings() { this.go({ c__view: 'mappings', c__mapping: 'DE|items & more' }); }
  handleReplace() { this.go({ c__view: 'drift', c__mapping: undefined }, true); }
  handleRecord({ target }) {
    const attributes = { recordId: target.dataset.record, objectApiName: 'Account', actionName: 'view' };
    this[NavigationMixin.Navigate]({ type: 'standard__recordPage', attributes });
  }
  async handleLink() { this.link = await this[NavigationMixin.GenerateUrl](this.page); }
  async handleConfirm() {
    this.said = 'answered ' + (await LightningConfirm.open({ message: 'Really?', label: 'Publish', theme: 'warning' }));
  }
  async handleDialog() { this.said = 'chose ' + (await Dialog.open({ label: 'Choose', size: 'small', about: 'items' })); }
  async handleFile({ detail }) { this.said = detail.files[0].name + ': ' + (await detail.files[0].text()); }
  handleSave() {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob(['{"name":"items"}'], { type: 'application/json' }));
    link.download = 'items.json';
    link.click();
    URL.revokeObjectURL(link.href);
  }
}
`;
const template = `<template><h1 class="slds-text-heading_small">Probe</h1><p data-id="place">{place}</p><p data-id="said">{said}</p>
<p data-id="heard">{heard}</p><p data-id="record">{recordId}</p><p data-id="label">{label}</p><p data-id="link">{link}</p>
<button onclick={handleMappings}>Mappings</button><button onclick={handleReplace}>Replace</button>
<button onclick={handleLink}>Link</button><button onclick={handleConfirm}>Confirm</button>
<button onclick={handleDialog}>Dialog</button><button onclick={handleSave}>Save file</button>
<button data-id="go" data-record="ACCOUNT" onclick={handleRecord}>Record</button>
<lightning-input type="file" label="Mapping file" accept=".json" onchange={handleFile}></lightning-input></template>`;
const dialogScript = `import { api } from 'lwc';
import LightningModal from 'lightning/modal';
export default class Dialog extends LightningModal {
  @api about;
  handleChoose() { this.close(this.about); }
}
`;
const dialogTemplate = `<template><lightning-modal-header label="Choose"></lightning-modal-header>
<lightning-modal-body><p>About {about}</p></lightning-modal-body>
<lightning-modal-footer><button onclick={handleChoose}>Take it</button></lightning-modal-footer></template>`;

const flexiPage = `<FlexiPage><flexiPageRegions><itemInstances><componentInstance><componentName>probe</componentName>
<identifier>probe</identifier></componentInstance></itemInstances><name>main</name><type>Region</type></flexiPageRegions>
<masterLabel>Probe</masterLabel><template><name>flexipage:defaultAppHomeTemplate</name></template><type>AppPage</type></FlexiPage>`;

/** The tab is called as one of the package, so that the packaged permission sets decide who sees it. */
async function metadataWithProbe(account: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'app-page-'));
  const files: Record<string, string> = {
    // Components that import each other are resolved from the nearest package.
    'package.json': '{"name":"probe"}',
    'lwc/probe/probe.js': script,
    'lwc/probe/probe.html': template.replace('ACCOUNT', account),
    'lwc/probe/probe.js-meta.xml': '<x><isExposed>true</isExposed></x>',
    'lwc/dialog/dialog.js': dialogScript,
    'lwc/dialog/dialog.html': dialogTemplate,
    'flexipages/Probe_Page.flexipage-meta.xml': flexiPage,
    'tabs/ERP_Console.tab-meta.xml':
      '<CustomTab><flexiPage>Probe_Page</flexiPage><label>Probe Console</label></CustomTab>',
    'tabs/ERP_Issue__c.tab-meta.xml': '<CustomTab><customObject>true</customObject></CustomTab>',
    'labels/CustomLabels.labels-meta.xml':
      '<CustomLabels><labels><fullName>A</fullName><value>A</value></labels></CustomLabels>',
  };
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(folder, path, '..'), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return folder;
}

/** A busy machine takes its time. */
const soon = { timeout: 20_000 };

describe.each([
  ['plain', ''],
  ['as a package with a namespace', 'cpt'],
])('an app page behind a tab, %s', (_name, namespace) => {
  let org: LocalOrg;
  let pages: LocalPage;
  let browser: Browser;
  let metadataDir = '';
  let account = '';
  let open: WatchedPage | undefined;
  const tab = namespace ? `${namespace}__ERP_Console` : 'ERP_Console';

  beforeAll(async () => {
    org = await startLocalOrg(namespace ? { namespace } : {});
    const token = org.users.find(({ name }) => name === 'admin')!.accessToken;
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const url = `${org.url}/services/data/v${org.apiVersion}/sobjects/Account`;
    const answer = await fetch(url, { method: 'POST', headers, body: '{"Name":"Adatum"}' });
    account = ((await answer.json()) as { id: string }).id;
    metadataDir = await metadataWithProbe(account);
    pages = await startLocalPage({ org, namespace, metadataDir });
    browser = await startBrowser();
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await pages?.close();
    await org?.close();
    await rm(metadataDir, { recursive: true });
  });
  afterEach(async () => {
    await open?.close();
    open = undefined;
  });

  async function show(path: string): Promise<Page> {
    open = await openPage(browser, `${pages.url}/lightning/${path}`);
    return open.page;
  }
  const text = (page: Page, id: string): Promise<string> => page.locator(`[data-id=${id}]`).innerText();
  const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();
  const place = async (page: Page): Promise<object> => JSON.parse(await text(page, 'place')) as object;
  const reference = (state: object): object => ({ type: 'standard__navItemPage', attributes: { apiName: tab }, state });

  it('is in the navigation of those whose permission sets show it, and opens from there', async () => {
    const page = await show('o/Account/list?user=admin');
    await page.getByRole('link', { name: 'Probe Console' }).click();
    await expect.poll(() => place(page), soon).toEqual(reference({}));
    expect(await page.title()).toBe('Probe Console | Counterpart');
    expect(await page.getByRole('link', { name: 'Probe Console' }).getAttribute('aria-current')).toBe('page');
    expect(await text(page, 'record')).toBe('none');
    await expect.poll(() => text(page, 'label'), soon).toBe('Accounts');
    expect(await violationsOn(page)).toEqual([]);
    expect(open!.errors).toEqual([]);
  });

  it('is not in the navigation of others; its components have to mind who comes by the address', async () => {
    const page = await show(`n/${tab}?user=rep`);
    await expect.poll(() => place(page), soon).toEqual(reference({}));
    await page.getByRole('link', { name: 'Accounts' }).waitFor();
    expect(await page.getByRole('link', { name: 'Probe Console' }).count()).toBe(0);
  });

  it('is none where no tab has the name', async () => {
    const page = await show('n/Nowhere?user=admin');
    await page.getByRole('heading', { name: 'There is no page Nowhere' }).waitFor();
    expect(await page.locator('c-probe').count()).toBe(0);
  });

  it('keeps the state of its component in the address, through links, back and forward', async () => {
    const page = await show(`n/${tab}?user=admin&c__view=home`);
    await expect.poll(() => place(page), soon).toEqual(reference({ c__view: 'home' }));
    await press(page, 'Mappings');
    const mappings = reference({ c__view: 'mappings', c__mapping: 'DE|items & more' });
    await expect.poll(() => place(page), soon).toEqual(mappings);
    await press(page, 'Link');
    await expect
      .poll(() => text(page, 'link'), soon)
      .toBe(`/lightning/n/${tab}?c__view=mappings&c__mapping=DE%7Citems+%26+more`);
    expect(await text(page, 'heard')).toBe('2');
    await page.goBack();
    await expect.poll(() => place(page), soon).toEqual(reference({ c__view: 'home' }));
    await page.goForward();
    await expect.poll(() => place(page), soon).toEqual(mappings);
    await press(page, 'Replace');
    await expect.poll(() => place(page), soon).toEqual(reference({ c__view: 'drift' }));
    await page.reload();
    await expect.poll(() => place(page), soon).toEqual(reference({ c__view: 'drift' }));
    await press(page, 'Record');
    await expect.poll(() => page.title(), soon).toBe('Adatum | Account');
    await page.goBack();
    await expect.poll(() => place(page), soon).toEqual(reference({ c__view: 'drift' }));
  });

  it('has dialogs over it, and takes and gives files', async () => {
    const page = await show(`n/${tab}?user=admin`);
    await press(page, 'Confirm');
    await page.getByRole('button', { name: 'OK' }).click();
    await expect.poll(() => text(page, 'said'), soon).toBe('answered true');
    await press(page, 'Confirm');
    await page.getByRole('button', { name: 'Cancel', exact: true }).click();
    await expect.poll(() => text(page, 'said'), soon).toBe('answered false');
    await press(page, 'Dialog');
    await press(page, 'Take it');
    await expect.poll(() => text(page, 'said'), soon).toBe('chose items');
    const file = { name: 'items.json', mimeType: 'application/json', buffer: Buffer.from('{}') };
    await page.locator('input[type=file]').setInputFiles(file);
    await expect.poll(() => text(page, 'said'), soon).toBe('items.json: {}');
    const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'Save file')]);
    expect(download.suggestedFilename()).toBe('items.json');
    expect(await readFile(await download.path(), 'utf8')).toBe('{"name":"items"}');
    expect(open!.errors).toEqual([]);
  });
});
