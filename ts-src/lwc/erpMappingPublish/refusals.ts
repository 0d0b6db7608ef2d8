import type { Command } from 'c/erpCommand';

interface Refusal {
  readonly path?: string;
  readonly message?: string;
  readonly action?: string;
}

/** Why a request was refused, a sentence for each reason: all problems that it names, or the request's own message. */
export function refusalsOf({ result, errorMessage }: Command): readonly string[] {
  const { problems = [] } = result as { readonly problems?: readonly Refusal[] };
  const told = problems.map(({ path, message, action }) =>
    [path && `${path}:`, message, action].filter(Boolean).join(' '),
  );
  return told.length > 0 ? told : [errorMessage ?? ''].filter(Boolean);
}
