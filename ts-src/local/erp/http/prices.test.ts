import { afterAll, beforeAll, expect, test } from 'vitest';
import { startLocalErp, type LocalErp } from '../start.ts';
import { testClient, type TestClient } from './test-client.ts';

let erp: LocalErp;
let api: TestClient;

beforeAll(async () => {
  erp = await startLocalErp({ size: 'small', clock: () => new Date('2026-11-23T10:00:00Z') });
  api = testClient(erp, 0, '/api/counterpart/integration/v1.0');
});
afterAll(() => erp.close());

test('price list lines are read with their list, enum members encoded, open days as none', async () => {
  const { body } = await api.get("priceListLines?$filter=sourceType eq 'Customer_x0020_Price_x0020_Group'&$top=1");
  expect(body.value[0]).toMatchObject({
    priceListDescription: 'Retail prices with tax',
    status: 'Active',
    sourceType: 'Customer_x0020_Price_x0020_Group',
    sourceNumber: 'RETAIL',
    assetType: 'Item',
    startingDate: '0001-01-01',
    priceIncludesTax: true,
    taxAreaCode: 'DOMESTIC',
  });
  const groups = (await api.get(`customerPriceGroups(${body.value[0].sourceId})`)).body;
  expect(groups.code).toBe('RETAIL');
});

test('the sets that prices are converted with are there', async () => {
  const [unit] = (await api.get("itemUnitsOfMeasure?$filter=code eq 'SET'&$top=1")).body.value;
  expect(unit.quantityPerUnitOfMeasure).toBeGreaterThan(1);
  expect((await api.get(`itemDetails(${unit.itemId})`)).body.itemNumber).toBe(unit.itemNumber);
  const taxes = (await api.get("taxRates?$filter=taxAreaCode eq 'DOMESTIC' and taxGroupCode eq 'STANDARD'")).body.value;
  expect(taxes.map((row: { taxPercent: number }) => row.taxPercent)).toEqual([20]);
  const [rate] = (await api.get("exchangeRates?$filter=currencyCode eq 'EUR'&$top=1")).body.value;
  expect([rate.exchangeRateAmount, rate.unitAmountRoundingPrecision]).toEqual([100, 0.01]);
});

test('an inquiry answers with price and list and stores nothing', async () => {
  const lines = (await api.get("priceListLines?$filter=status eq 'Active' and sourceType eq 'Customer'&$top=200")).body;
  const line = lines.value.find(
    (row: { startingDate: string; endingDate: string; variantCode: string; currencyCode: string }) =>
      row.endingDate === '0001-01-01' && row.variantCode === '' && row.currencyCode === '',
  );
  const asked = {
    customerNumber: line.sourceNumber,
    itemNumber: line.assetNumber,
    quantity: 100,
    unitOfMeasureCode: '',
  };
  const answer = await api.send('POST', 'priceInquiries', { ...asked, orderDate: '2030-01-01' });
  expect(answer.status).toBe(201);
  expect(answer.body.unitPrice).toBeGreaterThan(0);
  expect(answer.body.priceListCode).not.toBe('');
  expect((await api.get('priceInquiries')).body.value).toEqual([]);
});

test('an inquiry about what is not there is refused, and so is a price that is sent along', async () => {
  const unknown = await api.send('POST', 'priceInquiries', { customerNumber: 'nobody', itemNumber: 'x', quantity: 1 });
  expect([unknown.status, unknown.body.error.code]).toEqual([400, 'Internal_RecordNotFound']);
  const sent = await api.send('POST', 'priceInquiries', { customerNumber: '10000', unitPrice: 1 });
  expect(sent.body.error.message).toContain('read-only');
});
