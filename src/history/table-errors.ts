/** Answers of Table Storage as errors of this program: only the service's own "there is no such entity" ever becomes an absent value. */
import { RestError } from '@azure/data-tables';
import { StoreError } from '../errors.ts';

// 409 and 412 of an entity; a table that is being deleted answers 409 too, and that is no conflict.
const CONFLICTS = new Set(['EntityAlreadyExists', 'UpdateConditionNotSatisfied', 'ConditionNotMet']);
const RETRYABLE_STATUS = new Set([408, 429, 500, 502, 503, 504]);

/** Whether the service says that the entity (not the table, not the account) is absent. */
export function isAbsent(error: unknown): boolean {
  return error instanceof RestError && error.statusCode === 404 && serviceCode(error) === 'ResourceNotFound';
}

/** Runs one request and gives undefined where the entity is absent. @throws StoreError as storeError() makes it */
export async function orAbsent<T>(operation: string, request: () => Promise<T>): Promise<T | undefined> {
  try {
    return await request();
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw storeError(operation, error);
  }
}

/** Runs one conditional write; an entity that is gone is a conflict too. @throws StoreError as storeError() makes it */
export async function orConflict<T>(operation: string, request: () => Promise<T>): Promise<T> {
  try {
    return await request();
  } catch (error) {
    if (isAbsent(error)) throw conflict(operation, error);
    throw storeError(operation, error);
  }
}

/** Another writer was first. `operation` reads on after "Cannot". */
export function conflict(operation: string, cause?: unknown): StoreError {
  return new StoreError('store.conflict', `Cannot ${operation}: another writer was first`, { retryable: true, cause });
}

/** Maps what the client threw: store.conflict, else store.unavailable with the status and the service's code. `operation` reads on after "Cannot". */
export function storeError(operation: string, error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  const code = error instanceof RestError ? serviceCode(error) : undefined;
  if (code !== undefined && CONFLICTS.has(code)) return conflict(operation, error);
  const status = error instanceof RestError ? error.statusCode : undefined;
  const state = status === undefined ? 'no answer' : `status ${status}`;
  const detail = code ?? (error instanceof RestError ? error.code : undefined);
  const retryable = status === undefined || RETRYABLE_STATUS.has(status);
  return new StoreError('store.unavailable', `Cannot ${operation}: ${state}${detail ? ` (${detail})` : ''}`, { retryable, cause: error });
}

/** The service's name of an error, from x-ms-error-code; what else a proxy or a network may answer has none. */
function serviceCode({ details }: RestError): string | undefined {
  if (typeof details !== 'object' || details === null) return undefined;
  const code = 'errorCode' in details ? details.errorCode : undefined;
  return typeof code === 'string' && /^\w{1,60}$/.test(code) ? code : undefined;
}
