/** A Dataverse Web API on one machine: a real HTTP server over tables in memory, faithful to what Microsoft documents of reading elastic tables. */
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Answer, API_PATH } from './exchange.ts';
import { createOrganisation, type Organisation, type ReadDepth } from './organisation.ts';
import { parsePrefer } from './prefer.ts';
import { parseOptions } from './query-options.ts';
import { readNdjson } from './read-ndjson.ts';
import { route } from './route.ts';
import { badQuery, ServiceError, unknownSegment } from './service-error.ts';
import type { Row, Table } from './table.ts';

export interface EmulatorOptions {
  /** Port of 127.0.0.1, integer 0 to 65535. @default 0, a free one */
  readonly port?: number;
  /** The bearer it accepts. @default a random one */
  readonly token?: string;
  /** Rows a page of an elastic table, at most: the documented figures differ. @default 500 */
  readonly pageCap?: 500 | 5000;
  /** Columns that this organisation lacks, by wire name or logical name. @default none */
  readonly columnsAbsent?: readonly string[];
  /** Whether Microsoft.Dynamics.CRM.In is answered with 400. @default false */
  readonly refuseIn?: boolean;
}

/** One request as it was answered (status 0 while it is open); `headers` never hold the bearer. */
export interface LoggedRequest {
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
}

/** Answers a request in place of the emulator; true = handled. */
export type Interceptor = (request: IncomingMessage, response: ServerResponse) => boolean;

export interface Emulator {
  /** http://127.0.0.1:PORT */
  readonly url: string;
  readonly token: string;
  /** The application user, as WhoAmI names it. */
  readonly userId: string;
  /** The latest 1000 requests, oldest first. */
  readonly requests: readonly LoggedRequest[];
  /** A table by its entity set. @throws RangeError for an unknown one */
  table(entitySet: string): Pick<Table, 'upsert' | 'delete' | 'get' | 'size' | 'columns'>;
  /** Puts rows in, from an NDJSON file (.gz or plain) or from memory, and gives their number. @throws InputError input.rows */
  load(entitySet: string, source: string | Iterable<Row>): Promise<number>;
  /** Sets how far the user may read a table: Basic gives empty lists, None gives 403. Global at first. */
  setReadDepth(entitySet: string, depth: ReadDepth): void;
  /** Lets a handler answer requests first, bearer or not; gives the undo. */
  intercept(handler: Interceptor): () => void;
  /** Ends the server and every open connection. */
  stop(): Promise<void>;
}

const MAX_URL_CHARACTERS = 32_768;
const MAX_HEADER_BYTES = 128 * 1024;
const MAX_REQUESTS_KEPT = 1000;
/** Recommended number of parallel requests, sent as x-ms-dop-hint. */
const DOP_HINT = 4;

/** Starts an emulator without rows. @throws RangeError, TypeError for wrong options */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const { port = 0, token = randomBytes(24).toString('base64url'), pageCap = 500, columnsAbsent = [], refuseIn = false } = options;
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new RangeError(`Cannot start the emulator: port ${port} is no integer from 0 to 65535`);
  if (pageCap !== 500 && pageCap !== 5000) throw new RangeError(`Cannot start the emulator: page cap ${pageCap} is neither 500 nor 5000`);
  const organisation = createOrganisation({ pageCap, columnsAbsent, refuseIn });
  const requests: LoggedRequest[] = [];
  const interceptors = new Set<Interceptor>();
  // Each request passes here once: the one place for whatever may happen to it before it is answered.
  const server = createServer({ maxHeaderSize: MAX_HEADER_BYTES }, (request, response) => {
    const setStatus = logged(requests, request, response);
    if (![...interceptors].some((handler) => handler(request, response))) send(response, answerOf(organisation, token, request));
    setStatus();
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    token,
    userId: organisation.userId,
    requests,
    table: (entitySet) => tableOf(organisation, entitySet),
    load: (entitySet, source) => load(tableOf(organisation, entitySet), source),
    setReadDepth(entitySet, depth) {
      organisation.depths.set(tableOf(organisation, entitySet).schema.entitySet, depth);
    },
    intercept(handler) {
      interceptors.add(handler);
      return () => interceptors.delete(handler);
    },
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

function tableOf({ tables }: Organisation, entitySet: string): Table {
  const table = tables.get(entitySet);
  if (table === undefined) throw new RangeError(`Cannot find the table "${entitySet}": the emulator has ${[...tables.keys()].join(', ')}`);
  return table;
}

async function load(table: Table, source: string | Iterable<Row>): Promise<number> {
  let count = 0;
  const rows = typeof source === 'string' ? readNdjson(source, { primaryKey: table.schema.primaryKey }) : source;
  for await (const row of rows) {
    table.upsert(row);
    count++;
  }
  return count;
}

function answerOf(organisation: Organisation, token: string, request: IncomingMessage): Answer {
  try {
    assertAuthorised(request, token);
    return route(organisation, request.method ?? '', exchangeOf(request));
  } catch (error) {
    const { status, code, message } = error instanceof ServiceError ? error : unexpected(error);
    const headers: Record<string, string> = status === 401 ? { 'WWW-Authenticate': 'Bearer' } : {};
    return { status, headers, body: { error: { code, message } } };
  }
}

function unexpected(error: unknown): ServiceError {
  // A fault of the emulator itself: its developer needs the trace, its client does not.
  console.error(error);
  return new ServiceError(500, '0x80040216', 'An unexpected error occurred.');
}

function assertAuthorised({ headers }: IncomingMessage, token: string): void {
  const [scheme, bearer] = (headers.authorization ?? '').split(' ', 2);
  if (scheme?.toLowerCase() !== 'bearer' || bearer !== token)
    throw new ServiceError(401, '', 'Access is denied: the bearer token is missing or wrong.');
}

function exchangeOf(request: IncomingMessage) {
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

function send(response: ServerResponse, { status, headers = {}, body }: Answer): void {
  const isText = typeof body === 'string';
  const payload = Buffer.from(isText ? body : JSON.stringify(body));
  response.writeHead(status, {
    'Content-Type': isText ? 'text/plain' : 'application/json; odata.metadata=minimal',
    'Content-Length': payload.length,
    'OData-Version': '4.0',
    'x-ms-dop-hint': DOP_HINT,
    ...headers,
  });
  response.end(payload);
}

// Logged on arrival, so that a client which has its answer finds the request here; the status follows as it becomes known.
function logged(requests: LoggedRequest[], { method = '', url = '', headers }: IncomingMessage, response: ServerResponse): () => void {
  const { authorization: _, ...kept } = headers;
  const entry = { method, url, status: 0, headers: kept };
  const setStatus = () => {
    if (response.headersSent) entry.status = response.statusCode;
  };
  response.once('close', setStatus);
  requests.push(entry);
  if (requests.length > MAX_REQUESTS_KEPT) requests.shift();
  return setStatus;
}
