import { generateKeyPairSync, randomBytes } from 'node:crypto';

/** A client application known to the org: what an External Client App and its policies say. */
export interface OrgApp {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Public key of the certificate that signs JWT assertions, PEM. */
  readonly publicKeyPem: string;
  /** The user that the client credentials flow runs as; null when none is set in the policies. */
  readonly runAs: string | null;
  /** Users whom an admin has approved beforehand for the JWT flow; null approves all. */
  readonly approved: readonly string[] | null;
}

/** An app with a fresh key pair; the private key goes to the client only. */
export function createApp(runAs: string | null): { readonly app: OrgApp; readonly privateKeyPem: string } {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const clientId = `3MVG9${randomBytes(30).toString('base64url')}`;
  const clientSecret = randomBytes(32).toString('hex').toUpperCase();
  return { app: { clientId, clientSecret, publicKeyPem: publicKey, runAs, approved: null }, privateKeyPem: privateKey };
}
