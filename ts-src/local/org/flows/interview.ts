import type { Notifications } from '../notifications/notifications.ts';
import type { OrgDatabase } from '../store/database.ts';
import { quoted } from '../store/tables.ts';
import type { FlowCondition, FlowDefinition, FlowStep, FlowValue } from './flow.ts';
import { readFlowRecord, textOf } from './flow-record.ts';
import type { FlowRecord } from './flow-record.ts';

/** What a flow works with besides its record. */
export interface FlowWorld {
  readonly database: OrgDatabase;
  readonly notifications: Notifications;
}

interface Found {
  readonly object: string;
  readonly record: FlowRecord | null;
}

/** Whether conditions on a record hold, all of them. */
export function conditionsHold(conditions: readonly FlowCondition[], record: FlowRecord): boolean {
  return conditions.every(({ left, operator, right }) => compare(record.get(left) ?? null, operator, right));
}

type Value = string | number | boolean | null;

function compare(left: Value, operator: FlowCondition['operator'], right: FlowValue): boolean {
  const expected = 'flag' in right ? right.flag : 'text' in right ? right.text : '';
  if (operator === 'IsNull') return (left === null) === expected;
  const same = typeof left === 'boolean' ? left === expected : String(left ?? '') === String(expected);
  return operator === 'EqualTo' ? same : !same;
}

/** One run of a path of a flow over a record. */
export class Interview {
  readonly #world: FlowWorld;
  readonly #flow: FlowDefinition;
  readonly #found: Map<string, Found>;
  readonly #collections: ReadonlyMap<string, string[]>;

  constructor(world: FlowWorld, flow: FlowDefinition, record: FlowRecord) {
    this.#world = world;
    this.#flow = flow;
    this.#found = new Map([['$Record', { object: flow.object, record }]]);
    this.#collections = new Map(flow.collections.map((name) => [name, []]));
  }

  /** Runs from a step to the end. @throws Error when a reference leads nowhere, NotificationProblem */
  run(first: string): void {
    let next: string | null = first;
    while (next !== null) {
      const step: FlowStep | undefined = this.#flow.steps.get(next);
      if (step === undefined) throw new Error(`Flow ${this.#flow.name} has no element ${next}`);
      next = this.#do(next, step);
    }
  }

  #do(name: string, step: FlowStep): string | null {
    switch (step.kind) {
      case 'lookup':
        this.#lookUp(name, step);
        return step.next;
      case 'decision': {
        const rule = step.rules.find(({ conditions }) =>
          conditions.every(({ left, operator, right }) => compare(this.#value({ reference: left }), operator, right)),
        );
        return rule === undefined ? step.otherwise : rule.next;
      }
      case 'add':
        for (const { variable, value } of step.items) this.#collection(variable).push(String(this.#value(value) ?? ''));
        return step.next;
      case 'notify':
        this.#notify(step.inputs);
        return step.next;
    }
  }

  #lookUp(name: string, { object, filters }: Extract<FlowStep, { kind: 'lookup' }>): void {
    const where = filters.map(({ left }) => `${quoted(left)} = ?`).join(' AND ');
    const values = filters.map(({ right }) => ('text' in right ? right.text : ''));
    this.#found.set(name, { object, record: readFlowRecord(this.#world.database, object, where, ...values) });
  }

  #notify(inputs: ReadonlyMap<string, FlowValue>): void {
    const text = (name: string): string => {
      const input = inputs.get(name);
      return input === undefined ? '' : String(this.#value(input) ?? '');
    };
    const recipients = inputs.get('recipientIds');
    this.#world.notifications.send({
      customNotifTypeId: text('customNotifTypeId'),
      recipientIds: recipients !== undefined && 'reference' in recipients ? this.#collection(recipients.reference) : [],
      title: text('title'),
      body: text('body'),
      targetId: text('targetId') || null,
      targetPageRef: text('targetPageRef') || null,
    });
  }

  #collection(name: string): string[] {
    const collection = this.#collections.get(name);
    if (collection === undefined) throw new Error(`Flow ${this.#flow.name} has no collection ${name}`);
    return collection;
  }

  #value(value: FlowValue): Value {
    if ('flag' in value) return value.flag;
    if ('text' in value) return this.#merged(value.text);
    const template = this.#flow.templates.get(value.reference);
    if (template !== undefined) return this.#merged(template);
    const { record, field } = this.#reference(value.reference);
    return record?.get(field) ?? null;
  }

  #merged(text: string): string {
    return text.replaceAll(/\{!([^}]+)\}/g, (_whole, reference: string) => {
      const { object, record, field } = this.#reference(reference);
      return record === null ? '' : textOf(this.#world.database, object, field, record);
    });
  }

  #reference(reference: string): Found & { readonly field: string } {
    const [source = '', field = ''] = reference.split('.');
    const found = this.#found.get(source);
    if (found === undefined || this.#world.database.table(found.object).object.field(field) === undefined) {
      throw new Error(`Flow ${this.#flow.name}: ${reference} leads nowhere`);
    }
    return { ...found, field };
  }
}
