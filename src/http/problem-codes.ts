/** The errors that routes give: each with its status and an example of what it says. test/http/openapi/problem-codes.test.ts holds it against problemOf(). */

import type { AccessErrorCode } from '../errors.ts';

interface ProblemExample {
  readonly status: number;
  readonly detail: string;
  /** What else such an error says. */
  readonly more?: Readonly<Record<string, unknown>>;
}

/** What the logs name it by. */
const REFERENCE = { reference: '019ac2f0b3d84e6f' };

export const PROBLEM_CODES = {
  'input.query': { status: 400, detail: 'Cannot use the extent "all": it is none of full, counts' },
  'input.date': { status: 400, detail: 'Cannot use the date "yesterday": it is no date from 2008-01-01 on, written YYYY-MM-DD' },
  'input.zone': {
    status: 400,
    detail: 'Cannot use time zone "Mars/Olympus": it is not a zone of the IANA database, such as Europe/Lisbon',
  },
  'input.body': { status: 400, detail: 'Cannot use the body: "found" is missing or none of sent, not-sent' },
  'access.unknown-reader': {
    status: 401,
    detail:
      'Cannot show you reports before you say who you are: sign in at /.auth/login/aad?post_login_redirect_uri=%2Freport, or use the link in the mail.',
    more: { signIn: '/.auth/login/aad?post_login_redirect_uri=%2Freport' },
  },
  'access.bad-principal': {
    status: 401,
    detail: 'Cannot tell who has signed in: what the platform says of it is not readable. Sign out and in again.',
  },
  'access.bad-link': {
    status: 401,
    detail: 'Cannot open the link: it is none of this app, or not whole. Use the link of the mail as it stands there, or the newest mail.',
  },
  'access.link-expired': { status: 401, detail: 'Cannot open the link: it has expired. Use the link of the newest mail.' },
  'access.link-revoked': {
    status: 401,
    detail: 'Cannot open the link: it was revoked. Use the link of the newest mail, or ask whoever sends it.',
  },
  'access.no-role': { status: 403, detail: 'Cannot show you reports: you are signed in, and have no app role here.' },
  'access.admin-only': {
    status: 403,
    detail: 'Cannot show you violations: they name deliveries, which takes the app role Reports.Admin.',
  },
  'access.no-scope': {
    status: 403,
    detail: 'Cannot show you reports: your role is to see a part of them, and no rule of SIGN_IN_SCOPES says which.',
  },
  'access.too-many-groups': {
    status: 403,
    detail: 'Cannot tell which reports are yours: you are in so many groups that Microsoft Entra left them out.',
  },
  'access.beyond-link': { status: 403, detail: 'Cannot show you other days: your link is for 2026-11-22 (Europe/Lisbon).' },
  'access.all-scopes': {
    status: 403,
    detail: 'Cannot show you stored versions: they hold every scope. Leave out "version".',
  },
  'access.off': {
    status: 404,
    detail: 'Cannot show reports here: SIGN_IN and LINKS are switched off. Programs use /api/report with a key.',
  },
  'link.no-subscription': {
    status: 404,
    detail: 'Cannot find the subscription "others": the app has none of that name with anybody in it',
  },
  'scope.unknown': {
    status: 404,
    detail: 'Cannot find the queue "Colections": history has met none of that name or id; the nearest are "Collections"',
    more: { nearest: ['Collections'] },
  },
  'snapshot.unknown': { status: 404, detail: 'There is no snapshot of 2026-11-22 in Europe/Lisbon, version 7.' },
  'backfill.unknown': { status: 404, detail: 'There is no backfill with that id.' },
  'digest.unknown': {
    status: 404,
    detail: 'Cannot find the digest "default" of 2026-11-22 (Europe/Lisbon): it was neither made nor missed',
  },
  'digest.no-message': {
    status: 404,
    detail:
      'Cannot find the message of the digest of 2026-11-22: nothing was handed over, an older release sent it, or it was kept long enough (SNAPSHOT_DAYS)',
  },
  'subscription.unknown': { status: 404, detail: 'Cannot find the subscription "collections": there is none of that id' },
  'input.not-acceptable': {
    status: 406,
    detail: 'Cannot answer with "image/png": this address serves application/json, text/csv',
    more: { served: ['application/json', 'text/csv'] },
  },
  'digest.not-ambiguous': {
    status: 409,
    detail:
      'Cannot resolve the digest of 2026-11-22 (Europe/Lisbon): none of its recipients is ambiguous, or was resolved already; GET /api/health lists those that are',
  },
  'subscription.of-settings': { status: 409, detail: 'Cannot remove the subscription "default": the settings make it (DIGEST_TO)' },
  'subscription.conflict': { status: 412, detail: 'Cannot change the subscription "collections": it was changed since that version' },
  'input.too-large': { status: 413, detail: 'Cannot read the body: it is over 16384 bytes' },
  'input.media-type': { status: 415, detail: 'Cannot read a body of type "text/plain": send application/json' },
  'subscription.no-version': {
    status: 428,
    detail:
      'Cannot change the subscription "collections" without its version: send the ETag that GET gave as If-Match, so that nobody else’s change is lost',
  },
  internal: { status: 500, detail: 'Something went wrong; the log of the app says what.', more: REFERENCE },
  'settings.invalid': {
    status: 500,
    detail: 'Cannot start: 1 setting(s) are wrong\n  - DIGEST_AT is "noon": it is no time of day, HH:MM',
    more: REFERENCE,
  },
  'store.corrupt': { status: 500, detail: 'Cannot read the snapshot of "2026-11-22": version 2 is gone', more: REFERENCE },
  'store.newer': {
    status: 500,
    detail:
      'Cannot read the document "subscription", "team": it is version 2 of "subscription", and this app knows 1. A newer version of the app wrote it: deploy that one again (docs/upgrades.md). Nothing was changed',
    more: REFERENCE,
  },
  'store.unavailable': { status: 503, detail: 'Cannot list the stored values: status 503', more: REFERENCE },
} as const satisfies Readonly<Record<string, ProblemExample>> & Readonly<Record<AccessErrorCode, ProblemExample>>;
export type ProblemCode = keyof typeof PROBLEM_CODES;

/** Of whoever asks without a key: who they are is not known. */
export const LINK_PROBLEMS = [
  'access.bad-link',
  'access.link-expired',
  'access.link-revoked',
  'access.off',
] as const satisfies readonly ProblemCode[];
/** The same, and what they may see. */
export const READER_PROBLEMS = [
  'access.unknown-reader',
  'access.bad-principal',
  'access.no-role',
  'access.no-scope',
  'access.too-many-groups',
  ...LINK_PROBLEMS,
] as const satisfies readonly ProblemCode[];

/** Those of whatever needs the settings and the history. */
export const APP_PROBLEMS = [
  'internal',
  'settings.invalid',
  'store.corrupt',
  'store.newer',
  'store.unavailable',
] as const satisfies readonly ProblemCode[];

export function problemExample(code: ProblemCode): ProblemExample {
  return PROBLEM_CODES[code];
}
