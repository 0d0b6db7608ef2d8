/** Writing to Business Central: records, lines below their documents, bound actions, and looking for what is there. */
import { codedError } from '../../errors/coded-error.ts';
import type { ErpCreation, ErpFields, ErpPlace, ErpSearch, ErpWriter, SourceRecord } from '../contract.ts';
import type { ClientWrite } from './client.ts';
import { decodeRecord, nameEtags, nameKeys } from './decode.ts';
import { encodeFields } from './encode.ts';
import { placeOf, shapesOf } from './installation.ts';
import type { EntityShape } from './metadata.ts';
import { allOf, quoted, setAddress } from './odata.ts';
import { allRows, type Row } from './paging.ts';
import { ownName, planRead, queryOf, type ReadPlan } from './plan.ts';
import { prepare } from './prepare.ts';
import type { Reading } from './reading.ts';

type Open = (company: string) => Promise<Reading>;

const NO_ENUMS: ReadonlySet<string> = new Set();

/** The record in an answer. The change was made, so an answer that cannot be read is one that was lost. */
function recordIn(text: string, operation: string, shape: EntityShape): SourceRecord {
  let row: Row;
  try {
    row = JSON.parse(text) as Row;
  } catch (cause) {
    throw codedError('BC_ANSWER_LOST', { values: { operation }, cause });
  }
  const enums = [...shape.fields.values()].filter((field) => field.type === 'enum').map((field) => field.name);
  decodeRecord(row, enums.length === 0 ? NO_ENUMS : new Set(enums));
  nameKeys(row);
  nameEtags(row);
  return row as SourceRecord;
}

/** The set whose records hold lists of this entity's: `salesOrders` for `salesOrderLine`. */
function parentSet(reading: Reading, entity: string): { set: string; list: string } {
  const { source, shape } = placeOf(reading.shapes, entity);
  const parents = [...shapesOf(reading.shapes, source.api).values()].filter((each) => shape.set in each.navigation);
  const parent = parents.find((each) => entity.startsWith(each.entity)) ?? parents[0];
  if (parent === undefined) throw codedError('BC_ENTITY_MISSING', { values: { entity: `parent of ${entity}` } });
  return { set: parent.set, list: shape.set };
}

function creationAddress(reading: Reading, { entity, parentKey }: ErpCreation, set: string): string {
  if (parentKey === undefined) return setAddress(reading.companyId, set);
  const parent = parentSet(reading, entity);
  return `${setAddress(reading.companyId, parent.set)}(${parentKey})/${parent.list}`;
}

function creationBody(reading: Reading, request: ErpCreation, shape: EntityShape): string {
  const { source } = placeOf(reading.shapes, request.entity);
  const lists = Object.entries(request.children ?? {}).map(([name, records]) => {
    const child = shapesOf(reading.shapes, source.api).get(shape.navigation[name] ?? '');
    return [name, records.map((fields) => encodeFields(fields, child))] as const;
  });
  const key = request.key === undefined ? {} : { [ownName(shape, 'id')]: request.key };
  return JSON.stringify({ ...key, ...encodeFields(request.fields, shape), ...Object.fromEntries(lists) });
}

async function create(open: Open, request: ErpCreation): Promise<SourceRecord> {
  const reading = await open(request.company);
  const { source, shape } = placeOf(reading.shapes, request.entity);
  const operation = `creating ${source.set}`;
  const text = await reading.client.send({
    method: 'POST',
    api: source.api,
    operation,
    address: creationAddress(reading, request, source.set),
    body: creationBody(reading, request, shape),
  });
  return recordIn(text, operation, shape);
}

/** A call about one record. */
function callOn(reading: Reading, { entity, key }: ErpPlace, tail = ''): Pick<ClientWrite, 'address' | 'api'> {
  const { source } = placeOf(reading.shapes, entity);
  return { api: source.api, address: `${setAddress(reading.companyId, source.set)}(${key})${tail}` };
}

type Update = ErpPlace & { readonly fields: ErpFields; readonly etag: string | null };

