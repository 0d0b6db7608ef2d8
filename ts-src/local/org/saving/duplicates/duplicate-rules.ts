import type { OrgDatabase } from '../../store/database.ts';
import { accountsMatch, contactsMatch, matchKey } from './matching.ts';
import type { Compared } from './matching.ts';

/** A standard duplicate rule with its matching rule. */
export interface DuplicateRule {
  readonly object: 'Account' | 'Contact';
  readonly name: string;
  readonly matchingRule: string;
  /** Fields that the matching rule looks at; a change of any other does not run it. */
  readonly fields: readonly string[];
  readonly matches: (a: Compared, b: Compared) => boolean;
}

/** The rules a new org has for the objects that Counterpart writes (help page "Standard Duplicate Rules"). */
const RULES: readonly DuplicateRule[] = [
  {
    object: 'Account',
    name: 'Standard_Account_Duplicate_Rule',
    matchingRule: 'Standard_Account_Match_Rule_v1_0',
    fields: ['Name', 'BillingStreet', 'BillingCity', 'BillingState', 'BillingPostalCode', 'Phone'],
    matches: accountsMatch,
  },
  {
    object: 'Contact',
    name: 'Standard_Contact_Duplicate_Rule',
    matchingRule: 'Standard_Contact_Match_Rule_v1_1',
    fields: [
      'Name',
      'FirstName',
      'LastName',
      'Email',
      'Phone',
      'Title',
      'AccountId',
      'MailingStreet',
      'MailingCity',
      'MailingPostalCode',
    ],
    matches: contactsMatch,
  },
];

/** Duplicate rules of the org: on or off, all together. */
export class DuplicateRules {
  readonly #database: OrgDatabase;
  #active = false;
  #prepared = false;

  constructor(database: OrgDatabase) {
    this.#database = database;
  }

  get active(): boolean {
    return this.#active;
  }

  /** Turns the rules on or off; records that are there stay as they are. */
  set(active: boolean): void {
    if (active) this.#prepare();
    this.#active = active;
  }

  /** The rule that a save of the object runs; undefined when there is none or rules are off. */
  of(object: string): DuplicateRule | undefined {
    return this.#active ? RULES.find((rule) => rule.object === object) : undefined;
  }

  /** Candidates are found by an index over names as they are compared. */
  #prepare(): void {
    if (this.#prepared) return;
    this.#prepared = true;
    const { sqlite } = this.#database;
    sqlite.function('match_key', { deterministic: true }, (text) => matchKey(typeof text === 'string' ? text : ''));
    for (const { object } of RULES) sqlite.exec(`CREATE INDEX "${object}.match" ON "${object}" (match_key("Name"))`);
  }
}
