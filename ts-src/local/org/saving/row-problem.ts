import type { SaveError } from './types.ts';

/** Why one row can't be saved. Thrown while the row is worked on, caught by the batch that works on it. */
export class RowProblem extends Error {
  override readonly name = 'RowProblem';
  readonly errors: readonly SaveError[];

  constructor(statusCode: string, message: string, fields: readonly string[] = []) {
    super(message);
    this.errors = [{ statusCode, message, fields }];
  }

  static of(errors: readonly SaveError[]): RowProblem {
    const first = errors[0];
    const problem = new RowProblem(first?.statusCode ?? 'UNKNOWN_EXCEPTION', first?.message ?? '', first?.fields ?? []);
    return Object.assign(problem, { errors });
  }
}
