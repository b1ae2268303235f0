/** A Dataverse Web API on one machine: a real HTTP server over tables in memory, faithful to what Microsoft documents of reading elastic tables. */
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Faults } from './faults/faults.ts';
import { ServiceLimits } from './faults/service-limits.ts';
import type { FaultInput } from './faults/settings.ts';
import { control, isControl } from './http/control.ts';
import { type LoggedRequest, logRequest, type OpenEntry, setStatus } from './http/request-log.ts';
import { serve } from './http/serve.ts';
import { Tokens } from './http/tokens.ts';
import { createOrganisation, ORGANIZATION_ID, type Organisation, type ReadDepth } from './organisation.ts';
import { readNdjson } from './read-ndjson.ts';
import type { Row } from './table/row.ts';
import type { Table } from './table/table.ts';

export type { LoggedRequest };

export interface EmulatorOptions {
  /** Port of 127.0.0.1, integer 0 to 65535. @default 0, a free one */
  readonly port?: number;
  /** The bearer it accepts for ever, and the only one that opens its control endpoint. @default a random one */
  readonly token?: string;
  /** Rows a page of an elastic table, at most: the documented figures differ. @default 500 */
  readonly pageCap?: 500 | 5000;
  /** Columns that this organisation lacks, by wire name or logical name. @default none */
  readonly columnsAbsent?: readonly string[];
  /** Entity sets that this organisation lacks, as one without Customer Insights has no journeys: 404. @default none */
  readonly tablesAbsent?: readonly string[];
  /** Whether Microsoft.Dynamics.CRM.In is answered with 400. @default false */
  readonly refuseIn?: boolean;
  /** Id of the organisation, as WhoAmI names it. @default the same for each emulator */
  readonly organizationId?: string;
  /** @default none but the documented limits of service protection */
  readonly faults?: FaultInput;
  /** The server's clock, UTC epoch milliseconds, which must not go back: Date header, createdon, modifiedon, lag, expiry, limits, tokens. @default Date.now */
  readonly now?: () => number;
}

/** Answers a request in place of the emulator; true = handled. */
export type Interceptor = (request: IncomingMessage, response: ServerResponse) => boolean;

export interface Emulator {
  /** http://127.0.0.1:PORT */
  readonly url: string;
  readonly token: string;
  /** The application user, as WhoAmI names it. */
  readonly userId: string;
  /** The latest 1000 requests of the Web API, oldest first. */
  readonly requests: readonly LoggedRequest[];
  /** What is set, to set it anew, and how often each fault struck. */
  readonly faults: Pick<Faults, 'settings' | 'stats' | 'set' | 'clear'>;
  /** A table by its entity set, as it is seen; writes are seen after the lag. @throws RangeError for an unknown one */
  table(
    entitySet: string,
  ): Pick<Table, 'upsert' | 'load' | 'prepare' | 'delete' | 'get' | 'size' | 'columns' | 'dropColumn' | 'restoreColumn'>;
  /** Puts rows in, from an NDJSON file (.gz or plain) or from memory, and gives their number; they are seen at once. @throws InputError input.rows */
  load(entitySet: string, source: string | Iterable<Row>): Promise<number>;
  /** Sets how far the user may read a table: Basic gives empty lists, None gives 403. Global at first. */
  setReadDepth(entitySet: string, depth: ReadDepth): void;
  /** A new bearer, which expires as the fault "tokens" says. */
  issueToken(): string;
  /** Lets a handler answer requests first, bearer or not; gives the undo. */
  intercept(handler: Interceptor): () => void;
  /** Ends the server and every open connection. */
  stop(): Promise<void>;
}

const MAX_HEADER_BYTES = 128 * 1024;
// Long enough that a busy client does not find its connection closed: only faults break connections here.
const KEEP_ALIVE_MS = 120_000;

/** Starts an emulator without rows. @throws RangeError, TypeError for wrong options */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const { port = 0, token = randomBytes(24).toString('base64url'), pageCap = 500, columnsAbsent = [], refuseIn = false } = options;
  const { now = Date.now, tablesAbsent = [], organizationId = ORGANIZATION_ID } = options;
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new RangeError(`Cannot start the emulator: port ${port} is no integer from 0 to 65535`);
  if (pageCap !== 500 && pageCap !== 5000) throw new RangeError(`Cannot start the emulator: page cap ${pageCap} is neither 500 nor 5000`);
  const faults = new Faults(options.faults);
  const organisation = createOrganisation({ pageCap, columnsAbsent, tablesAbsent, refuseIn, organizationId, faults, now });
  const tokens = new Tokens(token, faults, now);
  const service = { organisation, tokens, limits: new ServiceLimits() };
  const requests: OpenEntry[] = [];
  const interceptors = new Set<Interceptor>();
  const server = createServer({ maxHeaderSize: MAX_HEADER_BYTES, keepAliveTimeout: KEEP_ALIVE_MS }, (request, response) => {
    if (isControl(request)) {
      void control(service, request, response);
      return;
    }
    const entry = logRequest(requests, request, response, now());
    if ([...interceptors].some((handler) => handler(request, response))) setStatus(entry, response);
    else void serve(service, request, response, entry);
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    token,
    userId: organisation.userId,
    requests,
    faults,
    table: (entitySet) => tableOf(organisation, entitySet),
    load: (entitySet, source) => load(tableOf(organisation, entitySet), source),
    setReadDepth(entitySet, depth) {
      organisation.depths.set(tableOf(organisation, entitySet).schema.entitySet, depth);
    },
    issueToken: () => tokens.issue(),
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
    table.load(row);
    count++;
  }
  table.prepare();
  return count;
}
