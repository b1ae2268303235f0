/** Answers one request of the Web API with all that may happen to it on the way: token, service protection, latency, faults. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { announced, bodyFault, endWith } from '../faults/body-faults.ts';
import { type ServiceLimits, Throttled } from '../faults/service-limits.ts';
import type { Organisation } from '../organisation.ts';
import { parseOptions } from '../query/query-options.ts';
import { API_PATH, type Exchange } from './exchange.ts';
import { parsePrefer } from './prefer.ts';
import { errorReply, type Reply, replyOf } from './reply.ts';
import { type OpenEntry, setStatus } from './request-log.ts';
import { route } from './route.ts';
import { badQuery, ServiceError, unknownSegment } from './service-error.ts';
import type { Tokens } from './tokens.ts';

/** What all requests share. */
export interface Service {
  readonly organisation: Organisation;
  readonly tokens: Tokens;
  readonly limits: ServiceLimits;
}

const MAX_URL_CHARACTERS = 32_768;

/** Sends the answer to a request, or cuts its connection. */
export async function serve(service: Service, request: IncomingMessage, response: ServerResponse, entry: OpenEntry): Promise<void> {
  const { faults, now } = service.organisation;
  const reply = await replyTo(service, request, entry);
  if (reply === 'drop') {
    response.socket?.resetAndDestroy();
    return;
  }
  const fault = reply.status === 200 ? bodyFault(faults, reply.payload.length) : undefined;
  const payload = announced(reply.payload, fault);
  const nowMs = now();
  response.writeHead(reply.status, {
    ...reply.headers,
    Date: new Date(nowMs).toUTCString(),
    'Content-Length': payload.length,
    'OData-Version': '4.0',
    'x-ms-dop-hint': faults.settings.dopHint,
    ...service.limits.headers(nowMs, faults.settings.limits),
  });
  endWith(response, payload, fault);
  setStatus(entry, response);
}

async function replyTo(service: Service, request: IncomingMessage, entry: OpenEntry): Promise<Reply | 'drop'> {
  const { faults, now } = service.organisation;
  try {
    service.tokens.use(request.headers.authorization);
    service.limits.count(entry.atMs, faults.settings.limits);
    const latencyMs = faults.latencyMs();
    const turn = service.limits.enter(entry.atMs + latencyMs);
    const started = performance.now();
    try {
      return await lasting(latencyMs, () => work(service.organisation, request));
    } finally {
      entry.executionMs = Math.max(latencyMs, Math.ceil(performance.now() - started));
      entry.endedMs = now();
      service.limits.leave(turn, entry.endedMs, entry.executionMs);
    }
  } catch (error) {
    if (error instanceof Throttled) faults.struck(error.kind);
    return errorReply(error);
  }
}

/** Does a work that takes so long at least: the latency of a service includes what it does meanwhile. */
async function lasting<T>(latencyMs: number, task: () => T): Promise<T> {
  const dueMs = performance.now() + latencyMs;
  try {
    return task();
  } finally {
    const leftMs = dueMs - performance.now();
    // The server keeps the process alive; once it has stopped, nobody waits for this answer.
    if (leftMs > 0) await sleep(Math.ceil(leftMs), undefined, { ref: false });
  }
}

function work(organisation: Organisation, request: IncomingMessage): Reply | 'drop' {
  const { faults, tables } = organisation;
  if (faults.strikes('dropBeforeHeaders')) return 'drop';
  if (faults.strikes('unavailable')) throw unavailable(faults.settings.unavailable.retryAfterSeconds);
  for (const table of tables.values()) table.settle();
  return replyOf(route(organisation, request.method ?? '', exchangeOf(request)));
}

function unavailable(retryAfterSeconds: number | null): ServiceError {
  const headers: Record<string, string> = retryAfterSeconds === null ? {} : { 'Retry-After': String(retryAfterSeconds) };
  return new ServiceError(503, '', 'The service is unavailable.', headers);
}

function exchangeOf(request: IncomingMessage): Exchange {
  const url = request.url ?? '';
  const origin = `http://${request.headers.host ?? '127.0.0.1'}`;
  if (origin.length + url.length > MAX_URL_CHARACTERS) {
    throw new ServiceError(414, '', `The address is longer than ${MAX_URL_CHARACTERS} characters.`);
  }
  const [path = '', ...query] = url.split('?');
  const resource = decodePath(path);
  if (!resource.startsWith(API_PATH)) throw unknownSegment(resource);
  const prefer = request.headers.prefer;
  return {
    origin,
    url,
    resource: resource.slice(API_PATH.length),
    options: parseOptions(query.join('?')),
    preferences: parsePrefer(Array.isArray(prefer) ? prefer.join(',') : prefer),
  };
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    throw badQuery('The path holds an escape that is not well formed.');
  }
}
