/** An answer of the emulated service that is an error: HTTP status, Dataverse code and message, sent as {"error":{"code","message"}}. */

export class ServiceError extends Error {
  /** HTTP status. */
  readonly status: number;
  /** Hexadecimal Dataverse code; may be empty, as in the real service. */
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, code: string, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.name = 'ServiceError';
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

/** 400 of the OData layer: a query that is not well formed or names what does not exist. */
export function badQuery(message: string): ServiceError {
  return new ServiceError(400, '0x80060888', message);
}

/** 400 for a $select, $filter or $orderby that names a property which the table does not have. */
export function unknownProperty(name: string, logicalName: string): ServiceError {
  return badQuery(`Could not find a property named '${name}' on type 'Microsoft.Dynamics.CRM.${logicalName}'.`);
}

/** 404 for a path that names no entity set, function or action. */
export function unknownSegment(segment: string): ServiceError {
  return new ServiceError(404, '0x8006088a', `Resource not found for the segment '${segment}'.`);
}

/** 404 for a row that does not exist or has expired. */
export function missingRow(logicalName: string, id: string): ServiceError {
  return new ServiceError(404, '0x80040217', `Entity '${logicalName}' With Id = ${id} Does Not Exist`);
}

/** 400 for $expand, and for a filter on a related row, in a list of an elastic table. */
export function linkEntity(): ServiceError {
  return new ServiceError(400, '0x80048d0b', 'Link entities are not supported');
}

/** 501 for what Dataverse can do and this emulator cannot. */
export function notEmulated(what: string): ServiceError {
  return new ServiceError(501, '0x80040203', `The emulator does not support ${what}.`);
}

/** 401 for a bearer that is missing, wrong or expired. */
export function unauthorised(state: string): ServiceError {
  return new ServiceError(401, '', `Access is denied: the bearer token ${state}.`, { 'WWW-Authenticate': 'Bearer' });
}
