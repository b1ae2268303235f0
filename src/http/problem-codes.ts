/** The errors that routes give: each with its status and an example of what it says. test/http/openapi/problem-codes.test.ts holds it against problemOf(). */

interface ProblemExample {
  readonly status: number;
  readonly detail: string;
  readonly nearest?: readonly string[];
}

export const PROBLEM_CODES = {
  'input.query': { status: 400, detail: 'Cannot use the extent "all": it is none of full, counts' },
  'input.date': { status: 400, detail: 'Cannot use the date "yesterday": it is no date from 2008-01-01 on, written YYYY-MM-DD' },
  'input.zone': {
    status: 400,
    detail: 'Cannot use time zone "Mars/Olympus": it is not a zone of the IANA database, such as Europe/Lisbon',
  },
  'input.body': { status: 400, detail: 'Cannot use the body: "found" is missing or none of sent, not-sent' },
  'scope.unknown': {
    status: 404,
    detail: 'Cannot find the queue "Colections": history has met none of that name or id; the nearest are "Collections"',
    nearest: ['Collections'],
  },
  'snapshot.unknown': { status: 404, detail: 'There is no snapshot of 2026-11-22 in Europe/Lisbon, version 7.' },
  'backfill.unknown': { status: 404, detail: 'There is no backfill with that id.' },
  'digest.unknown': {
    status: 404,
    detail: 'Cannot find the digest "default" of 2026-11-22 (Europe/Lisbon): it was neither made nor missed',
  },
  'digest.not-ambiguous': {
    status: 409,
    detail:
      'Cannot resolve the digest of 2026-11-22 (Europe/Lisbon): none of its recipients is ambiguous, or was resolved already; GET /api/health lists those that are',
  },
  'input.too-large': { status: 413, detail: 'Cannot read the body: it is over 16384 bytes' },
  'input.media-type': { status: 415, detail: 'Cannot read a body of type "text/plain": send application/json' },
  internal: { status: 500, detail: 'Something went wrong; the log of the app says what.' },
  'settings.invalid': { status: 500, detail: 'Cannot start: 1 setting(s) are wrong\n  - DIGEST_AT is "noon": it is no time of day, HH:MM' },
  'store.corrupt': { status: 500, detail: 'Cannot read the snapshot of "2026-11-22": version 2 is gone' },
  'store.unavailable': { status: 503, detail: 'Cannot list the stored values: status 503' },
} as const satisfies Readonly<Record<string, ProblemExample>>;
export type ProblemCode = keyof typeof PROBLEM_CODES;

/** Those of whatever needs the settings and the history. */
export const APP_PROBLEMS = [
  'internal',
  'settings.invalid',
  'store.corrupt',
  'store.unavailable',
] as const satisfies readonly ProblemCode[];

export function problemExample(code: ProblemCode): ProblemExample {
  return PROBLEM_CODES[code];
}
