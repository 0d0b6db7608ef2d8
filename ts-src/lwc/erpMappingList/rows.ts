import { formatLag, healthOf, integrationName, lagOf, type Mapping } from 'c/erpConsoleData';
import { NO_VALUE, fillLabel, formatAge, formatMoment, formatNumber } from 'c/erpFormat';
import type { StatusKind } from 'c/erpStatus';
import { labels } from './labels';

/** One mapping as its row shows it. */
export interface MappingRow {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly integration: string;
  readonly moves: string;
  readonly state: string;
  readonly stateLabel: string;
  readonly version: string;
  readonly latest: string;
  readonly versionsLabel: string;
  readonly health: { readonly kind: StatusKind; readonly label: string };
  readonly lastRun: string;
  readonly lastRunDetail: string;
  readonly parked: string;
  readonly hasParked: boolean;
  readonly issuesLabel: string;
  readonly waiting: string;
  readonly lag: string;
  /** Why it does not run, or what went wrong last. */
  readonly reason: string;
}

const directions: Record<string, string> = {
  toErp: labels.toErp,
  both: labels.both,
};

/** What a mapping's row says. */
export function mappingRow(mapping: Mapping, now: Date): MappingRow {
  const { id, key, name, entity, object, active, latest, lastRun } = mapping;
  const health = healthOf(mapping);
  return {
    id,
    key,
    name,
    integration: integrationName(mapping.integration),
    moves: fillLabel(directions[mapping.direction] ?? labels.toSalesforce, entity || '?', object || '?'),
    state: mapping.state,
    stateLabel: fillLabel(labels.stateOf, name),
    version: active > 0 ? String(active) : labels.noVersion,
    latest: latest > active ? fillLabel(labels.latest, latest) : '',
    versionsLabel: fillLabel(labels.versionsOf, name),
    health,
    lastRun: lastRun ? formatAge(lastRun, now) : labels.never,
    lastRunDetail: lastRun ? formatMoment(lastRun) : '',
    parked: formatNumber(mapping.parked),
    hasParked: mapping.parked > 0,
    issuesLabel: fillLabel(labels.issuesOf, name),
    waiting: mapping.state === 'Off' && mapping.waiting === 0 ? NO_VALUE : formatNumber(mapping.waiting),
    lag: formatLag(lagOf(mapping, now)),
    reason: mapping.paused || (health.stopped ? mapping.lastError : ''),
  };
}
