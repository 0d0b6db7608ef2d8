import { describe, expect, it } from 'vitest';
import {
  coreFolder,
  readComponentFiles,
  readSourceFiles,
  unpackagedFolder,
} from '../../../scripts/tasks/metadata/source-files.ts';
import { descendants } from '../../../scripts/tasks/metadata/xml.ts';
import { readCode } from './code-files.ts';
import { objects } from './project.ts';

describe('an org without quotes', () => {
  it('takes the core: nothing in it names a quote', () => {
    const core = [...readSourceFiles(coreFolder), ...readSourceFiles(unpackagedFolder), ...readComponentFiles()];
    const naming = core.flatMap((file) =>
      [...descendants(file.root)]
        .filter(({ text }) => /^(standard-)?Quote(LineItem)?(\.\w+)?$|\bSyncedQuote(Id)?\b/.test(text))
        // A value of a picklist may be called so.
        .filter(({ name }) => !['fullName', 'label'].includes(name))
        .map(({ name, text }) => `${file.path}: ${name} ${text}`),
    );
    expect(naming).toEqual([]);
  });

  it('takes the components: none imports the name of a quote or of its fields', () => {
    const imports = readCode('ts-src/lwc', '.ts').flatMap(({ path, text }) =>
      [...text.matchAll(/@salesforce\/schema\/Quote\w*/g)].map(([name]) => `${path}: ${name}`),
    );
    expect(imports).toEqual([]);
  });
});

describe('an org with quotes', () => {
  it('has the same fields about sending on a quote as on an opportunity', () => {
    const sending = ['ERP_Order_Number__c', 'ERP_Request_Key__c', 'ERP_Send_State__c', 'ERP_Sent__c'];
    for (const name of sending) {
      const [onQuote, onOpportunity] = ['Quote', 'Opportunity'].map((object) => objects.get(object)?.fields.get(name));
      expect([name, onQuote?.element]).toEqual([name, onOpportunity?.element]);
    }
    expect([...(objects.get('Quote')?.fields.keys() ?? [])]).toEqual(sending);
  });
});
