import type { AdminCommandKind, Command } from 'c/erpCommand';
import { fillLabel } from 'c/erpFormat';
import type { StatusKind } from 'c/erpStatus';
import { labels } from './labels';

const kinds: Record<AdminCommandKind, string> = {
  'install-templates': labels.auditInstall,
  'change-mapping': labels.auditChange,
  'publish-mapping': labels.auditPublish,
  'read-catalogue': labels.auditCatalogue,
  'read-samples': labels.auditSamples,
  'count-records': labels.auditCount,
  'dry-run': labels.auditDryRun,
  'settle-drift': labels.auditDrift,
  'check-drift': labels.auditCheckDrift,
  'retry-records': labels.auditRetry,
  'repair-record': labels.auditRepair,
  'ignore-records': labels.auditIgnore,
  'assign-issue': labels.auditAssign,
  'show-payloads': labels.auditPayloads,
  'change-alarms': labels.auditAlarms,
  'test-alert': labels.auditAlert,
};

/** Kinds of requests that change something or show a record, with how people call them. */
export const auditKinds: readonly { readonly value: AdminCommandKind; readonly label: string }[] = Object.entries(kinds)
  .filter(([kind]) => !['read-catalogue', 'count-records', 'check-drift'].includes(kind))
  .map(([kind, label]) => ({ value: kind as AdminCommandKind, label }));

const outcomes: Record<Command['status'], { kind: StatusKind; label: string }> = {
  New: { kind: 'busy', label: labels.outcomeOpen },
  Running: { kind: 'busy', label: labels.outcomeOpen },
  Checking: { kind: 'busy', label: labels.outcomeOpen },
  Done: { kind: 'good', label: labels.outcomeDone },
  Refused: { kind: 'bad', label: labels.outcomeRefused },
  Failed: { kind: 'bad', label: labels.outcomeFailed },
};

/** What somebody did, in words. */
export interface AuditEntry {
  readonly id: string;
  readonly who: string;
  readonly when: Date | null;
  readonly kind: string;
  readonly what: string;
  readonly before: string;
  readonly after: string;
  readonly outcome: { readonly kind: StatusKind; readonly label: string };
}

/** Reads what a request did from its answer; from the request itself where the answer says nothing. */
export function readAudit({
  id,
  kind,
  status,
  request,
  result,
  errorMessage,
  created,
  createdBy,
}: Command): AuditEntry {
  const audit = (result.audit ?? {}) as { what?: string; before?: unknown; after?: unknown };
  const name = kinds[kind as AdminCommandKind] ?? kind;
  const reason = typeof request.reason === 'string' ? fillLabel(labels.auditReason, request.reason) : '';
  const problem = status === 'Refused' || status === 'Failed' ? errorMessage : '';
  return {
    id,
    who: createdBy,
    when: created,
    kind: name,
    what: [audit.what ?? name, audit.what?.includes(String(request.reason)) ? '' : reason, problem]
      .filter(Boolean)
      .join(' '),
    before: shown(audit.before),
    after: shown(audit.after),
    outcome: outcomes[status],
  };
}

function shown(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value !== 'object') return String(value);
  return Object.entries(value)
    .map(([name, inner]) => `${name}: ${typeof inner === 'object' ? JSON.stringify(inner) : String(inner)}`)
    .join(', ');
}
