export interface OrgErrorItem {
  readonly errorCode: string;
  readonly message: string;
  readonly fields?: readonly string[];
  readonly duplicateResult?: unknown;
}

/** A request that is refused as a whole; the server answers with the status and Salesforce's array of errors. */
export class OrgError extends Error {
  override readonly name = 'OrgError';
  readonly status: number;
  readonly errorCode: string;
  readonly fields: readonly string[] | undefined;

  constructor(status: number, errorCode: string, message: string, fields?: readonly string[]) {
    super(message);
    this.status = status;
    this.errorCode = errorCode;
    this.fields = fields;
  }

  /** The error body as Salesforce writes it: an array, also for a single error. */
  body(): OrgErrorItem[] {
    const item = { message: this.message, errorCode: this.errorCode };
    return [this.fields === undefined ? item : { ...item, fields: this.fields }];
  }
}

/** The refusal of a single save by a duplicate rule; carries what the rule found. */
export class DuplicateError extends OrgError {
  readonly duplicateResult: unknown;

  constructor(message: string, duplicateResult: unknown) {
    super(400, 'DUPLICATES_DETECTED', message);
    this.duplicateResult = duplicateResult;
  }

  override body(): OrgErrorItem[] {
    return super.body().map((item) => ({ duplicateResult: this.duplicateResult, ...item }));
  }
}

/** The answer to what is not there, or not there for this user: Salesforce does not tell the two apart. */
export function notFound(): OrgError {
  return new OrgError(404, 'NOT_FOUND', 'The requested resource does not exist');
}
