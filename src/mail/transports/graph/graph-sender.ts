/** Mail by Microsoft Graph, as one mailbox of Microsoft 365. */
import type { TokenSource } from '../../../entra/entra-auth.ts';
import { MailError } from '../../../errors.ts';
import { parseMailbox } from '../../address.ts';
import type { MailMessage } from '../../message.ts';
import { closedError, type HandedOver, type MailSender, throwIfAborted } from '../../sender.ts';
import { graphClient } from './graph-client.ts';
import { handOver } from './graph-hand-over.ts';
import { markerOf } from './graph-marker.ts';
import { graphMessage } from './graph-message.ts';
import { readReports } from './inbox-reports.ts';
import { isInSentItems } from './sent-items.ts';

export interface GraphSenderOptions {
  /** Of Graph, such as "https://graph.microsoft.com". */
  readonly origin: string;
  readonly token: TokenSource;
  /** Name or id of the mailbox that sends. @default the address of the message's sender */
  readonly mailbox?: string | undefined;
  /** Whether Mail.Read is granted, to look for messages in Sent Items. @default false */
  readonly settles?: boolean;
  /** Whether Mail.Read is granted, to read non-delivery reports in the inbox. @default false */
  readonly readsReports?: boolean;
  /** Whether Mail.ReadWrite is granted, for files that are too large for one request. @default false */
  readonly takesLargeFiles?: boolean;
  /** Whether copies stay in Sent Items. @default where it looks for them, or for what came back of them */
  readonly keepsCopies?: boolean;
  /** Up to where the message can begin, milliseconds, integer > 0. @default 20000 */
  readonly readyTimeoutMs?: number;
  /** From the message's first byte to the answer, milliseconds, integer > 0. @default 20000 */
  readonly answerTimeoutMs?: number;
}

/** A sender over one Graph. @throws RangeError for an option */
export function createGraphSender(options: GraphSenderOptions): MailSender {
  const { origin, token, settles = false, readsReports = false, takesLargeFiles = false, keepsCopies = settles || readsReports } = options;
  const { readyTimeoutMs = 20_000, answerTimeoutMs = 20_000 } = options;
  assertTime({ readyTimeoutMs });
  assertTime({ answerTimeoutMs });
  const client = graphClient(origin, token);
  const ports = { client, token, readyTimeoutMs, answerTimeoutMs };
  const mailboxOf = ({ from }: Pick<MailMessage, 'from'>) => options.mailbox ?? parseMailbox('from', from).address;
  const compose = (message: MailMessage) => graphMessage(message, { keepsCopy: keepsCopies });
  const underWay = new Set<Promise<unknown>>();
  let isClosed = false;

  return {
    isIdempotent: false,
    compose: async (message) => compose(message),
    async send(message, options = {}) {
      if (isClosed) throw closedError();
      const composed = compose(message);
      if (composed.apart.length > 0 && !takesLargeFiles) throw tooLarge(composed);
      throwIfAborted(options.signal);
      const sending = handOver(ports, mailboxOf(message), composed, options);
      underWay.add(sending);
      return sending.finally(() => underWay.delete(sending));
    },
    ...(settles && {
      wasSent: (message: Pick<MailMessage, 'messageId' | 'from'>) =>
        isInSentItems(client, mailboxOf(message), markerOf(message.messageId), AbortSignal.timeout(answerTimeoutMs)),
    }),
    ...(readsReports && {
      readBounces: (from: string, sinceMs: number) => readReports(client, mailboxOf({ from }), sinceMs, answerTimeoutMs),
    }),
    async close() {
      isClosed = true;
      await Promise.allSettled(underWay);
    },
  };
}

function tooLarge({ apart }: HandedOver): MailError {
  const size = apart.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const rule = 'one request to Graph takes files below 3 MB, and larger ones need Mail.ReadWrite and GRAPH_LARGE_FILES=true';
  return new MailError('mail.rejected', `Cannot hand over the message: its files have ${size} bytes; ${rule}`);
}

function assertTime(option: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(option))
    if (!Number.isInteger(value) || value < 1) throw new RangeError(`${name} must be an integer > 0`);
}
