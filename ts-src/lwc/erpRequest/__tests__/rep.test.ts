import ErpRequest from 'c/erpRequest';
import { createRecord } from 'lightning/uiRecordApi';
import { clear, mount, textOf } from '../../jest/stage';

describe('c-erp-request for a user without ERP Admin', () => {
  afterEach(clear);

  it('asks nothing', async () => {
    const element = mount('c-erp-request', ErpRequest, {});
    await expect(element.send({ kind: 'check-drift', targetId: 'x' })).rejects.toThrow(
      'needs the permission ERP Admin',
    );
    expect(createRecord).not.toHaveBeenCalled();
    expect(textOf(element)).toBe('');
  });
});
