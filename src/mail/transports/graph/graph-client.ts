/** One way to ask Graph about one mailbox: with the bearer, which goes nowhere else, a fresh token after a 401, and no redirect. */
import { isBearer } from '../../../entra/bearer.ts';
import type { TokenSource } from '../../../entra/entra-auth.ts';
import { messageOf } from '../../../errors.ts';
import { retryAfterMs } from '../../../retry-after.ts';
import { atMost } from './at-most.ts';
import type { GraphAnswer } from './graph-answers.ts';

export interface GraphRequest {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Below /v1.0/users/{mailbox}, with its query: "/sendMail". */
  readonly path: string;
  /** JSON. */
  readonly body?: Buffer | undefined;
  /** Ends the request. */
  readonly signal: AbortSignal;
  /** So many bytes of the answer are read at most. @default 1 MB */
  readonly maxBytes?: number;
}

export interface GraphClient {
  readonly origin: string;
  /** Gives whatever Graph answers. @throws GraphSilence where it gives none, MailError where there is no token */
  ask(mailbox: string, request: GraphRequest): Promise<GraphAnswer>;
}

/** No answer came. */
export class GraphSilence extends Error {
  /** Whether any byte of the request can have arrived. */
  readonly hasBegun: boolean;

  /** @param reason a code or a few words, without addresses */
  constructor(reason: string, hasBegun: boolean) {
    super(reason);
    this.name = 'GraphSilence';
    this.hasBegun = hasBegun;
  }
}

// learn.microsoft.com/graph/throttling-limits: four requests at once for an app.
const AT_ONCE = 4;
const MAX_BYTES = 1_000_000;
const CODE = /^[A-Za-z][\w.-]{0,80}$/;

/** A client of the Graph at an origin. */
export function graphClient(origin: string, token: TokenSource): GraphClient {
  const inTurn = atMost(AT_ONCE);
  const once = async (mailbox: string, request: GraphRequest, fresh: boolean) => {
    const bearer = await token.getToken({ fresh });
    if (!isBearer(bearer)) throw new GraphSilence('the token holds characters that no bearer token has', false);
    return inTurn(() => exchange(`${origin}/v1.0/users/${encodeURIComponent(mailbox)}${request.path}`, request, bearer));
  };
  return {
    origin,
    async ask(mailbox, request) {
      const answer = await once(mailbox, request, false);
      // What was not let in was not read; a token can end, or be taken back, before its time.
      return answer.status === 401 ? once(mailbox, request, true) : answer;
    },
  };
}

async function exchange(url: string, { method, body, signal, maxBytes = MAX_BYTES }: GraphRequest, bearer: string): Promise<GraphAnswer> {
  // It may have waited for its turn, or for a token, until there was no time left.
  if (signal.aborted) throw new GraphSilence('no time left to begin', false);
  const headers = { authorization: `Bearer ${bearer}`, accept: 'application/json', ...(body && { 'content-type': 'application/json' }) };
  try {
    const response = await fetch(url, { method, headers, redirect: 'manual', signal, ...(body && { body: new Uint8Array(body) }) });
    // Once the status is there it counts, whatever becomes of the rest.
    const text = await textOf(response, maxBytes).catch(() => '');
    const retryAfter = retryAfterMs(response.headers.get('retry-after'), Date.now());
    return { status: response.status, code: codeIn(text), retryAfterMs: retryAfter, text };
  } catch (error) {
    throw silenceOf(error, signal);
  }
}

async function textOf({ body }: Response, maxBytes: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= maxBytes) break;
  }
  return Buffer.concat(chunks).toString('utf8').slice(0, maxBytes);
}

function codeIn(text: string): string {
  try {
    const code: unknown = JSON.parse(text)?.error?.code;
    return typeof code === 'string' && CODE.test(code) ? code : '';
  } catch {
    return '';
  }
}

/** The code of a network error. Its cause is not kept: it can hold what was sent. */
function silenceOf(error: unknown, signal: AbortSignal): GraphSilence {
  if (signal.aborted) return new GraphSilence('no answer in time', true);
  const cause: unknown = error instanceof Error ? error.cause : undefined;
  const given: Readonly<Record<string, unknown>> = typeof cause === 'object' && cause !== null ? { ...cause } : {};
  const code = typeof given.code === 'string' ? given.code : messageOf(error).slice(0, 60);
  return new GraphSilence(code, !isBefore(code, given.syscall));
}

/** Whether there was no connection yet: no name, no way, no trust. */
function isBefore(code: string, syscall: unknown): boolean {
  if (syscall === 'connect' || syscall === 'getaddrinfo') return true;
  return /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|CERT_\w+|ERR_TLS_CERT\w*|\w*SELF_SIGNED\w*|UNABLE_TO_\w+)$/.test(
    code,
  );
}
