/** An answer of Dataverse that is no success: what it means and what to do about it. */
import { DataverseError, type DataverseErrorCode } from '../errors.ts';
import { redact } from './redact.ts';
import type { Task } from './task.ts';

export interface FailedAnswer extends Task {
  readonly status: number;
  readonly bodyText: string;
  readonly origin: string;
  readonly attempt: number;
  /** Only to keep it out of the message. */
  readonly token: string;
}

/**
 * Limits of service protection and query throttling; the latter's HTTP status is not documented, so the code decides.
 * In turn: combined execution time, requests at a time, and two of query throttling.
 */
const CROWDED_CODES = new Set(['0x80072321', '0x80072326', '0x80048544', '0x80048644']);
const TOO_MANY_REQUESTS_CODE = '0x80072322';
/** What the OData layer says of a property that a query names and its type does not have. */
const UNKNOWN_COLUMN = /^Could not find a property named '(\w+)' on type /;

/** Dataverse answered with a status that is no success. */
export class AnswerError extends DataverseError {
  readonly status: number;
  /** Whether requests ran too many at a time, or for too long: fewer at a time mend that, a pause alone does not. */
  readonly isCrowded: boolean;
  /** The column that the query names and the table does not have, where that is what was refused. */
  readonly unknownColumn: string | undefined;

  constructor(
    code: DataverseErrorCode,
    message: string,
    { status, isCrowded, unknownColumn }: Pick<AnswerError, 'status' | 'isCrowded' | 'unknownColumn'>,
  ) {
    super(code, message, { retryable: code === 'dataverse.throttled' || code === 'dataverse.unavailable' });
    this.status = status;
    this.isCrowded = isCrowded;
    this.unknownColumn = unknownColumn;
  }
}

/** Whether a table is not there, or may not be read. */
export function isOutOfReach(error: unknown): boolean {
  return error instanceof AnswerError && (error.status === 403 || error.status === 404);
}

/** Whether what is asked may not be asked, or is nothing that this organisation answers. */
export function isDenied(error: unknown): boolean {
  return error instanceof DataverseError && (error.code === 'dataverse.forbidden' || error.code === 'dataverse.refused');
}

/** The error for a failed answer; throttling has status 429 whatever status it came with. */
export function answerError(failed: FailedAnswer): AnswerError {
  const { code, text } = parseBody(failed.bodyText);
  const status = code === TOO_MANY_REQUESTS_CODE || CROWDED_CODES.has(code) ? 429 : failed.status;
  const said = redact(text, failed.token);
  const quoted = [code, said && `"${said}"`].filter(Boolean).join(' ');
  const tries = failed.attempt > 1 ? ` after ${failed.attempt} attempts` : '';
  const state = `status ${failed.status}${tries}; ${advice(status, failed.table)}${quoted && ` (Dataverse: ${quoted})`}`;
  const unknownColumn = status === 400 ? UNKNOWN_COLUMN.exec(text)?.[1] : undefined;
  const details = { status, isCrowded: CROWDED_CODES.has(code), unknownColumn };
  return new AnswerError(errorCode(status), `Cannot ${failed.task} at "${failed.origin}": ${state}`, details);
}

function errorCode(status: number): DataverseErrorCode {
  if (status === 401) return 'dataverse.unauthorized';
  if (status === 403) return 'dataverse.forbidden';
  if (status === 429) return 'dataverse.throttled';
  return status === 408 || (status >= 500 && status !== 501) ? 'dataverse.unavailable' : 'dataverse.refused';
}

function advice(status: number, table: string | undefined): string {
  switch (errorCode(status)) {
    case 'dataverse.unauthorized':
      return 'check DATAVERSE_AUTH and its ENTRA_* settings, and that the app registration is an application user of the organisation in DATAVERSE_URL';
    case 'dataverse.forbidden':
      if (table === undefined) return 'make the app registration an application user of this organisation, with a security role';
      return `give the application user organisation-level Read on ${table} (privilege prvRead${table})`;
    case 'dataverse.throttled':
      return 'the organisation asks for fewer requests';
    case 'dataverse.unavailable':
      return 'the organisation is not available now';
    default:
      if (status === 404) return `there is no ${table ?? 'such resource'} at this address; check DATAVERSE_URL`;
      return 'the organisation does not accept the query';
  }
}

/** Dataverse's own code and text, empty where the body has none: it may be HTML of something in between. */
function parseBody(bodyText: string): { readonly code: string; readonly text: string } {
  try {
    const { code, message } = JSON.parse(bodyText).error;
    return { code: /^0x[0-9a-f]{8}$/i.test(code) ? code.toLowerCase() : '', text: typeof message === 'string' ? message : '' };
  } catch {
    return { code: '', text: '' };
  }
}
