import { compileFormula, FormulaCompileError, FormulaError } from 'c/formulaEngine';

/** A record to compute a formula for, with what people call it. */
export interface FormulaSample {
  readonly label: string;
  readonly record: Readonly<Record<string, unknown>>;
  /** The record above a line. */
  readonly parent?: Readonly<Record<string, unknown>>;
  readonly company: string;
  readonly currency?: string;
}

export interface FormulaResult {
  readonly label: string;
  readonly text: string;
  readonly failed: boolean;
}

const SAMPLES_MAX = 5;

/** What a formula gives for each sample, at most five; nothing when it can't be compiled. */
export function resultsOf(text: string, samples: readonly FormulaSample[]): readonly FormulaResult[] {
  try {
    const formula = compileFormula(text, {
      fieldType: () => 'any',
      readField: (path) => (sample) => readPath(sample as FormulaSample, path),
      allowErpFunctions: true,
    });
    return samples.slice(0, SAMPLES_MAX).map((sample) => {
      const value = formula.evaluate({ record: sample, now: Date.now(), globals: globalsOf(sample) });
      if (value instanceof FormulaError) return { label: sample.label, text: value.message, failed: true };
      return { label: sample.label, text: value === null ? '–' : String(value), failed: false };
    });
  } catch (error) {
    if (error instanceof FormulaCompileError) return [];
    throw error;
  }
}

function globalsOf({ company, currency }: FormulaSample) {
  return { '$Company.Code': company, '$Company.Name': company, '$Company.Currency': currency ?? null };
}

function readPath(sample: FormulaSample, path: string): unknown {
  if (path.startsWith('$')) return globalsOf(sample)[path as '$Company.Code'] ?? null;
  const ofParent = path.startsWith('parent.') && sample.parent !== undefined;
  let value: unknown = ofParent ? sample.parent : sample.record;
  for (const name of (ofParent ? path.slice('parent.'.length) : path).split('.')) {
    value = (value as Readonly<Record<string, unknown>> | null | undefined)?.[name];
  }
  return value ?? null;
}
