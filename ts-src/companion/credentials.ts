/** A credential of the companion that ends one day: a certificate, a secret of an app, a web service access key. */
export interface Credential {
  readonly side: 'salesforce' | 'erp';
  /** The first day on which it is not valid any more, `YYYY-MM-DD` in UTC. */
  readonly expires: string;
}

const DAY_MS = 86_400_000;

/** Whole days for which a credential is still valid at a moment (milliseconds since 1970); 0 and less: it has ended. */
export function daysLeft({ expires }: Credential, now: number): number {
  return Math.ceil((Date.parse(expires) - now) / DAY_MS);
}

/** What to do about a credential that ends, as a sentence. */
export function renewal({ side }: Credential): string {
  const whose = side === 'salesforce' ? 'the External Client App of Salesforce' : 'the ERP';
  return `Make a new credential for ${whose}, put it where the connection file says, set ${side}.credentialExpires and restart the companion.`;
}
