/** What each answer to a message means: sendMail has no idempotency, so a repeat is safe only where Graph surely did not take it. */
import { MailError } from '../../../errors.ts';

/**
 * accepted = taken, whatever else the answer says (a repeat after a 202 with Retry-After sent two); refused = not this message;
 * closed = not taken, for a person has to mend settings or rights; later = not taken now; unknown = it may have been taken or not.
 */
export type Meaning = 'accepted' | 'refused' | 'closed' | 'later' | 'unknown';

export interface GraphAnswer {
  readonly status: number;
  /** Graph's own code of an error, such as "ErrorAccessDenied"; empty where there is none. */
  readonly code: string;
  /** Of a Retry-After header, milliseconds; null without one. */
  readonly retryAfterMs: number | null;
  readonly text: string;
}

const MEANINGS: Readonly<Record<number, Meaning>> = {
  202: 'accepted',
  400: 'refused',
  401: 'closed',
  403: 'closed',
  404: 'closed',
  413: 'refused',
  429: 'later',
  500: 'unknown',
  502: 'unknown',
  504: 'unknown',
};
/** Codes of 4xx that are about the mailbox's limits or its state, not about the message. */
const LATER_CODES = new Set([
  'ApplicationThrottled',
  'ErrorExceededMessageLimit',
  'ErrorSubmissionQuotaExceeded',
  'ErrorMailboxMoveInProgress',
]);
const REMEDIES: Readonly<Record<number, string>> = {
  401: 'check GRAPH_AUTH and the ENTRA_ settings',
  403: 'check that this app may send as that mailbox (docs/mail-permission.md)',
  404: 'check MAIL_FROM and GRAPH_MAILBOX: Graph knows no such mailbox',
};

/** Pure. */
export function meaningOf({ status, code, retryAfterMs }: Omit<GraphAnswer, 'text'>): Meaning {
  const is4xx = status >= 400 && status < 500;
  if (is4xx && LATER_CODES.has(code)) return 'later';
  if (status === 503) return retryAfterMs === null ? 'unknown' : 'later';
  const known = MEANINGS[status];
  if (known !== undefined) return known;
  // A redirect is never followed with the bearer, so nobody has got the message.
  if (status >= 300 && status < 400) return 'closed';
  // 408 tells of a request that did not come in time, as a whole or in part.
  return is4xx && status !== 408 ? 'refused' : 'unknown';
}

/** Pure: the error of an answer that is none of acceptance. Graph's texts are not repeated: they hold addresses. @param origin of Graph */
export function answerError(answer: GraphAnswer, origin: string): MailError {
  const said = `Cannot hand over the message to "${origin}": Graph answered ${saidOf(answer)}`;
  switch (meaningOf(answer)) {
    case 'closed': {
      const remedy = REMEDIES[answer.status] ?? 'a redirect, which is not followed; check GRAPH_URL';
      return new MailError('mail.login', `${said}; ${remedy}`, { retryable: true });
    }
    case 'later': {
      const { retryAfterMs } = answer;
      return new MailError('mail.throttled', said, { retryable: true, ...(retryAfterMs !== null && { retryAfterMs }) });
    }
    case 'refused':
      return new MailError('mail.rejected', said);
    default:
      return new MailError('mail.ambiguous', `${said}, so it may or may not have been sent`);
  }
}

/** Pure: status and code of an answer. */
export function saidOf({ status, code }: Pick<GraphAnswer, 'status' | 'code'>): string {
  return code === '' ? `${status}` : `${status} ${code}`;
}
