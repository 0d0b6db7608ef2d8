import type { MetadataElement } from '../schema/metadata/xml.ts';
import type { FlowCondition, FlowOperator, FlowValue } from './flow.ts';

const OPERATORS: ReadonlySet<string> = new Set(['EqualTo', 'NotEqualTo', 'IsNull']);

/** An element of a flow's metadata that refuses, with its place, whatever the local org does not run. */
export class FlowElement {
  readonly #flow: string;
  readonly #place: string;
  readonly #source: MetadataElement;
  readonly #prefixed: (text: string) => string;

  constructor(flow: string, place: string, source: MetadataElement, prefixed: (text: string) => string) {
    this.#flow = flow;
    this.#place = place;
    this.#source = source;
    this.#prefixed = prefixed;
  }

  /** An error about this element. */
  refuse(what: string): Error {
    return new Error(`Flow ${this.#flow}: the local org does not run ${what} in ${this.#place}`);
  }

  /** Names the children that may stand here. @throws Error when there is another */
  allow(...names: readonly string[]): void {
    const foreign = this.#source.names().find((name) => !names.includes(name));
    if (foreign !== undefined) throw this.refuse(`the element ${foreign}`);
  }

  /** @throws Error when the child has another text */
  require(name: string, expected: string): void {
    const found = this.text(name);
    if (found !== expected) throw this.refuse(`${name} ${found === '' ? 'missing' : found}`);
  }

  /** Text of a child with the namespace put before custom names; empty when it is not there. */
  text(name: string): string {
    return this.#prefixed(this.#source.text(name) ?? '');
  }

  /** @throws Error when it is not there */
  child(name: string): FlowElement {
    const [first] = this.children(name);
    if (first === undefined) throw this.refuse(`a missing ${name}`);
    return first;
  }

  children(name: string): FlowElement[] {
    return this.#source
      .children(name)
      .map((child) => new FlowElement(this.#flow, `${name} ${child.text('name') ?? ''}`.trim(), child, this.#prefixed));
  }

  /** Where a connector leads; null without one. */
  next(name: string): string | null {
    return this.#source.child(name) === null ? null : this.child(name).text('targetReference');
  }

  /** The value of a child. @throws Error for kinds of values that do not run here */
  value(name: string): FlowValue {
    const value = this.child(name);
    value.allow('stringValue', 'elementReference', 'booleanValue');
    const [kind] = value.#source.names();
    if (kind === 'elementReference') return { reference: value.text(kind) };
    if (kind === 'booleanValue') return { flag: value.text(kind) === 'true' };
    return { text: value.text('stringValue') };
  }

  /** Conditions that must all hold. @throws Error for another logic or operator */
  conditions(list: string, left: string, right: string, logic: string): FlowCondition[] {
    const found = this.children(list);
    if (found.length > 0) this.require(logic, 'and');
    return found.map((condition) => {
      const operator = condition.text('operator');
      if (!OPERATORS.has(operator)) throw condition.refuse(`the operator ${operator}`);
      return { left: condition.text(left), operator: operator as FlowOperator, right: condition.value(right) };
    });
  }
}
