/** Whether a message stands in the sender's Sent Items: then Graph had taken it. Source: learn.microsoft.com/graph/api/singlevaluelegacyextendedproperty-get */
import { MailError } from '../../../errors.ts';
import { saidOf } from './graph-answers.ts';
import { type GraphClient, GraphSilence } from './graph-client.ts';
import { MARKER_PROPERTY } from './graph-marker.ts';

/** By its marker. False = not yet, or never. @throws MailError mail.unreachable where it cannot be looked for */
export async function isInSentItems(client: GraphClient, mailbox: string, marker: string, signal: AbortSignal): Promise<boolean> {
  const query = new URLSearchParams({
    $filter: `singleValueExtendedProperties/Any(ep: ep/id eq '${MARKER_PROPERTY}' and ep/value eq '${marker.replaceAll("'", "''")}')`,
    $select: 'id',
    $top: '1',
  });
  const path = `/mailFolders/sentitems/messages?${query.toString().replaceAll('+', '%20')}`;
  try {
    const answer = await client.ask(mailbox, { method: 'GET', path, signal });
    const found = answer.status === 200 ? messagesIn(answer.text) : undefined;
    if (found === undefined) throw cannotLook(`Graph answered ${saidOf(answer)}`);
    return found > 0;
  } catch (error) {
    throw error instanceof GraphSilence ? cannotLook(error.message) : error;
  }
}

function messagesIn(text: string): number | undefined {
  try {
    const value: unknown = JSON.parse(text)?.value;
    return Array.isArray(value) ? value.length : undefined;
  } catch {
    return undefined;
  }
}

function cannotLook(why: string): MailError {
  return new MailError('mail.unreachable', `Cannot look into Sent Items: ${why}`, { retryable: true });
}
