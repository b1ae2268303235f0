/** Links as tokens: JWT signed by HS256 with a key of the settings (docs/decisions/links.md says why). */
import { errors, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { AccessError, InputError } from '../errors.ts';
import { type ReportScope, SCOPE_COLUMNS } from '../report/scope.ts';
import { periodOf } from '../time/local-day.ts';
import type { LinkKey } from './access-settings.ts';
import type { Link, LinkDays } from './reader.ts';

/** What a link may open; an audience that is none of these opens nothing. */
export const AUDIENCES = ['report'] as const;
export type Audience = (typeof AUDIENCES)[number];

const ISSUER = 'proactive-digest';
const TYPE = 'link+jwt';
const ALGORITHM = 'HS256';
// A cookie holds 4096 bytes with its name and attributes (RFC 6265, 6.1).
const MAX_LENGTH = 3500;

const VALUE = z.union([z.string(), z.array(z.string()).min(1)]);
const SCOPE = z.strictObject({
  configuration: VALUE.optional(),
  queue: VALUE.optional(),
  channel: VALUE.optional(),
  dialMode: VALUE.optional(),
});
const CLAIMS = z.object({
  sub: z.string(),
  aud: z.string(),
  // With a fraction, so that a link is told from one made in the same second.
  iat: z.number(),
  exp: z.number(),
  scope: SCOPE,
  from: z.string(),
  to: z.string(),
  zone: z.string(),
});

/** A link of which the days need not be cut yet. */
export type NewLink = Omit<Link, 'period'> & { readonly period: LinkDays };

export interface LinkTokens {
  /** @throws InputError input.body where the scope is too long for a link */
  sign(link: NewLink, audience: Audience): Promise<string>;
  /** The link that a token is, at an instant (UTC epoch milliseconds). @throws AccessError access.bad-link, access.link-expired, which repeat nothing of it */
  verify(token: string, audience: Audience, nowMs: number): Promise<Link>;
}

/** The first key signs, each is accepted. @throws RangeError by sign() without a key */
export function linkTokens(keys: readonly LinkKey[]): LinkTokens {
  const secrets = new Map(keys.map(({ id, secret }) => [id, new TextEncoder().encode(secret)]));
  const secretOf = (id: string | undefined) => {
    const secret = id === undefined ? undefined : secrets.get(id);
    if (secret === undefined) throw badLink();
    return secret;
  };
  return {
    async sign({ subscription, scope, period, issuedMs, expiresMs }, audience) {
      const [key] = keys;
      if (key === undefined) throw new RangeError('Cannot sign a link: there is no key');
      const { from, to, zone } = period;
      const token = await new SignJWT({ scope: shortest(scope), from, to, zone })
        .setProtectedHeader({ alg: ALGORITHM, kid: key.id, typ: TYPE })
        .setIssuer(ISSUER)
        .setAudience(audience)
        .setSubject(subscription)
        .setIssuedAt(issuedMs / 1000)
        .setExpirationTime(Math.floor(expiresMs / 1000))
        .sign(secretOf(key.id));
      if (token.length > MAX_LENGTH)
        throw new InputError(
          'input.body',
          `Cannot make a link: its scope has too many values, so that it is longer than ${MAX_LENGTH} characters`,
        );
      return token;
    },
    async verify(token, audience, nowMs) {
      if (token.length > MAX_LENGTH) throw badLink();
      try {
        const { payload } = await jwtVerify(token, ({ kid }) => secretOf(kid), {
          algorithms: [ALGORITHM],
          typ: TYPE,
          issuer: ISSUER,
          audience,
          currentDate: new Date(nowMs),
        });
        return linkOf(CLAIMS.parse(payload));
      } catch (error) {
        if (error instanceof errors.JWTExpired) throw tooOld();
        throw badLink();
      }
    },
  };
}

function linkOf({ sub: subscription, scope, from, to, zone, iat, exp }: z.infer<typeof CLAIMS>): Link {
  const period = periodOf(from, to, zone);
  return { subscription, scope: shortest(scope), period, issuedMs: Math.round(iat * 1000), expiresMs: exp * 1000 };
}

/** Columns that are there, in the order of the table. */
function shortest(scope: { readonly [Column in keyof ReportScope]: ReportScope[Column] | undefined }): ReportScope {
  return Object.fromEntries(SCOPE_COLUMNS.flatMap((column) => (scope[column] === undefined ? [] : [[column, scope[column]]])));
}

/** What is wrong with it is not told: nobody who has a link of this app needs it. */
function badLink(): AccessError {
  return new AccessError(
    'access.bad-link',
    'Cannot open the link: it is none of this app, or not whole. Use the link of the mail as it stands there, or the newest mail.',
  );
}

function tooOld(): AccessError {
  return new AccessError('access.link-expired', 'Cannot open the link: it has expired. Use the link of the newest mail.');
}
