/** Digests as they were sent, for people: a list, a page each, and what it said, for the frame of that page. */
import type { HttpRequest, HttpResponseInit } from '@azure/functions';
import { allowedTo, type Reader } from '../../access/reader.ts';
import type { RecordAccess } from '../../access/record-access.ts';
import { seesDigest } from '../../access/sees-digest.ts';
import { InputError } from '../../errors.ts';
import { digestListPage } from '../../page/archive/digest-list-page.ts';
import { type DigestPageSource, digestPage } from '../../page/archive/digest-page.ts';
import { isDigestKind } from '../../subscriptions/delivery/digest-id.ts';
import type { AskedDigest, SentContent, SentDigest } from '../../subscriptions/sent/sent-digest.ts';
import type { SentDigests } from '../../subscriptions/sent/sent-digests.ts';
import { addDays, calendarDate, dateAt, periodOf } from '../../time/local-day.ts';
import { wordsOf } from '../../words/words.ts';
import { type PageHeaders, pageHeaders } from '../page-headers.ts';
import { parseParameters, parseQuery } from '../parse-query.ts';
import type { PageSettings } from '../problem-page.ts';
import { queryOf } from '../query-of.ts';
import { querySpan } from '../query-span.ts';
import { digestMailQuery, digestPageQuery, digestsPageQuery } from './digest-page-schema.ts';
import { digestPath } from './digest-schema.ts';

export interface DigestPagePorts {
  readonly settings: PageSettings & { readonly reportZone: string };
  readonly digests: Pick<SentDigests, 'list' | 'read'>;
  readonly access: { readonly record: RecordAccess };
  now(): number;
}

type Request = Pick<HttpRequest, 'url' | 'headers' | 'params'>;
type Identify = () => Promise<Reader>;

const LISTED_DAYS = 31;
const VARY = { Vary: 'Accept, Cookie, Authorization' };

/** A mail may hold anything: it runs nothing, loads nothing, and lives in no other page than one of this site. */
const MAIL_HEADERS: PageHeaders = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy':
    "sandbox; default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-store',
};

/** Of the last days, newest first, those that this reader may see. @throws AccessError, InputError, StoreError */
export async function digestsPageAnswer(ports: DigestPagePorts, request: Request, identify: Identify): Promise<HttpResponseInit> {
  const { settings, digests, access, now } = ports;
  return access.record(async (note) => {
    const reader = await identify();
    note({ reader });
    const { from, to, language } = parseQuery(digestsPageQuery, queryOf(request));
    if (from === undefined && to !== undefined) throw new InputError('input.query', 'Cannot use "to" without "from"');
    const today = dateAt(now(), settings.reportZone);
    const days = querySpan(from ?? addDays(today, 1 - LISTED_DAYS), to ?? from ?? today, settings.reportZone);
    // Of every zone: subscriptions have their own, and a digest of another zone was sent all the same.
    const listed = (await digests.list({ from: days.from, to: days.to })).filter((digest) => seesDigest(reader, digest));
    const items = listed.map(({ subscription, name, subject, period, kind, renderedAt: at }) => ({
      subscription,
      name,
      subject,
      ...period,
      kind,
      at,
    }));
    const { brand } = settings.branding;
    const body = digestListPage(items, days, { words: wordsOf(language ?? settings.content.language), brand });
    return { status: 200, headers: { ...pageHeaders(brand), ...VARY }, body };
  });
}

/** @throws AccessError, InputError digest.unknown for one that is not there and for one that is not this reader's alike; StoreError */
export async function digestPageAnswer(ports: DigestPagePorts, request: Request, identify: Identify): Promise<HttpResponseInit> {
  const { language, ...asked } = parseQuery(digestPageQuery, queryOf(request));
  const { brand } = ports.settings.branding;
  return withDigest(ports, askedDigest(request, asked), identify, (sent, reader) => {
    const body = digestPage(pageSource(sent, reader), { words: wordsOf(language ?? ports.settings.content.language), brand });
    return { status: 200, headers: { ...pageHeaders(brand, { hasFrame: true }), ...VARY }, body };
  });
}

/** What it said, as it said it, but for links and images that would load something. @throws as digestPageAnswer() does */
export async function digestMailAnswer(ports: DigestPagePorts, request: Request, identify: Identify): Promise<HttpResponseInit> {
  const asked = askedDigest(request, parseQuery(digestMailQuery, queryOf(request)));
  return withDigest(ports, asked, identify, ({ content }) => {
    if (content === null) throw unknown(asked);
    return { status: 200, headers: { ...MAIL_HEADERS, Vary: 'Cookie, Authorization' }, body: content.html };
  });
}

async function withDigest(
  { digests, access }: DigestPagePorts,
  asked: AskedDigest,
  identify: Identify,
  answer: (sent: SentDigest, reader: Reader) => HttpResponseInit,
): Promise<HttpResponseInit> {
  return access.record(async (note) => {
    const reader = await identify();
    note({ reader });
    const sent = await digests.read(asked);
    if (!seesDigest(reader, sent)) throw unknown(asked);
    const { from, to, zone } = sent.period;
    note({ period: periodOf(from, to, zone), ...(sent.scope && { scope: sent.scope }) });
    return answer(sent, reader);
  });
}

function askedDigest(
  { params }: Request,
  { zone, kind }: { readonly zone?: string | undefined; readonly kind?: string | undefined },
): AskedDigest {
  const { subscription, date } = parseParameters(digestPath, params);
  return { subscription, date: calendarDate(date), zone, kind: kind !== undefined && isDigestKind(kind) ? kind : undefined };
}

/** Word for word what is said of one that was never made. */
function unknown({ subscription, date }: AskedDigest): InputError {
  return new InputError('digest.unknown', `Cannot find the digest "${subscription}" of ${date}: it was neither made nor missed`);
}

function pageSource({ subscription, period, kind, kinds, name, content, recipients }: SentDigest, reader: Reader): DigestPageSource {
  const isPerson = reader.kind === 'person';
  return {
    ...{ subscription, ...period, kind, kinds, name },
    content: content && contentOf(content),
    recipients: isPerson ? recipients.map(({ recipient, state, atMs }) => ({ recipient, state, at: new Date(atMs).toISOString() })) : null,
    seesVersions: isPerson && allowedTo(reader) === 'all',
  };
}

function contentOf({ subject, renderedAt: at, snapshotVersion: version, attachments }: SentContent): DigestPageSource['content'] {
  return { subject, at, version, attachments: attachments.filter(({ isInline }) => !isInline).map(({ name }) => name) };
}
