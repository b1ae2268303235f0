/** A recipient's own link as a token: which subscription, and who, without the address. */
import { z } from 'zod';
import { DAY_MS } from '../time/lengths.ts';
import { LANGUAGES, type Language } from '../words/language.ts';
import type { LinkKey } from './access-settings.ts';
import { badLink, signedTokens } from './signed-tokens.ts';

/** One recipient of one subscription. */
export interface Personal {
  readonly subscription: string;
  /** That of the ledger: 24 hexadecimal digits. */
  readonly recipientId: string;
  /** Masked address, by which they know themselves. */
  readonly recipient: string;
  /** In which their mail was written. */
  readonly language: Language;
}

/** A mail is left long after it came: days of 24 hours. */
const PERSONAL_DAYS = 365;

const CLAIMS = z.object({
  sub: z.string(),
  iat: z.number(),
  who: z.string().regex(/^[0-9a-f]{24}$/),
  mask: z.string(),
  lang: z.enum(LANGUAGES),
});

export interface PersonalTokens {
  /** The same person and instant (UTC epoch milliseconds) give the same token, so that a mail made again is the same. @throws RangeError without a key */
  sign(person: Personal, issuedMs: number): Promise<string>;
  /** Whose a token is, at an instant, and when it was made, UTC epoch milliseconds. @throws AccessError access.bad-link, access.link-expired, which repeat nothing of it */
  verify(token: string, nowMs: number): Promise<Personal & { readonly issuedMs: number }>;
}

/** The first key signs, each is accepted; a token that opens reports is none of these, nor the other way round. */
export function personalTokens(keys: readonly LinkKey[]): PersonalTokens {
  const tokens = signedTokens(keys);
  return {
    sign: ({ subscription, recipientId, recipient, language }, issuedMs) =>
      tokens.sign({
        audience: 'unsubscribe',
        subject: subscription,
        claims: { who: recipientId, mask: recipient, lang: language },
        issuedMs,
        expiresMs: issuedMs + PERSONAL_DAYS * DAY_MS,
      }),
    async verify(token, nowMs) {
      const { data } = CLAIMS.safeParse(await tokens.verify(token, 'unsubscribe', nowMs));
      if (data === undefined) throw badLink();
      const { sub: subscription, who: recipientId, mask: recipient, lang: language, iat } = data;
      return { subscription, recipientId, recipient, language, issuedMs: Math.round(iat * 1000) };
    },
  };
}
