/** Tokens as JWT, signed by HS256 with a key of the settings (docs/decisions/links.md says why). What each may open is its audience. */
import { errors, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import { AccessError } from '../errors.ts';
import type { LinkKey } from './access-settings.ts';

/** What a token may open: the reports of some days, or one recipient's place in a subscription. One that is for none of these opens nothing. */
const AUDIENCES = ['report', 'unsubscribe'] as const;
export type Audience = (typeof AUDIENCES)[number];

const ISSUER = 'proactive-digest';
const TYPE = 'link+jwt';
const ALGORITHM = 'HS256';
/** A cookie holds 4096 bytes with its name and attributes (RFC 6265, 6.1). */
export const MAX_TOKEN_LENGTH = 3500;

export interface TokenOrder {
  readonly audience: Audience;
  readonly subject: string;
  readonly claims: Readonly<Record<string, unknown>>;
  /** UTC epoch milliseconds. */
  readonly issuedMs: number;
  readonly expiresMs: number;
}

export interface SignedTokens {
  /** The same order gives the same token. @throws RangeError without a key */
  sign(order: TokenOrder): Promise<string>;
  /** What a token claims, at an instant (UTC epoch milliseconds). @throws AccessError access.bad-link, access.link-expired, which repeat nothing of it */
  verify(token: string, audience: Audience, nowMs: number): Promise<JWTPayload>;
}

/** The first key signs, each is accepted. */
export function signedTokens(keys: readonly LinkKey[]): SignedTokens {
  const secrets = new Map(keys.map(({ id, secret }) => [id, new TextEncoder().encode(secret)]));
  const secretOf = (id: string | undefined) => {
    const secret = id === undefined ? undefined : secrets.get(id);
    if (secret === undefined) throw badLink();
    return secret;
  };
  return {
    async sign({ audience, subject, claims, issuedMs, expiresMs }) {
      const [key] = keys;
      if (key === undefined) throw new RangeError('Cannot sign a link: there is no key');
      return new SignJWT({ ...claims })
        .setProtectedHeader({ alg: ALGORITHM, kid: key.id, typ: TYPE })
        .setIssuer(ISSUER)
        .setAudience(audience)
        .setSubject(subject)
        .setIssuedAt(issuedMs / 1000)
        .setExpirationTime(Math.floor(expiresMs / 1000))
        .sign(secretOf(key.id));
    },
    async verify(token, audience, nowMs) {
      if (token.length > MAX_TOKEN_LENGTH) throw badLink();
      try {
        const { payload } = await jwtVerify(token, ({ kid }) => secretOf(kid), {
          algorithms: [ALGORITHM],
          typ: TYPE,
          issuer: ISSUER,
          audience,
          currentDate: new Date(nowMs),
        });
        // One for several audiences is none that this app made.
        if (payload.aud !== audience) throw badLink();
        return payload;
      } catch (error) {
        if (error instanceof errors.JWTExpired) throw tooOld();
        throw badLink();
      }
    },
  };
}

/** What is wrong with it is not told: nobody who has a link of this app needs it. */
export function badLink(): AccessError {
  return new AccessError(
    'access.bad-link',
    'Cannot open the link: it is none of this app, or not whole. Use the link of the mail as it stands there, or the newest mail.',
  );
}

/** Of a link that opened once. */
export function revokedLink(): AccessError {
  return new AccessError(
    'access.link-revoked',
    'Cannot open the link: it was revoked. Use the link of the newest mail, or ask whoever sends it.',
  );
}

function tooOld(): AccessError {
  return new AccessError('access.link-expired', 'Cannot open the link: it has expired. Use the link of the newest mail.');
}
