import type { Mapping, MappingState } from 'c/erpConsoleData';
import { fillLabel } from 'c/erpFormat';
import type { StatusKind } from 'c/erpStatus';
import { labels } from './labels';

const stateWords: Record<MappingState, string> = { Off: labels.off, Test: labels.test, Live: labels.live };

/** A mapping that is to be switched, and what has become of it. */
export interface Step {
  readonly id: string;
  readonly name: string;
  readonly before: MappingState;
  readonly stage: 'next' | 'busy' | 'done' | 'refused' | 'left';
  /** Why it was refused. */
  readonly problem: string;
}

/** What a switch of several mappings would do. */
export interface Plan {
  readonly steps: readonly Step[];
  /** Mappings that stay as they are, with the reason, in words. */
  readonly stays: readonly { readonly id: string; readonly text: string }[];
}

/** What switching these mappings would do. One without an active version has nothing that could run or be tried. */
export function planOf(mappings: readonly Mapping[], state: MappingState): Plan {
  const hasNothing = ({ active }: Mapping): boolean => state !== 'Off' && active === 0;
  const changes = (mapping: Mapping): boolean => mapping.state !== state && !hasNothing(mapping);
  return {
    steps: mappings
      .filter(changes)
      .map(({ id, name, state: before }) => ({ id, name, before, stage: 'next', problem: '' })),
    stays: mappings
      .filter((mapping) => !changes(mapping))
      .map((mapping) => ({
        id: mapping.id,
        text: hasNothing(mapping)
          ? fillLabel(labels.noVersion, mapping.name)
          : fillLabel(labels.already, mapping.name, stateWords[state]),
      })),
  };
}

/** A step as its row says it. */
export interface StepRow {
  readonly id: string;
  readonly name: string;
  /** What it is before anything is asked. */
  readonly now: string;
  readonly status: { readonly kind: StatusKind; readonly label: string };
}

const statuses: Record<Step['stage'], { readonly kind: StatusKind; readonly label: string }> = {
  next: { kind: 'attention', label: labels.next },
  busy: { kind: 'busy', label: labels.busy },
  done: { kind: 'good', label: labels.done },
  refused: { kind: 'bad', label: labels.refused },
  left: { kind: 'neutral', label: labels.left },
};

/** What the row of a step says. */
export function rowOf({ id, name, before, stage, problem }: Step): StepRow {
  const word = stateWords[before];
  const { kind, label } = statuses[stage];
  const said = stage === 'refused' ? fillLabel(label, word, problem) : label;
  return { id, name, now: fillLabel(labels.isNow, name, word), status: { kind, label: said } };
}

/** How far it is, or what came of it. */
export function summaryOf(steps: readonly Step[]): string {
  const count = (...stages: readonly Step['stage'][]): number =>
    steps.filter(({ stage }) => stages.includes(stage)).length;
  if (count('next', 'busy') > 0) return fillLabel(labels.progress, count('done', 'refused'), steps.length);
  const stayed = steps.length - count('done');
  if (stayed === 0) return steps.length === 1 ? labels.summarySingle : fillLabel(labels.summaryAll, steps.length);
  return fillLabel(stayed === 1 ? labels.summaryOne : labels.summary, count('done'), stayed);
}
