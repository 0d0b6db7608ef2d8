import type { FormulaProblem } from './types.ts';

/** What is wrong with a formula's text; thrown inside the module while parsing, never outside it. */
export class ProblemFound {
  readonly problem: FormulaProblem;

  constructor(problem: FormulaProblem) {
    this.problem = problem;
  }
}

export interface ProblemText {
  readonly code: string;
  readonly message: string;
  readonly expected?: string;
  readonly hint?: string;
}

/** A problem with its place as line and column (both from 1). */
export function problemAt(source: string, start: number, end: number, text: ProblemText): FormulaProblem {
  const before = source.slice(0, start);
  const line = before.split(/\r\n|\r|\n/).length;
  const lineStart = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1;
  return { ...text, offset: start, length: Math.max(1, end - start), line, column: start - lineStart + 1 };
}
