/** The tables of the state as Kysely sees them; the migrations make them. Times are ISO 8601 texts in UTC. */
export interface StateTables {
  links: {
    object: string;
    key: string;
    id: string;
    hash: string | null;
    children: Uint8Array | null;
    account: string | null;
  };
  watermarks: { scope: string; value: string };
  runs: { run_key: string; started: string; mapping: string; company: string; report: string; published: number };
  waiting: {
    mapping: string;
    key: string;
    company: string;
    source_key: string;
    waits_object: string;
    waits_key: string;
    written: number;
    first_seen: string;
    last_seen: string;
    number: string | null;
    amount: number | null;
    currency: string | null;
    /** JSON of the customers and orders above; null when not known. */
    above: string | null;
    record_object: string | null;
  };
  parked: {
    mapping: string;
    key: string;
    company: string;
    source_key: string;
    object: string;
    code: string;
    message: string;
    owner: string;
    fields: string;
    attempts: number;
    /** When the companion tries again by itself; null when someone must act first. */
    retry_at: string | null;
    first_seen: string;
    last_seen: string;
    /** JSON of the fields in conflict; null for other failures. */
    conflict: string | null;
    number: string | null;
    amount: number | null;
    currency: string | null;
    above: string | null;
    record_object: string | null;
  };
  ignored: {
    mapping: string;
    company: string;
    source_key: string;
    code: string;
    owner: string;
    hash: string;
    reason: string;
    user_id: string | null;
    at: string;
    /** JSON of the parked record as it was. */
    parked: string;
  };
  overrides: {
    mapping: string;
    company: string;
    source_key: string;
    field: string;
    key: string;
    /** JSON of the ERP's value that the override stands for. */
    erp: string;
    /** JSON. */
    value: string;
  };
  /** JSON of values by column. */
  agreements: { mapping: string; key: string; agreed: string; sending: string | null };
  issues: {
    issue_key: string;
    mapping: string;
    code: string;
    owner: string;
    records: number;
    first_seen: string;
    last_seen: string;
    status: string;
  };
  leases: { name: string; owner: string; until: number };
  marks: { name: string; value: string };
  command_steps: { subject: string; step: string; facts: string; at: string };
}
