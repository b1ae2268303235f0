/** A local server that behaves as Microsoft Graph's mail is documented to, for one mailbox, with faults that tests choose; it counts what it accepted. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { GraphFault, GraphRefusal, GraphStep } from './graph-faults.ts';
import { type GraphMailbox, graphMailbox } from './graph-mailbox.ts';
import { answerOf, type GraphState, isSend } from './graph-routes.ts';
import { uploadServer } from './upload-server.ts';

export interface GraphServer extends Pick<GraphMailbox, 'accepted' | 'drafts' | 'inbox'> {
  /** http://127.0.0.1:PORT, for GRAPH_URL. */
  readonly url: string;
  /** Every request, without its body. */
  readonly requests: readonly { readonly method: string; readonly path: string; readonly token: string }[];
  /** Bearer tokens that are taken; at first "graph-token". */
  readonly tokens: Set<string>;
  /** What is granted on the mailbox; at first Mail.Send, Mail.Read and Mail.ReadWrite. */
  readonly granted: Set<string>;
  /** So often somebody looks for a message in vain before Sent Items shows it. */
  lag(lookUpsInVain: number): void;
  /** The next requests meet these, one each, in their order. */
  failNext(...faults: readonly GraphFault[]): void;
  /** Every request that no fault of failNext() is for meets it; undefined = all goes well. */
  failAlways(fault: GraphFault | undefined): void;
  /** Calls `watcher` at each step of a request that sends. */
  watch(watcher: (step: GraphStep) => void): void;
  /** Breaks every open connection. */
  hangUp(): void;
  stop(): Promise<void>;
}

export interface GraphServerOptions {
  /** The one mailbox that there is. @default digest@example.com */
  readonly mailbox?: string;
  /** Of each request that sends, milliseconds. @default 0 */
  readonly answerMs?: number;
}

/** Starts it on a free port of 127.0.0.1. */
export async function startGraphServer({
  mailbox: address = 'digest@example.com',
  answerMs = 0,
}: GraphServerOptions = {}): Promise<GraphServer> {
  const mailbox = graphMailbox();
  const uploads = await uploadServer(mailbox);
  const requests: { method: string; path: string; token: string }[] = [];
  const state: GraphState = {
    ...{ address, mailbox, openUpload: uploads.open },
    tokens: new Set(['graph-token']),
    granted: new Set(['Mail.Send', 'Mail.Read', 'Mail.ReadWrite']),
  };
  let next: GraphFault[] = [];
  let always: GraphFault | undefined;
  let watcher: (step: GraphStep) => void = () => {};
  const faultOf = (on: GraphFault['on']) => {
    const isFor = (fault: GraphFault | undefined) => (fault?.on ?? 'send') === on;
    const at = next.findIndex(isFor);
    const fault = next[at] ?? always;
    const { after = 0 } = fault ?? {};
    next = next.flatMap((one, i) => (i !== at ? [one] : after > 0 ? [{ ...one, after: after - 1 }] : []));
    return isFor(fault) && after === 0 ? fault : undefined;
  };
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    // Node takes the socket from a request whose client is gone.
    const { socket } = request;
    const token = /^Bearer (.*)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    requests.push({ method: request.method ?? '', path: request.url ?? '', token });
    const sends = isSend(request);
    const tell = (step: GraphStep) => sends && watcher(step);
    const fault = faultOf(sends ? 'send' : 'other');
    tell('begun');
    const body = await readBody(request, () => {
      tell('body');
      return fault?.answer !== 'cut early';
    });
    if (body === undefined) return void socket.destroy();
    tell('end');
    if (sends) await sleep(answerMs);
    const isKept = fault === undefined || fault.accepts === true;
    const answer = isKept ? answerOf(state, request, token, body) : undefined;
    if (answer !== undefined && answer.status < 300) tell('accepted');
    if (fault !== undefined) return failed(fault, response);
    if (answer !== undefined) write(response, answer);
  };
  const server = createServer((request, response) => {
    const { socket } = request;
    handle(request, response).catch(() => socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    ...{ accepted: mailbox.accepted, drafts: mailbox.drafts, inbox: mailbox.inbox, tokens: state.tokens, granted: state.granted },
    ...{ url: urlOf(server), requests },
    lag: (times) => {
      mailbox.lookUpsInVain = times;
    },
    failNext: (...faults) => void next.push(...faults),
    failAlways(fault) {
      next = [];
      always = fault;
    },
    watch: (told) => {
      watcher = told;
    },
    hangUp: () => server.closeAllConnections(),
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await uploads.stop();
    },
  };
}

/** Undefined where the client is to be hung up on, or has hung up. */
async function readBody(request: IncomingMessage, onFirst: () => boolean): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of request) {
      if (chunks.length === 0 && !onFirst()) return undefined;
      chunks.push(chunk as Buffer);
    }
    return Buffer.concat(chunks);
  } catch {
    return undefined;
  }
}

async function failed({ answer, afterMs = 0 }: GraphFault, response: ServerResponse): Promise<void> {
  await sleep(afterMs);
  if (answer === 'silence') return;
  if (answer === 'cut' || answer === 'cut early') return void response.socket?.destroy();
  write(response, refusal(answer));
}

function refusal({ status, code, message = 'no', headers = {} }: GraphRefusal) {
  const body = code === undefined ? '<html>a page of something in between</html>' : JSON.stringify({ error: { code, message } });
  return { status, body: status === 202 ? '' : body, headers };
}

function write(response: ServerResponse, { status, body, headers }: ReturnType<typeof answerOf>): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
}

/** http://127.0.0.1:PORT */
function urlOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
