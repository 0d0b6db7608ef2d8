import COMMAND from '@salesforce/schema/ERP_Command__c';
import type { ConsolePlace } from 'c/erpConsoleView';

/**
 * Prefix of our keys in the address of a page: the namespace of a package, or `c` without one (Lightning Web Components
 * guide, Add Query Parameters; not tried on a real org). The schema import knows the namespace.
 */
const prefix = /^(\w+?)__\w+__c$/.exec(COMMAND.objectApiName)?.[1] ?? 'c';

const keys = ['view', 'mapping', 'issue', 'integration', 'add'] as const;

export const VIEWS = ['home', 'mappings', 'monitor', 'drift', 'audit'] as const;

/** The state of a page reference. */
export type PageState = Readonly<Record<string, string | undefined>>;

/** The place that an address names; home when it names none. `c__` is understood everywhere. */
export function placeOf(state: PageState = {}): ConsolePlace {
  const read = (key: string): string | undefined => state[`${prefix}__${key}`] ?? state[`c__${key}`];
  const [view, mapping, issue, integration, add] = keys.map(read);
  return {
    view: view ?? 'home',
    ...(mapping ? { mapping } : {}),
    ...(issue ? { issue } : {}),
    ...(integration ? { integration } : {}),
    ...(add ? { add: true } : {}),
  };
}

/** The state of the address of a place; what the place does not name is taken out of the address. */
export function stateOf(place: ConsolePlace): PageState {
  const texts: Record<string, string | undefined> = { ...place, add: place.add ? '1' : undefined };
  return Object.fromEntries(keys.map((key) => [`${prefix}__${key}`, texts[key]]));
}

/** Whether two places are the same. */
export function samePlace(one: ConsolePlace, other: ConsolePlace): boolean {
  return JSON.stringify(stateOf(one)) === JSON.stringify(stateOf(other));
}
