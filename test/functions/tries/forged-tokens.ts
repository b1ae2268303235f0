/** Tokens that are no link of the reader's, but for one thing each as good as one. */
import { SignJWT } from 'jose';
import type { Days } from './try.ts';

interface Change {
  readonly header?: object;
  readonly claims?: object;
  readonly secret?: string;
}

const CHANGES: readonly (readonly [name: string, change: Change])[] = [
  ['of a foreign key', { secret: 'f'.repeat(32) }],
  ['of a key called otherwise', { header: { kid: 'k2' } }],
  ['of no key', { header: { kid: undefined } }],
  ['of a key by path', { header: { kid: '../k1' } }],
  ['of another algorithm', { header: { alg: 'HS384' } }],
  ['of another kind', { header: { typ: 'JWT' } }],
  ['for another audience', { claims: { aud: 'digest' } }],
  ['to unsubscribe', { claims: { aud: 'unsubscribe' } }],
  ['for several audiences', { claims: { aud: ['report', 'digest'] } }],
  ['of another issuer', { claims: { iss: 'another-app' } }],
  ['expired', { claims: { exp: 1_600_000_000 } }],
  ['without an end', { claims: { exp: undefined } }],
  ['not valid yet', { claims: { nbf: 4_000_000_000 } }],
  ["of others' subscription", { claims: { sub: 'others' } }],
  ['of a subscription like one', { claims: { sub: 'Default' } }],
  ['of a subscription by prototype', { claims: { sub: '__proto__' } }],
  ['of no subscription', { claims: { sub: undefined } }],
  ['of a scope that is none', { claims: { scope: 'all' } }],
  ['of no scope', { claims: { scope: undefined } }],
];

/** Of the wide kind, all scopes of yesterday; `secret` is the one that the app signs with. */
export async function forgedTokens({ zone, yesterday }: Days, secret: string): Promise<[name: string, token: string][]> {
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    iss: 'proactive-digest',
    aud: 'report',
    sub: 'default',
    iat: now,
    exp: now + 600,
    scope: {},
    from: yesterday,
    to: yesterday,
    zone,
  };
  const forged = ({ header, claims: changed, secret: other = secret }: Change) =>
    new SignJWT({ ...claims, ...changed })
      .setProtectedHeader({ alg: 'HS256', kid: 'k1', typ: 'link+jwt', ...header })
      .sign(new TextEncoder().encode(other));
  const tokens = await Promise.all(CHANGES.map(async ([name, change]): Promise<[string, string]> => [name, await forged(change)]));
  return [...tokens, ...unsigned(claims)];
}

/** Without a signature, by all the ways to say so. */
function unsigned(claims: object): [name: string, token: string][] {
  const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const algorithms = ['none', 'None', 'NONE', ''];
  return algorithms.map((alg) => [`of the algorithm "${alg}"`, `${encoded({ alg, kid: 'k1', typ: 'link+jwt' })}.${encoded(claims)}.`]);
}

/** The token with other claims under its signature. */
export function swapped(token: string, claims: object): string {
  const [header = '', payload = '', signature = ''] = token.split('.');
  const changed = { ...JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')), ...claims };
  return [header, Buffer.from(JSON.stringify(changed)).toString('base64url'), signature].join('.');
}
