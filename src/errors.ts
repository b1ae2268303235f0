/** Every error this program raises on purpose: a stable code, whether trying again can help, and the cause. Messages hold no secret, phone number or mail address. */

export type InputErrorCode =
  | 'input.zone'
  | 'input.date'
  | 'input.query'
  | 'input.body'
  | 'input.media-type'
  | 'input.too-large'
  | 'input.not-acceptable'
  | 'input.rows'
  | 'input.command'
  | 'scope.unknown'
  | 'snapshot.unknown'
  | 'link.no-subscription'
  | 'subscription.unknown'
  | 'subscription.conflict'
  | 'subscription.no-version'
  | 'subscription.of-settings'
  | 'digest.unknown'
  | 'digest.no-message'
  | 'digest.not-ambiguous';
/** 401, 403 or 404 over HTTP (src/http/problem.ts). */
export type AccessErrorCode =
  | 'access.off'
  | 'access.unknown-reader'
  | 'access.bad-principal'
  | 'access.no-role'
  | 'access.admin-only'
  | 'access.no-scope'
  | 'access.too-many-groups'
  | 'access.bad-link'
  | 'access.link-expired'
  | 'access.link-revoked'
  | 'access.beyond-link'
  | 'access.all-scopes';
export type DataverseErrorCode =
  | 'dataverse.unreachable'
  | 'dataverse.unauthorized'
  | 'dataverse.forbidden'
  | 'dataverse.no-rights'
  | 'dataverse.other-organisation'
  | 'dataverse.throttled'
  | 'dataverse.unavailable'
  | 'dataverse.refused'
  | 'dataverse.bad-answer'
  | 'dataverse.foreign-link'
  | 'dataverse.aborted';
export type StoreErrorCode = 'store.unavailable' | 'store.conflict' | 'store.corrupt' | 'store.newer' | 'store.key';
export type MailErrorCode = 'mail.unreachable' | 'mail.login' | 'mail.throttled' | 'mail.rejected' | 'mail.ambiguous' | 'mail.invalid';
export type ErrorCode = InputErrorCode | AccessErrorCode | DataverseErrorCode | StoreErrorCode | MailErrorCode | 'settings.invalid';

export interface AppErrorOptions {
  /** Whether the same call can succeed later without a change by a person. @default false */
  readonly retryable?: boolean;
  readonly cause?: unknown;
}

/** What all errors here share. `code` is stable and meant for programs, `message` for people. */
export abstract class AppError<Code extends ErrorCode = ErrorCode> extends Error {
  readonly code: Code;
  readonly retryable: boolean;

  constructor(code: Code, message: string, { retryable = false, cause }: AppErrorOptions = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = new.target.name;
    this.code = code;
    this.retryable = retryable;
  }
}

const MOST_TOLD = 20;

/** A value given by a caller (HTTP query, command line, file) breaks a rule. */
export class InputError extends AppError<InputErrorCode> {}
/** A queue or configuration that history has not met. */
export class UnknownScopeError extends InputError {
  /** What was given, and for which column of a scope. */
  readonly given: string;
  readonly column: 'queue' | 'configuration';
  /** The names nearest to the given one, at most five. */
  readonly nearest: readonly string[];

  constructor(message: string, { given, column, nearest }: Pick<UnknownScopeError, 'given' | 'column' | 'nearest'>) {
    super('scope.unknown', message);
    this.given = given;
    this.column = column;
    this.nearest = nearest;
  }
}
/** A day that has not begun. */
export class FutureError extends InputError {
  /** Local date, YYYY-MM-DD. */
  readonly date: string;

  constructor(message: string, date: string) {
    super('input.date', message);
    this.date = date;
  }
}
/** Fields of what a caller gave break rules; all of them are told. */
export class FieldsError extends InputError {
  /** Each field by the way to it ("recipients[2]"), and the rule; no value. */
  readonly problems: readonly { readonly field: string; readonly rule: string }[];

  constructor(what: string, problems: FieldsError['problems']) {
    const told = problems.slice(0, MOST_TOLD).map(({ field, rule }) => (field === '' ? rule : `"${field}": ${rule}`));
    const others = problems.length > MOST_TOLD ? [`and ${problems.length - MOST_TOLD} more`] : [];
    super('input.body', `Cannot use ${what}: ${[...told, ...others].join('; ')}`);
    this.problems = problems;
  }
}
/** A caller takes no type that the address serves. */
export class NotAcceptableError extends InputError {
  /** Media types, the preferred one first. */
  readonly served: readonly string[];

  constructor(message: string, served: readonly string[]) {
    super('input.not-acceptable', message);
    this.served = served;
  }
}
/** Somebody may not see what they ask for, or nobody knows who asks; the message says what to do. */
export class AccessError extends AppError<AccessErrorCode> {
  /** Path and query of this site where they can sign in and come back; undefined where that would not help. */
  readonly signIn: string | undefined;
  /** Whether it was the link in the cookie that was refused: the browser is to forget it. */
  readonly refusesCookie: boolean;

  constructor(code: AccessErrorCode, message: string, signIn?: string, refusesCookie = false) {
    super(code, message);
    this.signIn = signIn;
    this.refusesCookie = refusesCookie;
  }
}
/** Dataverse could not be asked, or gave an answer that cannot be used. */
export class DataverseError extends AppError<DataverseErrorCode> {}
/** Storage could not be asked, or holds something that cannot be read. */
export class StoreError extends AppError<StoreErrorCode> {}
/** Whether an error says that something stored cannot be read by anybody, now or later: it may be replaced. */
export function isCorrupt(error: unknown): error is StoreError {
  return error instanceof StoreError && error.code === 'store.corrupt';
}
/** Whether an error says that a newer version of the app wrote something: that one can read it, and this one must leave it as it is. */
export function isNewer(error: unknown): error is StoreError {
  return error instanceof StoreError && error.code === 'store.newer';
}
/** Whether an error says that this app cannot read something stored: what can do without it goes on. */
export function isUnreadable(error: unknown): error is StoreError {
  return isCorrupt(error) || isNewer(error);
}
/** A message could not be handed over, or it is not known whether it was. */
export class MailError extends AppError<MailErrorCode> {
  /** How long the server asks to be left alone, milliseconds; undefined where it does not say. */
  readonly retryAfterMs: number | undefined;

  constructor(
    code: MailErrorCode,
    message: string,
    { retryAfterMs, ...options }: AppErrorOptions & { readonly retryAfterMs?: number } = {},
  ) {
    super(code, message, options);
    this.retryAfterMs = retryAfterMs;
  }
}
/** One or more settings are missing or wrong; the message lists all of them. */
export class SettingsError extends AppError<'settings.invalid'> {
  /** One line a problem: name, rule, and the given value unless it is a secret. */
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super('settings.invalid', `Cannot start: ${problems.length} setting(s) are wrong\n${problems.map((p) => `  - ${p}`).join('\n')}`);
    this.problems = problems;
  }
}

/** What went wrong, as `cause`, while somebody waited for an answer, and the id by which the run log tells of it. */
export class NotedError extends Error {
  readonly id: string;

  constructor(id: string, cause: unknown) {
    super(messageOf(cause), { cause });
    this.name = new.target.name;
    this.id = id;
  }
}

/** The message of anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
