/** Hands a digest over to its recipients, each at most once: reserve in the ledger, note that the message begins, hand over, write down what came of it. */
import { MailError, messageOf } from '../../errors.ts';
import { parseMailbox } from '../../mail/address.ts';
import type { MailFile } from '../../mail/mail-file.ts';
import { listOf } from '../../mail/mail-list.ts';
import { type MailMessage, messageIdOf } from '../../mail/message.ts';
import type { MailSender, SendPhase } from '../../mail/sender.ts';
import { MINUTE_MS } from '../../time/lengths.ts';
import type { ArchivedDigest } from '../delivery/archive.ts';
import type { DigestId } from '../delivery/digest-id.ts';
import { type Ledger, type LedgerEntry, MAX_ATTEMPTS, maskAddress, nextHandOver } from '../delivery/ledger.ts';
import type { Letters } from '../delivery/letters.ts';
import { settleOnce, settleSoon } from './settle.ts';

/** A hand-over comes to its message, and the message to its end, each within this long: the senders' own limits are shorter. */
export const LEASE_MS = MINUTE_MS / 2;

export interface SendPorts {
  readonly ledger: Ledger;
  readonly sender: MailSender;
  readonly mailFrom: string;
  /** Who gets the answers. @default the sender */
  readonly mailReplyTo?: string | undefined;
  /** Secret, of which the ids of mails are made. @default none */
  readonly messageKey?: string | undefined;
  /** Where the bytes are kept before they are handed over. @default nowhere */
  readonly letters?: Pick<Letters, 'keep'> | undefined;
  /** UTC epoch milliseconds. */
  readonly clock: () => number;
  /** Between two looks for what got no answer. @default real time */
  readonly wait?: ((ms: number) => Promise<unknown>) | undefined;
}

/** What is sent: a digest as it is kept, and a way to its files. */
export interface SendableDigest extends ArchivedDigest {
  /** @default none */
  readonly files?: () => Promise<readonly MailFile[]>;
  /** What of the letter is one recipient's own. @default nothing */
  readonly ownFor?: ((address: string) => Promise<OwnLetter>) | undefined;
}

/** In place of what the letter of anybody would have. */
export type OwnLetter = Partial<Pick<MailMessage, 'to' | 'isForMany' | 'replyTo' | 'html' | 'text' | 'unsubscribe'>>;

export interface Tried {
  /** As it stands afterwards. */
  readonly entry: LedgerEntry;
  /** What came of the hand-over, undefined where none was begun. */
  readonly tried: { readonly phase: SendPhase; readonly error: unknown } | undefined;
}

/** Sends to one recipient where the ledger allows it, and gives the entry as it stands afterwards. @throws StoreError; a failed hand-over is no error but a state */
export async function sendDigest(ports: SendPorts, digest: DigestId, content: SendableDigest, recipient: string): Promise<LedgerEntry> {
  return (await trySend(ports, digest, content, recipient, undefined)).entry;
}

/** As sendDigest(). @param holdOff why nothing is to be begun now; whoever would be sent to waits in the ledger with that reason */
export async function trySend(
  ports: SendPorts,
  digest: DigestId,
  content: SendableDigest,
  recipient: string,
  holdOff: string | undefined,
): Promise<Tried> {
  const { ledger, sender, clock } = ports;
  const messageId = messageIdFor(digest, recipient, ports);
  const base = { recipient: maskAddress(recipient), messageId };
  const entry = await ledger.update(digest, recipient, (known) => reserve(known, base, clock(), sender.isIdempotent, holdOff));
  if (entry === undefined) {
    const known = present(await ledger.read(digest, recipient));
    return { entry: await settleOnce(ports, digest, recipient, known), tried: undefined };
  }
  if (entry.state !== 'sending') return { entry: await settleSoon(ports, digest, recipient, entry), tried: undefined };
  // Of a reservation whose lease ran out another process may have taken over; then that process writes the end of it.
  const change = (part: Partial<LedgerEntry>) =>
    ledger.update(digest, recipient, (known) =>
      known?.state === 'sending' && known.attempts === entry.attempts ? { ...entry, ...part, atMs: clock() } : undefined,
    );
  const letter = letterOf(ports, digest, content, recipient);
  const { outcome, tried } = await handOver(ports, digest, { letter, content }, entry, change);
  const written = (await change(outcome)) ?? present(await ledger.read(digest, recipient));
  const settled = await settleSoon(ports, digest, recipient, written);
  // What was taken says that the server can be worked with.
  return { entry: settled, tried: settled.state === 'sent' ? { ...tried, error: undefined } : tried };
}

/** What an id is made with. */
export type MessageIdPorts = Pick<SendPorts, 'mailFrom' | 'messageKey'>;

/** The same digest to the same recipient always has the same Message-ID; it does not reveal the address. */
export function messageIdFor(
  { subscription, period, kind }: DigestId,
  recipient: string,
  { mailFrom, messageKey }: MessageIdPorts,
): string {
  const parts = { subscription, period: `${period.from}/${period.to}/${period.zone}`, kind, recipient: recipient.toLowerCase() };
  return messageIdOf(parts, parseMailbox('from', mailFrom).address.replace(/^.*@/, ''), messageKey);
}

