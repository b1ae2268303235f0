/** DIGEST_ settings: who gets the digest, when, and where its links lead. */
import { wholeNumber } from '../environment/parsers.ts';
import type { SettingsReader } from '../environment/reader.ts';
import { messageOf } from '../errors.ts';
import { parseMailboxes } from '../mail/address-list.ts';
import { isAllowedDomain } from '../mail/allowed-domains.ts';
import { originOf } from './origin.ts';

// A sent digest is kept for 15 days at least (src/retention/retain.ts): each recipient gets what the others got.
const MAX_CATCH_UP_DAYS = 14;

export interface DigestSettings {
  /** Who gets the daily digest: addresses alone, each once, with domains in ASCII. None is sent where it is empty. */
  readonly digestTo: readonly string[];
  /** When it is due, local time in reportZone, HH:MM. */
  readonly digestAt: string;
  /** So many days (of 24 hours) after it was due a digest that was not sent ends as missed. */
  readonly digestCatchUpDays: number;
  /** Address of this app as readers reach it, without a slash at its end; without it the mail has no links. */
  readonly publicUrl: string | undefined;
}

/** Reads DIGEST_TO, DIGEST_AT, DIGEST_CATCH_UP_DAYS and PUBLIC_URL. */
export function readDigest(reader: SettingsReader, allowedDomains?: readonly string[]): DigestSettings {
  return {
    digestTo: reader.optional('DIGEST_TO', (text) => allowed(addressesOf(text), allowedDomains), []),
    digestAt: reader.optional('DIGEST_AT', timeOfDay, '07:00'),
    digestCatchUpDays: reader.optional('DIGEST_CATCH_UP_DAYS', wholeNumber(1, MAX_CATCH_UP_DAYS), 3),
    publicUrl: reader.optional('PUBLIC_URL', originOf, undefined),
  };
}

/** @throws Error that says which, and repeats no address */
function allowed(addresses: readonly string[], domains: readonly string[] | undefined): readonly string[] {
  const refused = addresses.findIndex((address) => !isAllowedDomain(domains, address));
  if (refused >= 0)
    throw new Error(`must hold no address outside MAIL_ALLOWED_DOMAINS, as number ${refused + 1} of ${addresses.length} is`);
  return addresses;
}

function addressesOf(text: string): string[] {
  try {
    // Names are left out: each recipient gets a mail of their own, and the ledger knows them by the address.
    return parseMailboxes(text).map(({ address }) => address);
  } catch (error) {
    throw new Error(
      `must be mail addresses, separated by commas, semicolons or line breaks, with a name that holds a comma in double quotes: ${messageOf(error)}`,
    );
  }
}

function timeOfDay(text: string): string {
  if (!/^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text)) throw new Error('must be a time of day, HH:MM');
  return text;
}
