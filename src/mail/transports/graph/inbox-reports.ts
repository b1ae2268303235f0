/** Non-delivery reports in the sender's inbox: Exchange puts them there when a message that Graph accepted does not arrive. */
import { MailError } from '../../../errors.ts';
import type { Bounce, BouncesRead } from '../../bounce.ts';
import { type GraphAnswer, saidOf } from './graph-answers.ts';
import { type GraphClient, GraphSilence } from './graph-client.ts';
import { MARKER_PROPERTY } from './graph-marker.ts';
import { parseNonDelivery } from './non-delivery.ts';

/** PidTagMessageClass. */
const CLASS = 'String 0x001A';
const REPORT = /^REPORT\..*\.NDR$/i;
const PAGE = 50;
/** Of one reading: ten pages are 500 messages; the next reading goes on. */
const PAGES = 10;
/** Each takes up to six requests, and anybody can send some: what is more waits for the next reading. */
const MOST_REPORTS = 100;
// A report holds the head of the message that came back, and may hold all of it.
const MAX_REPORT_BYTES = 262_144;

interface Listed {
  readonly id: string;
  readonly atMs: number;
  readonly messageClass: string;
}

/** Those that came since an instant. @throws MailError mail.unreachable where the inbox cannot be read */
export async function readReports(client: GraphClient, mailbox: string, sinceMs: number, timeoutMs: number): Promise<BouncesRead> {
  const ask = async (path: string, maxBytes?: number) => {
    const request = { method: 'GET', path, signal: AbortSignal.timeout(timeoutMs), ...(maxBytes !== undefined && { maxBytes }) } as const;
    try {
      return await client.ask(mailbox, request);
    } catch (error) {
      throw error instanceof GraphSilence ? cannotRead(error.message) : error;
    }
  };
  const bounces: Bounce[] = [];
  let lastMs = sinceMs;
  let reports = 0;
  // The next reading must not begin where this one did.
  const readSoFar = (): BouncesRead => ({ bounces, readToMs: Math.max(lastMs, sinceMs + 1_000) });
  for (let page = 0; page < PAGES; page++) {
    const answer = await ask(inboxPath(sinceMs, page * PAGE));
    const listed = answer.status === 200 ? messagesIn(answer.text) : undefined;
    if (listed === undefined) throw cannotRead(`Graph answered ${saidOf(answer)}`);
    for (const { id, atMs, messageClass } of listed) {
      const isReport = REPORT.test(messageClass);
      if (isReport && reports === MOST_REPORTS) return readSoFar();
      lastMs = Math.max(lastMs, atMs);
      if (!isReport) continue;
      reports += 1;
      const report = await ask(`/messages/${encodeURIComponent(id)}/$value`, MAX_REPORT_BYTES);
      const known = isThere(report) ? parseNonDelivery(report.text) : undefined;
      const marker = known && (known.marker ?? (await sentUnder(known.answers)));
      if (known !== undefined && marker !== undefined) bounces.push({ id: marker, reason: known.reason, atMs });
    }
    if (listed.length < PAGE) return { bounces, readToMs: undefined };
  }
  return readSoFar();

  /** The marker of a message of ours in Sent Items, by its Message-ID, which Exchange has made. */
  async function sentUnder(messageIds: readonly string[]): Promise<string | undefined> {
    for (const messageId of messageIds) {
      const answer = await ask(sentPath(messageId));
      const found = isThere(answer) ? propertyIn(answer.text) : undefined;
      if (found !== undefined) return found;
    }
    return undefined;
  }
}

/** Whether what was asked for is there. Where Graph only has no time for it now, the reading is done anew, for what it leaves out nobody reads again. @throws MailError */
function isThere(answer: GraphAnswer): boolean {
  if (answer.status === 429 || answer.status === 503) throw cannotRead(`Graph answered ${saidOf(answer)}`);
  return answer.status === 200;
}

function inboxPath(sinceMs: number, skip: number): string {
  // Only what orders is filtered: with a filter by class besides, Graph may find the question too complex.
  return pathOf('inbox', {
    $filter: `receivedDateTime ge ${new Date(sinceMs).toISOString()}`,
    $orderby: 'receivedDateTime',
    $select: 'id,receivedDateTime',
    $expand: `singleValueExtendedProperties($filter=id eq '${CLASS}')`,
    $top: `${PAGE}`,
    $skip: `${skip}`,
  });
}

function sentPath(messageId: string): string {
  return pathOf('sentitems', {
    $filter: `internetMessageId eq '${messageId.replaceAll("'", "''")}'`,
    $select: 'id',
    $expand: `singleValueExtendedProperties($filter=id eq '${MARKER_PROPERTY}')`,
    $top: '1',
  });
}

function pathOf(folder: string, query: Readonly<Record<string, string>>): string {
  return `/mailFolders/${folder}/messages?${new URLSearchParams(query).toString().replaceAll('+', '%20')}`;
}

function messagesIn(text: string): readonly Listed[] | undefined {
  return valuesIn(text)?.flatMap(({ id, receivedDateTime, ...rest }) => {
    const atMs = Date.parse(String(receivedDateTime));
    return typeof id === 'string' && !Number.isNaN(atMs) ? [{ id, atMs, messageClass: firstProperty(rest) ?? '' }] : [];
  });
}

function propertyIn(text: string): string | undefined {
  const marker = firstProperty(valuesIn(text)?.[0] ?? {});
  return marker !== undefined && /^[0-9a-f]{64}$/i.test(marker) ? marker.toLowerCase() : undefined;
}

function valuesIn(text: string): readonly Readonly<Record<string, unknown>>[] | undefined {
  try {
    const value: unknown = JSON.parse(text)?.value;
    return Array.isArray(value) ? value.map((one: unknown) => (typeof one === 'object' && one !== null ? { ...one } : {})) : undefined;
  } catch {
    return undefined;
  }
}

/** Of the one extended property that was asked for; Graph writes its id in a form of its own. */
function firstProperty({ singleValueExtendedProperties: given }: Readonly<Record<string, unknown>>): string | undefined {
  const [first]: readonly unknown[] = Array.isArray(given) ? given : [];
  const value = typeof first === 'object' && first !== null && 'value' in first ? first.value : undefined;
  return typeof value === 'string' ? value : undefined;
}

function cannotRead(why: string): MailError {
  return new MailError('mail.unreachable', `Cannot read non-delivery reports: ${why}`, { retryable: true });
}
