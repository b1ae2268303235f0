/** The bytes of a digest's mail as they were handed over, without what is one person's own. */
import { InputError } from '../../errors.ts';
import { isNamed, unknownRecipient } from '../orders/find-digest.ts';
import { type ReadPorts, readSent } from './read-sent.ts';
import type { AskedMessage, SentDigest, SentMessage } from './sent-digest.ts';

/** @throws InputError digest.unknown, digest.no-message where it is not kept, StoreError */
export async function readMessage(ports: ReadPorts, asked: AskedMessage): Promise<SentMessage> {
  const sent = await readSent(ports, asked);
  const { subscription, period, kind } = sent;
  const sha256 = letterOf(sent, asked);
  const letter = sha256 === undefined ? undefined : await ports.letters.read({ subscription, period, kind }, sha256);
  if (letter === undefined) throw noMessage(asked);
  return { subscription, period, kind, ...letter };
}

/** Of a recipient who is named theirs; else that of whom it reached, for the others may have got none. */
function letterOf({ recipients, messages }: SentDigest, asked: AskedMessage): string | undefined {
  const named = recipients.filter((entry) => isNamed(asked, entry));
  if (asked.recipient !== undefined && named.length === 0) throw unknownRecipient(asked);
  const entry =
    named.find(({ state, letter }) => state === 'sent' && letter !== undefined) ?? named.find(({ letter }) => letter !== undefined);
  return entry?.letter ?? (asked.recipient === undefined ? messages[0]?.sha256 : undefined);
}

function noMessage({ date }: AskedMessage): InputError {
  const rule = 'nothing was handed over, an older release sent it, or it was kept long enough (SNAPSHOT_DAYS)';
  return new InputError('digest.no-message', `Cannot find the message of the digest of ${date}: ${rule}`);
}
