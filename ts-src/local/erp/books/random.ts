/** A small deterministic generator (sfc32): the same seed text gives the same sequence on every machine. */
export interface Random {
  /** An unsigned 32-bit integer. */
  uint32(): number;
  /** At least 0, below 1. */
  unit(): number;
  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number;
  chance(probability: number): boolean;
  /** One of the values; the list must not be empty. */
  pick<T>(values: readonly T[]): T;
}

function hash(text: string): number[] {
  let h = 0x811c9dc5;
  const words: number[] = [];
  for (let round = 0; round < 4; round += 1) {
    for (let i = 0; i < text.length; i += 1) {
      h = Math.imul(h ^ text.charCodeAt(i) ^ (round * 0x9e3779b9), 0x01000193);
      h ^= h >>> 15;
    }
    words.push(h >>> 0);
  }
  return words;
}

/** A generator started from a text. */
export function createRandom(seed: string): Random {
  let [a = 1, b = 2, c = 3, d = 4] = hash(seed);
  const uint32 = (): number => {
    const sum = (a + b + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return sum >>> 0;
  };
  for (let i = 0; i < 16; i += 1) uint32();
  const unit = (): number => uint32() / 0x1_0000_0000;
  const int = (low: number, high: number): number => low + Math.floor(unit() * (high - low + 1));
  return {
    uint32,
    unit,
    int,
    chance: (probability) => unit() < probability,
    pick: (values) => {
      const value = values[int(0, values.length - 1)];
      if (value === undefined) throw new Error('Nothing to pick from: the list is empty.');
      return value;
    },
  };
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

function hex(word: number): string {
  return `${HEX[word >>> 24]}${HEX[(word >>> 16) & 255]}${HEX[(word >>> 8) & 255]}${HEX[word & 255]}`;
}

/** Identifiers of the form of a random guid, deterministic by the generator. */
export function guidMaker(random: Random): () => string {
  return () => {
    const a = hex(random.uint32());
    const b = hex((random.uint32() & 0xffff0fff) | 0x00004000);
    const c = hex((random.uint32() & 0x3fffffff) | 0x80000000);
    const d = hex(random.uint32());
    return `${a}-${b.slice(0, 4)}-${b.slice(4)}-${c.slice(0, 4)}-${c.slice(4)}${d}`;
  };
}

export const EMPTY_GUID = '00000000-0000-0000-0000-000000000000';
export const EMPTY_DATE = '0001-01-01';