/** The fields that are changed through the extension's further fields of the entity, apart from the others. */
function partFields(
  reading: Reading,
  { entity, fields }: Update,
): { readonly own: ErpFields; readonly further: ErpFields } {
  const { source, shape } = placeOf(reading.shapes, entity);
  const joined = new Set(source.details?.fields.map(([name]) => name));
  const isFurther = (name: string): boolean => joined.has(name) && !shape.fields.has(name);
  const entries = Object.entries(fields);
  return {
    own: Object.fromEntries(entries.filter(([name]) => !isFurther(name))),
    further: Object.fromEntries(entries.filter(([name]) => isFurther(name))),
  };
}

/** One record as it is now, without what a read joins to it. */
async function readOne(reading: Reading, request: ErpPlace): Promise<SourceRecord> {
  const { source, shape } = placeOf(reading.shapes, request.entity);
  const operation = `reading ${source.set}`;
  const question = { ...callOn(reading, request), operation, fresh: true };
  return recordIn(await reading.client.text(question), operation, shape);
}

/**
 * Fields that the standard API does not have go to the extension's set of further fields, which is the same record of the
 * ERP. The version is compared with the record itself, since every page has tags of its own.
 */
async function updateFurther(reading: Reading, request: Update): Promise<void> {
  const { source } = placeOf(reading.shapes, request.entity);
  const set = source.details?.set ?? '';
  const shape = [...reading.shapes.extension.values()].find((each) => each.set === set);
  await reading.client.send({
    method: 'PATCH',
    api: 'extension',
    address: `${setAddress(reading.companyId, set)}(${request.key})`,
    operation: `changing ${set}`,
    body: JSON.stringify(encodeFields(request.fields, shape)),
    etag: '*',
  });
}

async function update(open: Open, request: Update): Promise<SourceRecord> {
  const reading = await open(request.company);
  const { own, further } = partFields(reading, request);
  const isPlain = Object.keys(further).length === 0;
  if (isPlain) return updateOwn(reading, request);
  if (Object.keys(own).length > 0) await updateOwn(reading, { ...request, fields: own });
  else if (request.etag !== null && (await readOne(reading, request))['etag'] !== request.etag) {
    throw codedError('BC_RECORD_CHANGED');
  }
  await updateFurther(reading, { ...request, fields: further });
  return readOne(reading, request);
}

async function updateOwn(reading: Reading, request: Update): Promise<SourceRecord> {
  const { source, shape } = placeOf(reading.shapes, request.entity);
  const operation = `changing ${source.set}`;
  const body = JSON.stringify(encodeFields(request.fields, shape));
  const etag = request.etag ?? '*';
  const text = await reading.client.send({ method: 'PATCH', ...callOn(reading, request), operation, body, etag });
  return recordIn(text, operation, shape);
}

function literal(plan: ReadPlan, field: string, value: string): string {
  const type = plan.shape.fields.get(field)?.type;
  if (type === undefined) {
    throw codedError('BC_FIELD_MISSING', { values: { entity: plan.source.set }, fields: [field] });
  }
  return type === 'text' || type === 'enum' ? quoted(value) : value;
}

async function find(open: Open, request: ErpSearch): Promise<readonly SourceRecord[]> {
  const reading = await open(request.company);
  const plan = planRead(reading.shapes, { ...request, expand: request.expand ?? [] });
  const { set, api } = plan.source;
  const conditions = Object.entries(request.where).map(([name, value]) => {
    const field = ownName(plan.shape, name);
    return `${field} eq ${literal(plan, field, value)}`;
  });
  const address = setAddress(reading.companyId, set, queryOf(plan, allOf(...conditions)));
  const question = { address, api, fresh: true, operation: `looking for ${set}`, pageSize: reading.pageRows.documents };
  return prepare(reading, plan, await allRows(reading.client, question), false);
}

/** The writing side of the connector; `open` gives the installation as it is for a company. */
export function createWriter(open: Open): ErpWriter {
  return {
    create: (request) => create(open, request),
    update: (request) => update(open, request),
    async remove(request) {
      const reading = await open(request.company);
      const operation = `deleting ${placeOf(reading.shapes, request.entity).source.set}`;
      const call = callOn(reading, request);
      await reading.client.send({ method: 'DELETE', ...call, operation, etag: request.etag ?? '*' });
    },
    async act(request) {
      const reading = await open(request.company);
      const call = callOn(reading, request, `/Microsoft.NAV.${request.action}`);
      await reading.client.send({ method: 'POST', ...call, operation: `${request.action} on ${request.entity}` });
    },
    find: (request) => find(open, request),
  };
}
