import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseFlexiPage, readAppPage, readRecordPage } from './flexipage.ts';
import { readAppLabel } from './application.ts';

const metadata = resolve(import.meta.dirname, '../../../../force-app/main/default');

describe('a FlexiPage', () => {
  it('is read into regions and facets with the properties of their components', () => {
    const page = parseFlexiPage(
      'P',
      `<FlexiPage><flexiPageRegions><itemInstances><componentInstance><componentInstanceProperties><name>tabs</name>
       <value>facet</value></componentInstanceProperties><componentName>flexipage:tabset</componentName>
       <identifier>set</identifier></componentInstance></itemInstances><name>main</name><type>Region</type>
       </flexiPageRegions><flexiPageRegions><name>empty</name><type>Facet</type></flexiPageRegions>
       <masterLabel>Page</masterLabel><sobjectType>Account</sobjectType><template><name>t</name></template>
       <type>RecordPage</type></FlexiPage>`,
    );
    expect(page).toEqual({
      name: 'P',
      label: 'Page',
      object: 'Account',
      template: 't',
      regions: { main: [{ name: 'flexipage:tabset', identifier: 'set', properties: { tabs: 'facet' } }], empty: [] },
    });
  });

  it('of the package holds all our account panels', async () => {
    const page = await readRecordPage(metadata, 'Account');
    const names = Object.values(page!.regions).flatMap((components) => components.map(({ name }) => name));
    expect(names).toEqual(
      expect.arrayContaining([
        'erpAccountFacts',
        'erpAging',
        'erpDocuments',
        'erpPaymentBehaviour',
        'erpSales',
        'erpTopProducts',
      ]),
    );
  });

  it('is null for an object without one', async () => {
    expect(await readRecordPage(metadata, 'Lead')).toBeNull();
    expect(await readRecordPage(join(metadata, 'nowhere'), 'Account')).toBeNull();
  });

  it('of an app is found by its name; one of records is none', async () => {
    expect((await readAppPage(metadata, 'ERP_Console'))?.regions).toMatchObject({ main: [{ name: 'erpConsole' }] });
    expect(await readAppPage(metadata, 'Account_Record_Page')).toBeNull();
  });

  it('stands in an app whose label the page shows', async () => {
    expect(await readAppLabel(metadata)).toBe('Counterpart');
    expect(await readAppLabel(join(metadata, 'nowhere'))).toBe('Counterpart');
  });
});
