/** The control endpoint, /control/: lets another process set faults, change rows and get tokens. It has no faults of its own and is in no log. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody } from '../../functions-host/read-body.ts';
import { deleteRow, upsertRows } from './control-rows.ts';
import type { Answer } from './exchange.ts';
import { errorReply, type Reply, replyOf } from './reply.ts';
import type { Service } from './serve.ts';
import { badQuery, ServiceError, unauthorised, unknownSegment } from './service-error.ts';

const CONTROL_PATH = '/control/';
const MAX_BODY_BYTES = 256 * 1024 * 1024;
/** What the identity endpoint promises; that tokens expire earlier all the same is the fault. */
const PROMISED_SECONDS = 86_400;

/** Whether a request is for this endpoint. */
export function isControl({ url = '' }: IncomingMessage): boolean {
  return url.startsWith(CONTROL_PATH);
}

/** Answers a request for this endpoint. */
export async function control(service: Service, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { status, headers, payload } = await replyTo(service, request);
  response.writeHead(status, { ...headers, 'Content-Length': payload.length }).end(payload);
}

async function replyTo(service: Service, request: IncomingMessage): Promise<Reply> {
  try {
    const [resource = '', ...names] = pathOf(request);
    if (resource === 'identity') return replyOf(identity(service, request));
    if (!service.tokens.isFixed(request.headers.authorization)) throw unauthorised('is not the one that the emulator was started with');
    return replyOf(await answer(service, request, resource, names));
  } catch (error) {
    return errorReply(error);
  }
}

/** The segments of the path below /control/. */
function pathOf({ url = '' }: IncomingMessage): string[] {
  try {
    const [path = ''] = url.slice(CONTROL_PATH.length).split('?', 1);
    return path.split('/').map(decodeURIComponent);
  } catch {
    throw badQuery('The path holds an escape that is not well formed.');
  }
}

async function answer(service: Service, request: IncomingMessage, resource: string, names: readonly string[]): Promise<Answer> {
  const { organisation, tokens } = service;
  const [entitySet = '', id] = names;
  switch (`${request.method} ${resource}/${'*'.repeat(names.length)}`) {
    case 'GET faults/':
      return faultsAnswer(service);
    case 'PUT faults/':
      setFaults(service, await bodyOf(request));
      return faultsAnswer(service);
    case 'DELETE faults/':
      organisation.faults.clear();
      return faultsAnswer(service);
    case 'POST token/':
      return { status: 200, body: { token: tokens.issue() } };
    case 'POST rows/*':
      return { status: 200, body: { rows: upsertRows(organisation, entitySet, await bodyOf(request)) } };
    case 'DELETE rows/**':
      deleteRow(organisation, entitySet, id ?? '');
      return { status: 200, body: {} };
    default:
      throw unknownSegment(`${request.method} ${CONTROL_PATH}${[resource, ...names].join('/')}`);
  }
}

function faultsAnswer({ organisation: { faults } }: Service): Answer {
  return { status: 200, body: { settings: faults.settings, stats: faults.stats } };
}

function setFaults({ organisation: { faults } }: Service, text: string): void {
  try {
    faults.set(JSON.parse(text));
  } catch (error) {
    if (error instanceof RangeError) throw badQuery(error.message);
    throw badQuery('Cannot set faults: the body is no JSON.');
  }
}

/** A token in the shape that App Service gives to a managed identity (learn.microsoft.com/azure/app-service/overview-managed-identity), for IDENTITY_ENDPOINT; IDENTITY_HEADER is the fixed bearer. */
function identity({ tokens }: Service, { method, headers, url = '' }: IncomingMessage): Answer {
  if (headers['x-identity-header'] !== tokens.fixed) throw unauthorised('in X-IDENTITY-HEADER is missing or wrong');
  if (method !== 'GET') throw new ServiceError(405, '', `The identity endpoint does not support http method '${method}'.`);
  const query = new URLSearchParams(url.split('?')[1]);
  // The client holds it against its own clock, whatever this server's clock says.
  const expiresOn = Math.floor(Date.now() / 1000) + PROMISED_SECONDS;
  return {
    status: 200,
    body: {
      access_token: tokens.issue(),
      client_id: query.get('client_id') ?? 'system-assigned',
      expires_on: String(expiresOn),
      resource: query.get('resource'),
      token_type: 'Bearer',
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const tooLarge = () => new ServiceError(413, '', `The body is larger than ${MAX_BODY_BYTES} bytes.`);
  return (await readBody(request, MAX_BODY_BYTES, tooLarge)).toString('utf8');
}
