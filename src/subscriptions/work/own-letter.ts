/** What of a delivery's mail is each recipient's own: how they are addressed, and their link for leaving. */
import type { PersonalLinks } from '../../access/personal-links.ts';
import { type Mailbox, withDisplayName } from '../../mail/address.ts';
import type { ArchivedDigest } from '../delivery/archive.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { maskAddress, recipientId } from '../delivery/ledger.ts';
import { personalised } from '../people/personal-links.ts';
import type { OwnLetter } from '../sending/send-digest.ts';

// Where the keys of links were taken away since the mail was rendered: an address that leads nowhere (RFC 2606).
const NOWHERE = 'https://personal.invalid/';

/** Gives each address its own; of copies that are the same for all nothing is. */
export function ownLetter(
  { personal }: { readonly personal: PersonalLinks },
  { subscription, mailing }: Delivery,
  mail: ArchivedDigest,
): (address: string) => Promise<OwnLetter> {
  const names = new Map(mailing.recipients.map(({ address, name }) => [address, name]));
  const answers = mailing.replyTo && { replyTo: textOf(mailing.replyTo) };
  return async (address) => {
    if (mailing.copies === 'same') return { ...answers, isForMany: true };
    const to = textOf({ name: names.get(address) ?? '', address });
    if (mail.marker === undefined) return { ...answers, to };
    const { language } = mailing.content;
    const person = { subscription, recipientId: recipientId(address), recipient: maskAddress(address), language };
    const url = await personal.urlOf(person, mail.renderedMs);
    const { html, text } = personalised(mail, mail.marker, url ?? NOWHERE);
    return { ...answers, to, html, text, ...(url !== undefined && { unsubscribe: url }) };
  };
}

function textOf({ name, address }: Mailbox): string {
  return name === '' ? address : withDisplayName(address, name);
}
