import { VersionTaken, saveVersion } from 'c/erpSaveVersion';
import { createRecord, updateRecord } from 'lightning/uiRecordApi';

const version = {
  mappingId: 'm1',
  mappingKey: 'cronus|customer',
  number: 3,
  basedOn: 2,
  document: { name: 'customer' },
  note: 'Loyalty',
  summary: ['Loyalty__c is new'],
};

describe('saving a version', () => {
  beforeEach(() => {
    createRecord.mockReset().mockResolvedValue({ id: 'v3' });
    updateRecord.mockReset().mockResolvedValue({});
  });

  it('makes it with its key, and says on the mapping that it is the latest', async () => {
    expect(await saveVersion(version)).toBe('v3');
    expect(createRecord.mock.calls[0][0].fields).toMatchObject({
      Mapping__c: 'm1',
      Number__c: 3,
      Version_Key__c: 'cronus|customer|3',
      Based_On__c: 2,
      Summary__c: 'Loyalty__c is new',
    });
    expect(updateRecord).toHaveBeenCalledWith({ fields: { Id: 'm1', Latest_Version__c: 3 } });
  });

  it('tells the second of two who save the same number', async () => {
    const taken = { body: { output: { fieldErrors: { Version_Key__c: [{ errorCode: 'DUPLICATE_VALUE' }] } } } };
    createRecord.mockRejectedValue(taken);
    await expect(saveVersion(version)).rejects.toThrow(VersionTaken);
    expect(updateRecord).not.toHaveBeenCalled();
  });

  it('rejects with the sentence of the org', async () => {
    createRecord.mockRejectedValue({ body: { output: { errors: [{ message: 'Too long.' }] } } });
    await expect(saveVersion(version)).rejects.toThrow('Too long.');
    createRecord.mockRejectedValue(new Error('No line.'));
    await expect(saveVersion(version)).rejects.toThrow('No line.');
  });
});
