/** What a Graph server for tests answers to a request whose body is there: who may do what, and what becomes of it. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import type { GraphMailbox } from './graph-mailbox.ts';
import { attachmentShape, messageShape, propertyOf, refusedMessage, sendMailShape } from './graph-shapes.ts';

export interface GraphState {
  readonly address: string;
  readonly mailbox: GraphMailbox;
  readonly tokens: Set<string>;
  readonly granted: Set<string>;
  readonly openUpload: (draft: string, name: string, size: number) => string;
}

export interface GraphAnswer {
  readonly status: number;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

interface Asked {
  readonly state: GraphState;
  readonly query: URLSearchParams;
  readonly body: Buffer;
  /** The parts of the path that stand for something. */
  readonly ids: readonly string[];
}

interface Route {
  readonly method: string;
  /** Below /v1.0/users/{mailbox}. */
  readonly path: RegExp;
  readonly needs: string;
  readonly answer: (asked: Asked) => GraphAnswer;
}

const MAX_BYTES = 4 * 1024 * 1024;
const session = z.strictObject({
  AttachmentItem: z.strictObject({
    attachmentType: z.literal('file'),
    name: z.string(),
    size: z.number(),
    contentType: z.string().optional(),
    isInline: z.boolean().optional(),
    contentId: z.string().optional(),
  }),
});
const FIND = /^singleValueExtendedProperties\/Any\(ep: ep\/id eq '([^']+)' and ep\/value eq '([^']+)'\)$/;
const BY_MESSAGE_ID = /^internetMessageId eq '([^']+)'$/;
const EXPANDED = /^singleValueExtendedProperties\(\$filter=id eq '([^']+)'\)$/;
const SINCE = /^receivedDateTime ge (\S+)$/;
const CLASS = 'String 0x001A';

const ROUTES: readonly Route[] = [
  { method: 'POST', path: /^\/sendMail$/, needs: 'Mail.Send', answer: sendMail },
  { method: 'POST', path: /^\/messages$/, needs: 'Mail.ReadWrite', answer: makeDraft },
  { method: 'DELETE', path: /^\/messages\/([^/]+)$/, needs: 'Mail.ReadWrite', answer: removeDraft },
  { method: 'POST', path: /^\/messages\/([^/]+)\/attachments$/, needs: 'Mail.ReadWrite', answer: attach },
  { method: 'POST', path: /^\/messages\/([^/]+)\/attachments\/createUploadSession$/, needs: 'Mail.ReadWrite', answer: beginUpload },
  { method: 'POST', path: /^\/messages\/([^/]+)\/send$/, needs: 'Mail.Send', answer: sendDraft },
  { method: 'GET', path: /^\/mailFolders\/(?:inbox|sentitems)$/, needs: 'Mail.Read', answer: () => json(200, { id: randomUUID() }) },
  { method: 'GET', path: /^\/mailFolders\/sentitems\/messages$/, needs: 'Mail.Read', answer: findSent },
  { method: 'GET', path: /^\/mailFolders\/inbox\/messages$/, needs: 'Mail.Read', answer: listInbox },
  { method: 'GET', path: /^\/messages\/([^/]+)\/\$value$/, needs: 'Mail.Read', answer: readMime },
];

/** Whether the request is one that sends a message. */
export function isSend({ method, url = '' }: IncomingMessage): boolean {
  return method === 'POST' && /\/(?:sendMail|send)$/.test(url);
}

export function answerOf(state: GraphState, { method, url = '', headers }: IncomingMessage, token: string, body: Buffer): GraphAnswer {
  if (!state.tokens.has(token)) return refused(401, 'InvalidAuthenticationToken', `Lifetime validation failed of ${token}`);
  const { pathname, searchParams: query } = new URL(url, 'http://graph');
  const [, mailbox = '', path = ''] = /^\/v1\.0\/users\/([^/]+)(\/.*)$/.exec(pathname) ?? [];
  const route = ROUTES.find((one) => one.method === method && one.path.test(path));
  if (route === undefined) return refused(400, 'RequestBroker--ParseUri', `Resource not found for the segment ${path}`);
  if (decodeURIComponent(mailbox) !== state.address) return refused(404, 'ErrorInvalidUser', `The requested user '${mailbox}' is invalid.`);
  if (!state.granted.has(route.needs)) return refused(403, 'ErrorAccessDenied', `Access is denied to ${state.address}.`);
  if (body.length > MAX_BYTES) return refused(413, 'RequestEntityTooLarge', 'too large');
  if (method === 'POST' && body.length > 0 && headers['content-type'] !== 'application/json')
    return refused(400, 'BadRequest', 'Write requests need a body of JSON');
  const ids = (route.path.exec(path) ?? []).slice(1).map(decodeURIComponent);
  return route.answer({ state, query, body, ids });
}

