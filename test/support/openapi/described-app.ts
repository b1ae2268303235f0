/** The app in the Functions host, which asks for keys, beside the description that it gives of itself: each answer is held against it. */
import { expect } from 'vitest';
import type { OpenApiDocument } from '../../../src/http/openapi/document.ts';
import { type HostedApp, startHostedApp } from '../hosted-app.ts';
import { ownStorage } from '../setup/own-storage.ts';
import { type SlowMailServer, startSlowMailServer } from '../slow-mail-server.ts';
import { type StorageProxy, startStorageProxy } from '../storage-proxy.ts';
import { documentedAnswers } from './documented-answers.ts';

/** Routes of people and links, which ask for other settings than the others: test/functions/openapi-people.test.ts checks them, openapi.test.ts the others. */
export const OF_PEOPLE: readonly string[] = [
  ...['root', 'report-page', 'open', 'link', 'link-revoke', 'unsubscribe', 'unsubscribe-post'],
  ...['digests-page', 'digest-page', 'digest-mail', 'violations-page', 'health-page'],
];

export interface Asked {
  readonly headers?: Readonly<Record<string, string>>;
  /** What is posted: a value as JSON, fields as a form, a text as it is. */
  readonly body?: unknown;
  /** @default POST with a body, else GET */
  readonly method?: string;
}

export interface DescribedApp {
  readonly hosted: HostedApp;
  readonly document: OpenApiDocument;
  readonly proxy: StorageProxy;
  readonly mailServer: SlowMailServer;
  /** Asks with the master key, by a path from the root. */
  ask(path: string, asked?: Asked): Promise<Response>;
  /** The same without a key. */
  askAnybody(path: string, asked?: Asked): Promise<Response>;
  /** Holds an answer against what is documented of that status. */
  expectDocumented(operationId: string, status: number, ask: Promise<Response>): Promise<void>;
  /** The answers of some routes that are documented and were not seen yet. */
  unseen(isMeant: (operationId: string) => boolean): readonly string[];
  stop(): Promise<void>;
}

const FORM = 'application/x-www-form-urlencoded';
const KEYS = { function: 'function-key', master: 'master-key' };
// Counters and values of reasons have names of their own, and rows of a list what the list has.
const IS_OPEN = /(?:^|\.)(?:counters|values|data)$|^items\./;
/** What older versions of a report lack, or only some readers and errors have. */
const OPTIONAL = [
  ...['read', 'unreadBefore', 'signals', 'trend', 'callHours', 'callTimes', 'provisionalNotes', 'allowed'],
  ...['nearest', 'served', 'signIn', 'fields', 'reference'],
];

export async function startDescribedApp(env: Readonly<Record<string, string>>): Promise<DescribedApp> {
  const storage = await ownStorage();
  const [mailServer, proxy] = await Promise.all([startSlowMailServer(), startStorageProxy(storage)]);
  const mail = { MAIL_TRANSPORT: 'smtp', MAIL_SMTP_URL: `${mailServer.url}?tls=off` };
  const hosted = await startHostedApp({ STORAGE_CONNECTION: proxy.connectionString, ...mail, ...env }, KEYS);
  const askAnybody = (path: string, { headers = {}, body, method = body === undefined ? 'GET' : 'POST' }: Asked = {}) => {
    const isText = typeof body === 'string' || body instanceof URLSearchParams;
    const sent = body === undefined ? {} : { body: isText ? String(body) : JSON.stringify(body) };
    const type = body === undefined ? {} : { 'Content-Type': body instanceof URLSearchParams ? FORM : 'application/json' };
    return fetch(`${hosted.host.url}${path}`, { method, ...sent, headers: { ...type, ...headers }, redirect: 'manual' });
  };
  const ask = (path: string, { headers = {}, ...asked }: Asked = {}) =>
    askAnybody(path, { ...asked, headers: { 'x-functions-key': KEYS.master, ...headers } });
  const document = (await (await ask('/api/openapi.json')).json()) as OpenApiDocument;
  const answers = documentedAnswers(document);
  const seen = new Set<string>();
  return {
    ...{ hosted, document, proxy, mailServer, ask, askAnybody },
    async expectDocumented(operationId, status, asked) {
      const response = await asked;
      const isFile = /zip|sheet/.test(response.headers.get('content-type') ?? '');
      expect(response.status, `${operationId}: ${isFile ? 'a file' : await response.clone().text()}`).toBe(status);
      const { name, wrong, open, absent } = await answers.check(operationId, response);
      expect({ name, wrong }).toEqual({ name, wrong: [] });
      seen.add(name);
      // A document of documents.
      if (operationId === 'openapi') return;
      expect({ name, open: open.filter((way) => !IS_OPEN.test(way)) }).toEqual({ name, open: [] });
      expect(absent.filter((member) => !OPTIONAL.includes(member))).toEqual([]);
    },
    unseen: (isMeant) => answers.names.filter((name) => !seen.has(name) && isMeant(name.split(' ')[0] ?? '')),
    async stop() {
      await hosted.stop();
      await proxy.stop();
      await mailServer.stop();
    },
  };
}
