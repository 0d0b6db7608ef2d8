/**
 * How sure we are that a local system behaves like the real one in one respect.
 * `documented`: the vendor's documentation says so. `observed`: seen in recorded traffic, in the tests of an official
 * client, or by probing. `assumed`: widely known or inferred; `./scripts/verify real-org` probes these on a real org.
 * `differs`: known to be different or left out here, on purpose.
 */
export type ClaimStatus = 'documented' | 'observed' | 'assumed' | 'differs';

/** One statement about an emulated behaviour; docs/fidelity.md is generated from all of them. */
export interface Claim {
  /** Stable, kebab-case, unique over all systems: `org-upsert-external-id-status`. */
  readonly id: string;
  /** Which chapter of docs/fidelity.md it belongs to: `Local org: rows`. */
  readonly area: string;
  /** One sentence: what the local system does. */
  readonly behaviour: string;
  readonly status: ClaimStatus;
  /** Title of the document, the recording or the client test it rests on; for `differs` the reason. */
  readonly source: string;
}
