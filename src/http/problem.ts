/** Errors over HTTP, as problem details of RFC 9457. */
import { randomBytes } from 'node:crypto';
import type { HttpHandler, HttpRequest, HttpResponseInit, InvocationContext } from '@azure/functions';
import { AccessError, AppError, FieldsError, InputError, messageOf, NotAcceptableError, NotedError, UnknownScopeError } from '../errors.ts';
import { logLine } from '../telemetry/log-line.ts';
import { finishedAnswer } from './finished-answer.ts';

/** What an error is answered with; `reference` is what the log names it by, where it is no mistake of the caller. */
export type ErrorAnswer = (error: unknown, request: HttpRequest, reference: string) => HttpResponseInit | Promise<HttpResponseInit>;

/** An HTTP handler whose errors become problem details, or what `answerOf` makes of them; what is no fault of the caller is logged under the reference that the answer has. */
export function answering(
  handler: (request: HttpRequest, context: InvocationContext) => Promise<HttpResponseInit>,
  answerOf: ErrorAnswer = (error, _request, reference) => problemOf(error, reference),
): HttpHandler {
  return async (request, context) => {
    try {
      return finishedAnswer(request, await handler(request, context));
    } catch (thrown) {
      const { error, reference } = referenceOf(thrown);
      const answer = await answerOf(error, request, reference);
      if ((answer.status ?? 500) >= 500) context.error(failedLine(error, reference));
      return finishedAnswer(request, answer);
    }
  };
}

function failedLine(error: unknown, reference: string): string {
  return logLine('answer.failed', `${messageOf(error)} (reference ${reference})`, { run: reference });
}

/** What the run log noted has its reference there; anything else has one of the app's own log. */
function referenceOf(thrown: unknown): { readonly error: unknown; readonly reference: string } {
  if (thrown instanceof NotedError) return { error: thrown.cause, reference: thrown.id };
  return { error: thrown, reference: randomBytes(8).toString('hex') };
}

const INPUT_STATUS: Readonly<Record<string, number>> = {
  'input.media-type': 415,
  'input.too-large': 413,
  'input.not-acceptable': 406,
  'scope.unknown': 404,
  'snapshot.unknown': 404,
  'digest.unknown': 404,
  'digest.no-message': 404,
  'digest.not-ambiguous': 409,
  'link.no-subscription': 404,
  'subscription.unknown': 404,
  'subscription.of-settings': 409,
  'subscription.conflict': 412,
  'subscription.no-version': 428,
};

/** 401 where nobody knows who asks, 403 where it is known and does not help. */
const ACCESS_STATUS: Readonly<Record<AccessError['code'], number>> = {
  'access.off': 404,
  'access.unknown-reader': 401,
  'access.bad-principal': 401,
  'access.bad-link': 401,
  'access.link-expired': 401,
  'access.link-revoked': 401,
  'access.no-role': 403,
  'access.admin-only': 403,
  'access.no-scope': 403,
  'access.too-many-groups': 403,
  'access.beyond-link': 403,
  'access.all-scopes': 403,
};

/** The answer for an error: 400, 401, 403, 404, 406, 409, 412, 413, 415 or 428 for a caller's mistake, 503 where trying again may help, else 500 without details of what is no error of this program. */
export function problemOf(error: unknown, reference?: string): HttpResponseInit {
  const named = reference === undefined ? {} : { reference };
  if (!(error instanceof AppError)) return problem(500, 'internal', 'Something went wrong; the log of the app says what.', named);
  if (error instanceof AccessError) return accessProblem(error);
  if (error instanceof InputError) return problem(INPUT_STATUS[error.code] ?? 400, error.code, error.message, moreOf(error));
  return problem(error.retryable ? 503 : 500, error.code, error.message, named);
}

/** A 401 says how to authenticate (RFC 9110, 11.6.1); what a browser can do says `signIn`, an address of this site. */
function accessProblem({ code, message, signIn }: AccessError): HttpResponseInit {
  const answer = problem(ACCESS_STATUS[code], code, message, signIn === undefined ? {} : { signIn });
  return answer.status === 401 ? { ...answer, headers: { ...answer.headers, 'WWW-Authenticate': 'Bearer' } } : answer;
}

/** What helps a caller on. */
function moreOf(error: InputError): Readonly<Record<string, unknown>> {
  if (error instanceof UnknownScopeError) return { nearest: error.nearest };
  if (error instanceof FieldsError) return { fields: error.problems };
  return error instanceof NotAcceptableError ? { served: error.served } : {};
}

/** One problem, with further members where there are. `code` is stable and meant for programs. */
export function problem(
  status: number,
  code: string,
  detail: string,
  more: Readonly<Record<string, unknown>> = {},
): HttpResponseInit & { readonly headers: Readonly<Record<string, string>> } {
  const titles: Readonly<Record<number, string>> = {
    400: 'Bad request',
    401: 'Not signed in',
    403: 'Not allowed',
    404: 'Not found',
    406: 'Not acceptable',
    409: 'Conflict',
    412: 'Precondition failed',
    413: 'Content too large',
    415: 'Unsupported media type',
    428: 'Precondition required',
    500: 'Internal error',
    503: 'Try again later',
  };
  const body = { type: 'about:blank', title: titles[status] ?? 'Error', status, code, detail, ...more };
  // Another Accept gets another answer.
  const vary = status === 406 ? { Vary: 'Accept' } : {};
  return {
    status,
    headers: { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store', ...vary },
    body: JSON.stringify(body),
  };
}
