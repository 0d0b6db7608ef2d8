/** A refusal in the words and codes of Business Central; the HTTP layer turns it into the error body. */
export class ErpError extends Error {
  override readonly name = 'ErpError';
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** A business rule said no (AL `Error`). */
export function refuse(message: string): ErpError {
  return new ErpError(400, 'Application_DialogException', message);
}

/** A value could not be read or does not belong there. */
export function badRequest(message: string, code = 'BadRequest'): ErpError {
  return new ErpError(400, code, message);
}

/** The record is not there. */
export function notFound(message: string): ErpError {
  return new ErpError(404, 'Internal_RecordNotFound', message);
}

/** A field's value does not allow it (AL `TestField`, `FieldError`). */
export function fieldError(message: string): ErpError {
  return new ErpError(400, 'Application_FieldValidationException', message);
}
