interface SaveFailure {
  readonly message?: string;
  readonly body?: {
    readonly message?: string;
    readonly output?: {
      readonly errors?: readonly SaveProblem[];
      readonly fieldErrors?: Readonly<Record<string, readonly SaveProblem[]>>;
    };
  };
}

/** One thing that the org refused a save for. */
export interface SaveProblem {
  readonly errorCode?: string;
  readonly message?: string;
}

/** What a save was refused for, in the org's words and codes; at least one. */
export function saveProblems(error: unknown): readonly SaveProblem[] {
  const { body, message } = error as SaveFailure;
  const problems = [...(body?.output?.errors ?? []), ...Object.values(body?.output?.fieldErrors ?? {}).flat()];
  return problems.length > 0 ? problems : [{ message: body?.message ?? String(message) }];
}

/** The first sentence in what a save was refused with. */
export function saveMessage(error: unknown): string {
  return saveProblems(error)[0]?.message ?? '';
}

/** Whether a record with the same unique value is there already. */
export function isTaken(error: unknown): boolean {
  return saveProblems(error).some(({ errorCode }) => errorCode === 'DUPLICATE_VALUE');
}
