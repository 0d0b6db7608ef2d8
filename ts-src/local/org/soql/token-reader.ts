import type { OrgError } from '../http/org-error.ts';
import { malformed, tokenize } from './lexer.ts';
import type { Token } from './lexer.ts';

/** Walks through the tokens of one query. */
export class TokenReader {
  readonly #source: string;
  readonly #tokens: readonly Token[];
  #position = 0;

  constructor(source: string) {
    this.#source = source;
    this.#tokens = tokenize(source);
  }

  get peek(): Token {
    return this.peekAt(0);
  }

  peekAt(distance: number): Token {
    const index = Math.min(Math.max(0, this.#position + distance), this.#tokens.length - 1);
    return this.#tokens[index] as Token;
  }

  next(): Token {
    const token = this.peek;
    if (token.kind !== 'end') this.#position += 1;
    return token;
  }

  /** Takes a symbol when it stands next. */
  take(symbol: string): boolean {
    const fits = this.peek.kind === 'symbol' && this.peek.text === symbol;
    if (fits) this.#position += 1;
    return fits;
  }

  symbol(symbol: string): void {
    if (!this.take(symbol)) throw this.unexpected();
  }

  name(): string {
    if (this.peek.kind !== 'name') throw this.unexpected();
    return this.next().text;
  }

  integer(): number {
    const token = this.peek;
    if (token.kind !== 'number' || !/^\d+$/.test(token.text)) throw this.unexpected();
    return Number(this.next().text);
  }

  isKeyword(word: string, distance = 0): boolean {
    const token = this.peekAt(distance);
    return token.kind === 'name' && token.text.toLowerCase() === word;
  }

  takeKeyword(word: string): boolean {
    const fits = this.isKeyword(word);
    if (fits) this.#position += 1;
    return fits;
  }

  takeKeywords(first: string, second: string): boolean {
    const fits = this.isKeyword(first) && this.isKeyword(second, 1);
    if (fits) this.#position += 2;
    return fits;
  }

  keyword(word: string): void {
    if (!this.takeKeyword(word)) throw this.unexpected();
  }

  /** The refusal for a token that does not belong where it stands. */
  unexpected(distance = 0): OrgError {
    const token = this.peekAt(distance);
    const text = token.kind === 'end' ? '<EOF>' : token.text;
    return malformed(this.#source, token.offset, `unexpected token: '${text}'`);
  }
}
