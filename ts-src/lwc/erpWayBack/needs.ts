import type { WayBackNeed } from 'c/mappingEditing';
import { labels } from './labels';

/** Why a field can't go back as it came, in words. */
export const needs: Readonly<Record<WayBackNeed, string>> = {
  formula: labels.needFormula,
  constant: labels.needConstant,
  aggregate: labels.needAggregate,
  reference: labels.needReference,
  related: labels.needRelated,
  key: labels.needKey,
  map: labels.needMap,
  once: labels.needOnce,
};
