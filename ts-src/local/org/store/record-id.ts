/**
 * Record ids. Inside the org a record is a number: object index × 2^36 + serial number, so one number says which object
 * it belongs to and serves as SQLite's rowid, the fastest key there is. On the wire it is Salesforce's id: key prefix,
 * instance, serial number in base 62, and the three check characters that make it safe in systems that ignore case.
 */
const SERIAL_SPACE = 2 ** 36;
const SERIAL_MAX = 62 ** 5 - 1;
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const CHECK = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
const INSTANCE = 'Wt';
const MIDDLE = '00000';

const DIGITS = new Map([...ALPHABET].map((character, index) => [character, index]));
/** All three-character endings, so that an id is put together from two look-ups. */
const LOW = Array.from({ length: 62 ** 3 }, (_, n) => base62(n, 3));
const HIGH = Array.from({ length: 62 ** 2 }, (_, n) => base62(n, 2));

function base62(value: number, width: number): string {
  let text = '';
  for (let i = 0, rest = value; i < width; i += 1, rest = Math.floor(rest / 62)) text = ALPHABET[rest % 62] + text;
  return text;
}

function checkCharacter(chunk: string): string {
  let bits = 0;
  for (let i = 0; i < 5; i += 1) {
    const code = chunk.charCodeAt(i);
    if (code >= 65 && code <= 90) bits |= 1 << i;
  }
  return CHECK[bits] ?? 'A';
}

/** The 18-character form of a 15-character id. */
export function toId18(id15: string): string {
  return (
    id15 + checkCharacter(id15.slice(0, 5)) + checkCharacter(id15.slice(5, 10)) + checkCharacter(id15.slice(10, 15))
  );
}

/** Whether the text has the form of an id at all: 15 or 18 letters and digits. */
export function looksLikeId(text: string): boolean {
  return (text.length === 15 || text.length === 18) && /^[a-zA-Z0-9]+$/.test(text);
}

/** Ids of one set of objects; the position of a key prefix in the list is the object index. */
export class RecordIds {
  readonly #prefixes: readonly string[];
  readonly #indexByPrefix: ReadonlyMap<string, number>;
  readonly #heads: readonly string[];
  readonly #firstChecks: readonly string[];

  constructor(keyPrefixes: readonly string[]) {
    this.#prefixes = keyPrefixes;
    this.#indexByPrefix = new Map(keyPrefixes.map((prefix, index) => [prefix, index]));
    this.#heads = keyPrefixes.map((prefix) => prefix + INSTANCE + MIDDLE);
    this.#firstChecks = keyPrefixes.map((prefix) => checkCharacter(prefix + INSTANCE) + checkCharacter(MIDDLE));
  }

  /** First record number of an object: serial number 0, which no record has. */
  base(objectIndex: number): number {
    return objectIndex * SERIAL_SPACE;
  }

  objectIndex(record: number): number {
    return Math.floor(record / SERIAL_SPACE);
  }

  /** 18-character id of a record number. */
  format(record: number): string {
    const index = Math.floor(record / SERIAL_SPACE);
    const serial = record - index * SERIAL_SPACE;
    if (serial > SERIAL_MAX) throw new RangeError(`Object ${this.#prefixes[index]} has used up its record ids`);
    const low = serial % 238328;
    const tail = (HIGH[(serial - low) / 238328] ?? '00') + (LOW[low] ?? '000');
    return (this.#heads[index] ?? '') + tail + (this.#firstChecks[index] ?? '') + checkCharacter(tail);
  }

  /**
   * Record number of an id of 15 or 18 characters; null when it is no id of this org. An 18-character id counts in any
   * letter case: its check characters restore the case (Salesforce help, "What is the difference between 15 and 18
   * character ids").
   */
  parse(id: string): number | null {
    if (id.length !== 15 && id.length !== 18) return null;
    let body = id.slice(0, 15);
    if (id.length === 18 && toId18(body) !== id) {
      const restored = restoreCase(id);
      if (restored === null) return null;
      body = restored;
    }
    const index = this.#indexByPrefix.get(body.slice(0, 3));
    if (index === undefined || !body.startsWith(INSTANCE + MIDDLE, 3)) return null;
    let serial = 0;
    for (let i = 10; i < 15; i += 1) {
      const digit = DIGITS.get(body.charAt(i));
      if (digit === undefined) return null;
      serial = serial * 62 + digit;
    }
    return index * SERIAL_SPACE + serial;
  }

  /** Object index by the first three characters of an id; null when no object has them. */
  objectIndexOfId(id: string): number | null {
    return this.#indexByPrefix.get(id.slice(0, 3)) ?? null;
  }
}

function restoreCase(id18: string): string | null {
  let body = '';
  for (let chunk = 0; chunk < 3; chunk += 1) {
    const bits = CHECK.indexOf(id18.charAt(15 + chunk).toUpperCase());
    if (bits < 0) return null;
    for (let i = 0; i < 5; i += 1) {
      const character = id18.charAt(chunk * 5 + i);
      body += bits & (1 << i) ? character.toUpperCase() : character.toLowerCase();
    }
  }
  return body;
}
