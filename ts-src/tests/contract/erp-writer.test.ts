import { afterEach, describe, expect, test } from 'vitest';
import { createBusinessCentral } from '../../companion/erp/business-central/index.ts';
import type { ErpWriter } from '../../companion/erp/contract.ts';
import { createMemoryErp } from '../../companion/sync/memory/erp.ts';
import { testCompany, testEntities } from '../../companion/sync/memory/world.ts';
import { startLocalErp, type LocalErp } from '../../local/erp/index.ts';
import { deadAddress } from '../http/scripted-server.ts';
import { erpWriterContract, type WriterUnderTest } from './erp-writer.contract.ts';

function connect(erp: LocalErp, url = erp.url) {
  const companies = erp.companies.map(({ code, name }) => ({ code, name }));
  const auth = { kind: 'basic', user: erp.user, password: erp.password } as const;
  const sleep = (): Promise<void> => Promise.resolve();
  return createBusinessCentral({ url, auth, companies }, { sleep, random: () => 0 });
}

async function onLocalErp(): Promise<WriterUnderTest & { readonly erp: LocalErp }> {
  const erp = await startLocalErp({ size: 'small', seed: 7 });
  const connector = connect(erp);
  const close = async (): Promise<void> => {
    await connector.close();
    await erp.close();
  };
  return { erp, connector, company: erp.companies[0]?.code ?? '', close };
}

erpWriterContract('The ERP in memory', async () => {
  const connector = createMemoryErp({ companies: [testCompany], entities: testEntities });
  return { connector, company: testCompany.code, close: () => connector.close() };
});

erpWriterContract('The connector on a local Business Central', onLocalErp);

describe('writing to Business Central', () => {
  const open: { close(): Promise<void> }[] = [];
  afterEach(async () => {
    for (const each of open.splice(0)) await each.close();
  });

  async function stage() {
    const { erp, connector, company, close } = await onLocalErp();
    open.push({ close });
    // The connector learns what the installation has before anything goes wrong.
    await connector.describe('customer');
    await connector.count(company, 'customer');
    const write = connector.write as ErpWriter;
    const named = (displayName: string) => write.find({ company, entity: 'customer', where: { displayName } });
    return { erp, connector, company, write, named };
  }

  test('an answer that was lost is uncertain, and nothing is sent again', async () => {
    const { erp, company, write, named } = await stage();
    erp.faults.add({ kind: 'cut', afterBytes: 1, method: 'POST' });
    const creation = { company, entity: 'customer', fields: { displayName: 'Lost and Found' } };
    await expect(write.create(creation)).rejects.toMatchObject({ code: 'BC_ANSWER_LOST', kind: 'uncertain' });
    expect(erp.faults.struck()).toEqual([1]);
    erp.faults.clear();
    expect(await named('Lost and Found')).toHaveLength(1);
  });

  test.each([500, 502, 504, 408])('status %d leaves open whether the change was made', async (status) => {
    const { erp, company, write } = await stage();
    erp.faults.add({ kind: 'status', status, method: 'POST' });
    const creation = { company, entity: 'customer', fields: { displayName: 'Perhaps' } };
    await expect(write.create(creation)).rejects.toMatchObject({ code: 'BC_ANSWER_LOST', kind: 'uncertain' });
    expect(erp.faults.struck()).toEqual([1]);
  });

  test('a change that the server did not look at is sent again until it is made, once', async () => {
    const { erp, company, write, named } = await stage();
    erp.faults.add({ kind: 'status', status: 503, method: 'POST', times: 1 });
    erp.faults.add({ kind: 'status', status: 429, method: 'POST', times: 1 });
    await write.create({ company, entity: 'customer', fields: { displayName: 'Patience' } });
    expect(await named('Patience')).toHaveLength(1);
  });

  test('a change that never left is transient', async () => {
    const { erp, company } = await stage();
    const connector = connect(erp, await deadAddress());
    open.push(connector);
    const creation = { company, entity: 'customer', fields: { displayName: 'Never' } };
    await expect(connector.write?.create(creation)).rejects.toMatchObject({ kind: 'transient' });
  });

  test('a value that the ERP does not know is refused in words, and its text is kept for who asked', async () => {
    const { company, write } = await stage();
    const fields = { displayName: 'Nowhere', currencyCode: 'XXX' };
    const refusal = await write.create({ company, entity: 'customer', fields }).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'BC_RELATED_MISSING', kind: 'data', fields: ['currency'] });
    expect((refusal as { said?: string }).said).toContain('currencyCode');
    expect(JSON.stringify(refusal)).not.toContain('currencyCode');
  });

  test('lines are created below their document, and a document with its lines at once', async () => {
    const { company, connector, write } = await stage();
    const [customer] = await write.find({ company, entity: 'customer', where: { blocked: '_x0020_' } });
    const [item] = await write.find({ company, entity: 'item', where: { blocked: 'false' } });
    const line = { lineType: 'Item', lineObjectNumber: String(item?.['number']), quantity: 2 };
    const invoice = await write.create({
      company,
      entity: 'salesInvoice',
      fields: { customerNumber: String(customer?.['number']) },
      children: { salesInvoiceLines: [line] },
    });
    const parentKey = String(invoice['id']);
    await write.create({ company, entity: 'salesInvoiceLine', parentKey, fields: { ...line, quantity: 3 } });
    const lines = await write.find({ company, entity: 'salesInvoiceLine', where: { documentId: parentKey } });
    expect(lines.map((each) => each['quantity'])).toEqual([2, 3]);
    await write.act({ company, entity: 'salesInvoice', key: parentKey, action: 'post' });
    expect(await connector.readByKey({ company, entity: 'salesInvoice', expand: [] }, [parentKey])).toHaveLength(1);
  });
});
