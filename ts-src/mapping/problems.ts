import type { FormulaProblem } from './formula/index.ts';
import type { MappingProblem, MappingWarning } from './types.ts';

/** Gathers what is wrong with a document, so that all of it can be said at once. */
export class Findings {
  readonly problems: MappingProblem[] = [];
  readonly warnings: MappingWarning[] = [];

  problem(code: string, path: string, message: string, more: { expected?: string; hint?: string } = {}): void {
    this.problems.push({ code, path, message, ...more });
  }

  warn(code: MappingWarning['code'], path: string, message: string, hint?: string): void {
    if (this.warnings.some((warning) => warning.path === path && warning.message === message)) return;
    this.warnings.push({ code, path, message, ...(hint === undefined ? {} : { hint }) });
  }

  formula(path: string, problems: readonly FormulaProblem[]): void {
    for (const found of problems) {
      const { code, message, line, column } = found;
      const more = {
        ...(found.expected === undefined ? {} : { expected: found.expected }),
        ...(found.hint === undefined ? {} : { hint: found.hint }),
      };
      this.problems.push({ code, path, message, line, column, ...more });
    }
  }
}
