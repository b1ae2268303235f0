/** Links to reports as tokens: subscription, scope and days. */
import { z } from 'zod';
import { InputError } from '../errors.ts';
import { type ReportScope, SCOPE_COLUMNS } from '../report/scope.ts';
import { periodOf } from '../time/local-day.ts';
import type { LinkKey } from './access-settings.ts';
import type { Link, LinkDays } from './reader.ts';
import { badLink, MAX_TOKEN_LENGTH, signedTokens } from './signed-tokens.ts';

const VALUE = z.union([z.string(), z.array(z.string()).min(1)]);
const SCOPE = z.strictObject({
  configuration: VALUE.optional(),
  queue: VALUE.optional(),
  channel: VALUE.optional(),
  dialMode: VALUE.optional(),
});
const CLAIMS = z.object({
  sub: z.string(),
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
  /** @throws InputError input.body where the scope is too long for a link, RangeError without a key */
  sign(link: NewLink): Promise<string>;
  /** The link that a token is, at an instant (UTC epoch milliseconds). @throws AccessError access.bad-link, access.link-expired, which repeat nothing of it */
  verify(token: string, nowMs: number): Promise<Link>;
}

/** The first key signs, each is accepted. */
export function linkTokens(keys: readonly LinkKey[]): LinkTokens {
  const tokens = signedTokens(keys);
  return {
    async sign({ subscription, scope, period: { from, to, zone }, issuedMs, expiresMs }) {
      const claims = { scope: shortest(scope), from, to, zone };
      const token = await tokens.sign({ audience: 'report', subject: subscription, claims, issuedMs, expiresMs });
      if (token.length > MAX_TOKEN_LENGTH)
        throw new InputError(
          'input.body',
          `Cannot make a link: its scope has too many values, so that it is longer than ${MAX_TOKEN_LENGTH} characters`,
        );
      return token;
    },
    async verify(token, nowMs) {
      return linkOf(await tokens.verify(token, 'report', nowMs));
    },
  };
}

/** @throws AccessError access.bad-link */
function linkOf(payload: unknown): Link {
  const { data } = CLAIMS.safeParse(payload);
  if (data === undefined) throw badLink();
  const { sub: subscription, scope, from, to, zone, iat, exp } = data;
  return { subscription, scope: shortest(scope), period: daysOf(from, to, zone), issuedMs: Math.round(iat * 1000), expiresMs: exp * 1000 };
}

function daysOf(from: string, to: string, zone: string): Link['period'] {
  try {
    return periodOf(from, to, zone);
  } catch {
    throw badLink();
  }
}

/** Columns that are there, in the order of the table. */
function shortest(scope: { readonly [Column in keyof ReportScope]: ReportScope[Column] | undefined }): ReportScope {
  return Object.fromEntries(SCOPE_COLUMNS.flatMap((column) => (scope[column] === undefined ? [] : [[column, scope[column]]])));
}
