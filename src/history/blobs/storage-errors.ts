/** Answers of Table and Blob Storage as errors of this program: only the service's own "there is no such entity", or blob, ever becomes an absent value. */
import { RestError } from '@azure/data-tables';
import { StoreError } from '../../errors.ts';

// 404 of an entity or a blob; a table, a container or an account that is missing answers 404 too, and nothing is absent then.
const ABSENT = new Set(['ResourceNotFound', 'BlobNotFound']);
// 409 and 412 of an entity or a blob; a table that is being deleted answers 409 too, and that is no conflict.
const CONFLICTS = new Set(['EntityAlreadyExists', 'BlobAlreadyExists', 'UpdateConditionNotSatisfied', 'ConditionNotMet']);
const RETRYABLE_STATUS = new Set([408, 429, 500, 502, 503, 504]);

/** Whether the service says that the entity or the blob is absent. */
export function isAbsent(error: unknown): boolean {
  return error instanceof RestError && error.statusCode === 404 && ABSENT.has(serviceCode(error) ?? '');
}

/** Runs one request and gives undefined where the entity or the blob is absent. @throws StoreError as storeError() makes it */
export async function orAbsent<T>(operation: string, request: () => Promise<T>): Promise<T | undefined> {
  try {
    return await request();
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw storeError(operation, error);
  }
}

/** Runs one conditional write; what is to be replaced and is gone is a conflict too. @throws StoreError as storeError() makes it */
export async function orConflict<T>(operation: string, request: () => Promise<T>): Promise<T> {
  try {
    return await request();
  } catch (error) {
    if (isAbsent(error)) throw conflict(operation);
    throw storeError(operation, error);
  }
}

/** Another writer was first. `operation` reads on after "Cannot". */
export function conflict(operation: string): StoreError {
  return new StoreError('store.conflict', `Cannot ${operation}: another writer was first`, { retryable: true });
}

/** Maps what the client threw: store.conflict, else store.unavailable with the status and the service's code. `operation` reads on after "Cannot". */
export function storeError(operation: string, error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  if (!(error instanceof RestError)) return unavailable(operation, 'no answer', true, error);
  const code = serviceCode(error);
  if (code !== undefined && CONFLICTS.has(code)) return conflict(operation);
  const { statusCode } = error;
  const state = statusCode === undefined ? 'no answer' : `status ${statusCode}`;
  const detail = code ?? error.code;
  const retryable = statusCode === undefined || RETRYABLE_STATUS.has(statusCode);
  // The client's error is not kept as the cause: it holds the request, and with it the authorization and the stored bytes.
  return unavailable(operation, `${state}${detail ? ` (${detail})` : ''}`, retryable);
}

function unavailable(operation: string, state: string, retryable: boolean, cause?: unknown): StoreError {
  return new StoreError('store.unavailable', `Cannot ${operation}: ${state}`, { retryable, cause });
}

/** The service's name of an error, from x-ms-error-code; what else a proxy or a network may answer has none. */
function serviceCode({ details }: RestError): string | undefined {
  if (typeof details !== 'object' || details === null) return undefined;
  const code = 'errorCode' in details ? details.errorCode : undefined;
  return typeof code === 'string' && /^\w{1,60}$/.test(code) ? code : undefined;
}
