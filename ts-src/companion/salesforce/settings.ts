/** What a session with one org is made from. Secrets arrive resolved; nothing here is ever logged. */

/** How the integration user logs in. */
export type SalesforceLogin =
  | {
      readonly kind: 'jwt';
      readonly clientId: string;
      readonly username: string;
      /** PKCS#8 PEM. */
      readonly privateKeyPem: string;
      /** `aud` of the assertion; the login address by default. */
      readonly audience?: string;
    }
  | { readonly kind: 'clientCredentials'; readonly clientId: string; readonly clientSecret: string }
  /** A token from elsewhere; `loginUrl` is then the address of the org. It can't be renewed. */
  | { readonly kind: 'accessToken'; readonly accessToken: string };

export interface SalesforceConnection {
  readonly loginUrl: string;
  readonly auth: SalesforceLogin;
  /** Namespace of the installed package, without underscores; empty for source deployed without a package. */
  readonly namespace?: string;
  /** Default `66.0`, the version everything here was written against. */
  readonly apiVersion?: string;
}

/** One write as it leaves for the org; `path` has no host. */
export interface OutgoingWrite {
  readonly method: 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly contentType: string;
  readonly body: string;
}

/** What a caller may bring along, mostly tests and benches. */
export interface SalesforceOptions {
  /** Sees every writing request just before it is sent (also job control), never the login. */
  readonly onRequest?: (write: OutgoingWrite) => void;
  /** Lets Salesforce save in spite of duplicate rules that only warn. Default false. */
  readonly allowDuplicates?: boolean;
  /** Resolves after so many milliseconds; tests hand in one that does not wait. */
  readonly sleep?: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** Uniform in [0, 1), for jitter. */
  readonly random?: () => number;
  /** How long a bulk job may take before its state counts as unknown, in milliseconds. Default 1,200,000. */
  readonly jobTimeoutMs?: number;
  /** How long one answer may take, in milliseconds. Default 300,000. */
  readonly answerTimeoutMs?: number;
}
