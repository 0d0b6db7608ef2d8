/** Any entity of any API can be mapped: what an installation offers, and reading what nobody thought of before. */
import { afterEach, describe, expect, test } from 'vitest';
import { createBusinessCentral } from '../../companion/erp/business-central/index.ts';
import type { BusinessCentralConnection } from '../../companion/erp/business-central/settings.ts';
import type { ErpConnector, SourceRecord } from '../../companion/erp/contract.ts';
import { startLocalErp } from '../../local/erp/index.ts';
import { startScriptedServer, type ScriptedReply, type ScriptedRequest } from '../http/scripted-server.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of open.splice(0).reverse()) await each.close();
});

async function onLocalErp(): Promise<{ connector: ErpConnector; company: string }> {
  const erp = await startLocalErp({ size: 'small', seed: 7 });
  const { url, user, password } = erp;
  const companies = erp.companies.map(({ code, name }) => ({ code, name }));
  const connector = createBusinessCentral({ url, companies, auth: { kind: 'basic', user, password } });
  open.push(erp, connector);
  return { connector, company: companies[0]?.code ?? '' };
}

async function readAll(connector: ErpConnector, company: string, entity: string): Promise<SourceRecord[]> {
  const records: SourceRecord[] = [];
  for await (const page of connector.read({ company, entity, expand: [], since: null })) records.push(...page.records);
  return records;
}

describe('a Business Central', () => {
  test('offers the entities of v2.0 and of our extension, with what can be written', async () => {
    const { connector } = await onLocalErp();
    const entities = new Map((await connector.entities()).map((entity) => [entity.entity, entity]));
    expect(entities.get('customer')).toEqual({ entity: 'customer', label: 'Customer', writable: true });
    expect(entities.get('salesInvoice')).toMatchObject({ label: 'Sales invoice', writable: false });
    expect(entities.get('paymentTerm')).toMatchObject({ label: 'Payment term', writable: true });
    expect(entities.get('customerPriceGroup')).toMatchObject({ writable: false });
    expect(entities.get('salesOrderLine')).toMatchObject({ within: 'salesOrder' });
    expect(entities.get('application')).toMatchObject({ writable: false });
    expect(entities.has('company')).toBe(false);
    expect(entities.has('postedInvoiceAmount'), 'a query has no system id').toBe(false);
  });

  test('gives every entity that it offers by itself, whoever reads it first', async () => {
    const { connector, company } = await onLocalErp();
    for (const { entity, within } of await connector.entities()) {
      if (within !== undefined) continue;
      const records = await readAll(connector, company, entity);
      expect(records.every((record) => typeof record['id'] === 'string')).toBe(true);
      expect(await connector.count(company, entity), entity).toBeGreaterThanOrEqual(records.length);
      await connector.search({ company, entity, text: '1', limit: 2, expand: [] });
    }
  }, 60_000);

  test('refuses an entity whose records have no system id, with what to do', async () => {
    const { connector, company } = await onLocalErp();
    await expect(readAll(connector, company, 'postedInvoiceAmount')).rejects.toMatchObject({
      code: 'BC_ENTITY_WITHOUT_KEY',
      kind: 'config',
    });
  });
});

const COMPANY = '11111111-1111-1111-1111-111111111111';
const VEHICLE = '22222222-2222-2222-2222-222222222222';
const edmx = (types: string): string =>
  `<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>` +
  `<Schema Namespace="Microsoft.NAV" xmlns="http://docs.oasis-open.org/odata/ns/edm">${types}</Schema>` +
  `</edmx:DataServices></edmx:Edmx>`;
const ITEM = `<EntityType Name="item"><Property Name="id" Type="Edm.Guid"/></EntityType>
  <EntityContainer Name="NAV"><EntitySet Name="items" EntityType="Microsoft.NAV.item"/></EntityContainer>`;
const FLEET = `<EntityType Name="vehicle"><Property Name="systemId" Type="Edm.Guid"/><Property Name="number" Type="Edm.String"/>
  <Property Name="systemModifiedAt" Type="Edm.DateTimeOffset"/></EntityType>
  <EntityType Name="item"><Property Name="id" Type="Edm.Guid"/></EntityType>
  <EntityContainer Name="NAV"><EntitySet Name="vehicles" EntityType="Microsoft.NAV.vehicle"/>
  <EntitySet Name="items" EntityType="Microsoft.NAV.item"/></EntityContainer>`;