function sendMail({ state: { mailbox }, body }: Asked): GraphAnswer {
  const { data } = sendMailShape.safeParse(parse(body));
  if (data === undefined) return refused(400, 'RequestBodyRead', 'A property is not one of the type.');
  const wrong = refusedMessage(data.message);
  if (wrong !== undefined) return refused(400, wrong.code, wrong.message);
  mailbox.accept({ bytes: body, message: data.message, apart: [], isSaved: data.saveToSentItems !== false });
  return { status: 202, body: '' };
}

function makeDraft({ state: { mailbox }, body }: Asked): GraphAnswer {
  const { data } = messageShape.safeParse(parse(body));
  if (data === undefined) return refused(400, 'RequestBodyRead', 'A property is not one of the type.');
  const wrong = refusedMessage(data);
  if (wrong !== undefined) return refused(400, wrong.code, wrong.message);
  return json(201, { id: mailbox.addDraft(body, data), isDraft: true });
}

function removeDraft({ state: { mailbox }, ids: [id = ''] }: Asked): GraphAnswer {
  return mailbox.drafts.delete(id) ? { status: 204, body: '' } : notFound();
}

function attach({ state: { mailbox }, body, ids: [id = ''] }: Asked): GraphAnswer {
  const { data } = attachmentShape.safeParse(parse(body));
  if (data === undefined) return refused(400, 'RequestBodyRead', 'A property is not one of the type.');
  return mailbox.attach(id, data) ? json(201, { id: randomUUID(), name: data.name }) : notFound();
}

function beginUpload({ state: { mailbox, openUpload }, body, ids: [id = ''] }: Asked): GraphAnswer {
  const item = session.safeParse(parse(body)).data?.AttachmentItem;
  if (item === undefined) return refused(400, 'RequestBodyRead', 'A property is not one of the type.');
  if (!mailbox.drafts.has(id)) return notFound();
  return json(201, { uploadUrl: openUpload(id, item.name, item.size), nextExpectedRanges: ['0-'] });
}

function sendDraft({ state: { mailbox }, ids: [id = ''] }: Asked): GraphAnswer {
  return mailbox.sendDraft(id) ? { status: 202, body: '' } : notFound();
}

function findSent({ state: { mailbox }, query }: Asked): GraphAnswer {
  const [, messageId] = BY_MESSAGE_ID.exec(query.get('$filter') ?? '') ?? [];
  if (messageId !== undefined) {
    const property = EXPANDED.exec(query.get('$expand') ?? '')?.[1] ?? '';
    const found = mailbox.findByMessageId(messageId).map(({ message }) => propertyOf(message, property));
    return json(200, { value: found.map((value) => ({ id: randomUUID(), singleValueExtendedProperties: [{ id: property, value }] })) });
  }
  const [, id = '', value = ''] = FIND.exec(query.get('$filter') ?? '') ?? [];
  if (id === '') return refused(400, 'ErrorInvalidUrlQueryFilter', 'The query filter is invalid.');
  return json(200, { value: mailbox.findSent(id, value).map(() => ({ id: randomUUID() })) });
}

function listInbox({ state: { mailbox }, query }: Asked): GraphAnswer {
  const since = SINCE.exec(query.get('$filter') ?? '')?.[1];
  if (since === undefined || query.get('$orderby') !== 'receivedDateTime') return refused(400, 'ErrorInvalidUrlQueryFilter', 'invalid');
  if (query.get('$expand') !== `singleValueExtendedProperties($filter=id eq '${CLASS}')`)
    return refused(400, 'ErrorInvalidUrlQuery', 'invalid');
  const [top, skip] = [Number(query.get('$top') ?? 10), Number(query.get('$skip') ?? 0)];
  const all = mailbox.inbox
    .filter(({ receivedDateTime }) => receivedDateTime >= since)
    .toSorted((a, b) => (a.receivedDateTime < b.receivedDateTime ? -1 : 1));
  const value = all.slice(skip, skip + top).map(({ id, receivedDateTime, messageClass }) => ({
    ...{ id, receivedDateTime },
    singleValueExtendedProperties: [{ id: 'String 0x1a', value: messageClass }],
  }));
  return json(200, { value });
}

function readMime({ state: { mailbox }, ids: [id = ''] }: Asked): GraphAnswer {
  const found = mailbox.inbox.find((message) => message.id === id);
  return found === undefined ? notFound() : { status: 200, body: found.mime, headers: { 'content-type': 'text/plain' } };
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

function json(status: number, value: unknown): GraphAnswer {
  return { status, body: JSON.stringify(value) };
}

function notFound(): GraphAnswer {
  return refused(404, 'ErrorItemNotFound', 'The specified object was not found in the store.');
}

function refused(status: number, code: string, message: string): GraphAnswer {
  return json(status, { error: { code, message, innerError: { 'request-id': randomUUID(), date: new Date().toISOString() } } });
}