function reserve(
  known: LedgerEntry | undefined,
  base: Pick<LedgerEntry, 'recipient' | 'messageId'>,
  nowMs: number,
  isIdempotent: boolean,
  holdOff: string | undefined,
): LedgerEntry | undefined {
  const attempts = known?.attempts ?? 0;
  const next = { ...base, phase: 'connecting', attempts, atMs: nowMs, leaseMs: 0 } as const;
  switch (nextHandOver(known, nowMs, isIdempotent)) {
    case 'send':
      if (holdOff === undefined) return { ...next, state: 'sending', attempts: attempts + 1, leaseMs: nowMs + LEASE_MS, reason: '' };
      return known?.state === 'retry' && known.reason === holdOff ? undefined : { ...next, state: 'retry', reason: holdOff };
    case 'settle-ambiguous':
      return unanswered({ ...base, ...keptOf(known) }, attempts, nowMs);
    default:
      return undefined;
  }
}

/** Pure: what is known of the message that an entry is about; another release may have named it otherwise. */
export function keptOf(entry: LedgerEntry | undefined): Partial<Pick<LedgerEntry, 'letter' | 'messageId'>> {
  if (entry === undefined) return {};
  const { letter, messageId } = entry;
  return { ...(letter !== undefined && { letter }), ...(messageId !== '' && { messageId }) };
}

/** The entry of a hand-over whose process ended in it. */
export function unanswered(base: Pick<LedgerEntry, 'recipient' | 'messageId' | 'letter'>, attempts: number, nowMs: number): LedgerEntry {
  const reason = 'the process ended before the mail server had answered';
  return { ...base, phase: 'handing over', state: 'ambiguous', attempts, atMs: nowMs, leaseMs: 0, reason };
}

/** The mail of a digest to one recipient, but for its files. Sender and answers are those of now: a mistake in them is mended for whoever has not had the mail. */
export function letterOf(
  ports: MessageIdPorts & Pick<SendPorts, 'mailReplyTo'>,
  digest: DigestId,
  { subject, html, text, renderedMs }: Pick<ArchivedDigest, 'subject' | 'html' | 'text' | 'renderedMs'>,
  to: string,
): MailMessage {
  const { mailFrom: from, mailReplyTo: replyTo } = ports;
  const list = listOf(digest.subscription, parseMailbox('from', from));
  return { messageId: messageIdFor(digest, to, ports), from, replyTo, to, list, subject, html, text, date: new Date(renderedMs) };
}

async function handOver(
  { sender, letters, clock }: SendPorts,
  digest: DigestId,
  { letter, content }: { readonly letter: MailMessage; readonly content: Pick<SendableDigest, 'files' | 'ownFor'> },
  { attempts }: LedgerEntry,
  change: (part: Partial<LedgerEntry>) => Promise<LedgerEntry | undefined>,
) {
  let phase: SendPhase = 'connecting';
  let kept: Pick<LedgerEntry, 'letter'> = {};
  // The one phase that has to be known after a crash; the others are written with what came of it.
  const onPhase = async (next: SendPhase) => {
    if (next === 'handing over' && (await change({ ...kept, phase: next, leaseMs: clock() + LEASE_MS })) === undefined) throw takenOver();
    phase = next;
  };
  const end = (error: unknown, part: Pick<LedgerEntry, 'state' | 'reason'>) => ({
    outcome: { ...part, ...kept, phase, leaseMs: 0 },
    tried: { phase, error },
  });
  try {
    const message = { ...letter, ...(await content.ownFor?.(letter.to)), files: (await content.files?.()) ?? [] };
    if (letters !== undefined) kept = { letter: await letters.keep(digest, message) };
    const { response } = await sender.send(message, { onPhase });
    phase = 'handing over';
    return end(undefined, { state: 'sent', reason: response });
  } catch (error) {
    return end(error, { state: stateAfter(error, attempts, phase), reason: messageOf(error) });
  }
}

/** Pure. What is not known to have failed must not be repeated: once the message has begun, an error that is no MailError leaves it open too. */
export function stateAfter(error: unknown, attempts: number, phase: SendPhase): 'retry' | 'failed' | 'ambiguous' {
  if (!(error instanceof MailError)) return phase === 'handing over' ? 'ambiguous' : 'retry';
  if (error.code === 'mail.ambiguous') return 'ambiguous';
  return error.retryable && (phase === 'connecting' || attempts < MAX_ATTEMPTS) ? 'retry' : 'failed';
}

function takenOver(): MailError {
  return new MailError('mail.rejected', 'Cannot hand over the message: another process took it over', { retryable: true });
}

function present(entry: LedgerEntry | undefined): LedgerEntry {
  if (entry === undefined) throw new Error('Cannot read the ledger entry that was just written');
  return entry;
}