/** A Business Central with an extension of somebody else, as its API answers. */
function fleetServer(request: ScriptedRequest): ScriptedReply {
  if (request.path === '/BC/api/v2.0/$metadata') return { body: edmx(ITEM) };
  if (request.path === '/BC/api/contoso/fleet/v1.2/$metadata') return { body: edmx(FLEET) };
  if (request.path.endsWith('/$metadata')) {
    return { status: 404, body: { error: { code: 'BadRequest_NotFound', message: 'not found' } } };
  }
  if (request.path.endsWith('/companies')) return { body: { value: [{ id: COMPANY, name: 'A' }] } };
  if (request.path === `/BC/api/contoso/fleet/v1.2/companies(${COMPANY})/vehicles`) {
    const row = { systemId: VEHICLE, number: 'V-1', systemModifiedAt: '2026-01-02T03:04:05Z' };
    const select = request.query.get('$select')?.split(',') ?? Object.keys(row);
    const unknown = select.filter((field) => !(field in row));
    if (unknown.length > 0) return { status: 400, body: { error: { code: 'BadRequest', message: unknown.join() } } };
    return { body: { value: [row] } };
  }
  return { status: 400, body: { error: { code: 'BadRequest', message: request.path } } };
}

async function onFleetServer(apis: NonNullable<BusinessCentralConnection['apis']>): Promise<ErpConnector> {
  const server = await startScriptedServer(fleetServer);
  const connector = createBusinessCentral({
    url: `${server.url}/BC`,
    auth: { kind: 'basic', user: 'u', password: 'p' },
    companies: [{ code: 'A', name: 'A' }],
    apis,
  });
  open.push(server, connector);
  return connector;
}

describe('an API of another extension', () => {
  const fleet = { publisher: 'contoso', group: 'fleet', version: 'v1.2' };

  test('is offered when the connection names it; what has the name of another entity gets a longer one', async () => {
    const connector = await onFleetServer([fleet]);
    expect((await connector.entities()).map(({ entity }) => entity)).toEqual(['contoso_fleet_item', 'item', 'vehicle']);
    expect(await connector.entities()).toContainEqual({ entity: 'vehicle', label: 'Vehicle', writable: null });
  });

  test('is read by its system id and its own stamp, under the usual names', async () => {
    const connector = await onFleetServer([fleet]);
    const { fields } = await connector.describe('vehicle');
    expect(fields.map(({ name }) => name)).toEqual([
      'systemId',
      'number',
      'systemModifiedAt',
      'id',
      'lastModifiedDateTime',
    ]);
    const request = { company: 'A', entity: 'vehicle', expand: [], fields: ['id', 'number'] };
    for await (const page of connector.read({ ...request, since: null })) {
      expect(page.records).toMatchObject([
        { id: VEHICLE, number: 'V-1', lastModifiedDateTime: '2026-01-02T03:04:05Z' },
      ]);
    }
    expect(await connector.readByKey(request, [VEHICLE])).toMatchObject([{ id: VEHICLE }]);
    expect([...(await connector.keys({ company: 'A', entity: 'vehicle' }))]).toEqual([VEHICLE]);
  });

  test('that is not installed offers nothing and disturbs nothing', async () => {
    const connector = await onFleetServer([{ publisher: 'contoso', group: 'gone', version: 'v1.0' }]);
    expect((await connector.entities()).map(({ entity }) => entity)).toEqual(['item']);
    await expect(connector.describe('vehicle')).rejects.toMatchObject({ code: 'BC_ENTITY_MISSING' });
  });
});

describe('a contact', () => {
  test('is changed in the standard API and in our extension at once, unless it was changed since it was read', async () => {
    const { connector, company } = await onLocalErp();
    const found = await connector.search({ company, entity: 'contact', text: '', limit: 50, expand: [] });
    const person = found.find(({ type, customerId }) => type === 'Person' && customerId !== null);
    const place = { company, entity: 'contact', key: String(person?.['id']) };
    const etag = String(person?.['etag']);
    const fields = { jobTitle: 'Buyer', firstName: 'Anna Maria', middleName: null, surname: 'van Dam' };
    const changed = await connector.write?.update({ ...place, fields, etag });
    expect(changed).toMatchObject({ displayName: 'Anna Maria van Dam', jobTitle: 'Buyer' });
    for (const late of [{ surname: 'Late' }, { jobTitle: 'Late', surname: 'Late' }]) {
      const attempt = connector.write?.update({ ...place, fields: late, etag });
      await expect(attempt).rejects.toMatchObject({ code: 'BC_RECORD_CHANGED', kind: 'conflict' });
    }
    const [now] = await connector.readByKey({ company, entity: 'contact', expand: [], fresh: true }, [place.key]);
    expect(now).toMatchObject({ surname: 'van Dam', jobTitle: 'Buyer' });
  });
});
