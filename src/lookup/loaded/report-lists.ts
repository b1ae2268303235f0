/** What reports are made of: the lists of history, and such as group their rows by scope, so that readers of many scopes can share what was loaded once. */
import type { Noted } from '../../history/quarters/noted.ts';
import type { QuarterLists } from '../../history/quarters/quarter-store.ts';
import type { ContactKeys } from '../../metrics/contacts/contact-keys.ts';
import type { ContactPart } from '../../metrics/contacts/contact-parts.ts';
import type { FrequencyCap } from '../../metrics/contacts/frequency-caps.ts';
import type { Tally } from '../../metrics/cube/cube.ts';
import type { Scope } from '../../metrics/fact/fact.ts';

/** [fromMs, toMs), UTC epoch milliseconds, on quarter hours. */
export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

/** What a scope has in a quarter hour: finished deliveries, rows created, and those of them that were not finished when last seen. */
export interface ScopeCounts {
  readonly scope: Scope;
  readonly deliveries: number;
  readonly intakes: number;
  readonly open: number;
}

/** The fixed counts of a scope in one of the spans that were asked for. */
export interface TallyPart {
  /** Its place among the spans. */
  readonly span: number;
  readonly scope: Scope;
  /** Starts of the quarter hours that have some, UTC epoch milliseconds, in order of time. */
  readonly quarters: readonly number[];
  readonly tally: Tally;
}

/** In parts of which each is of one scope. */
export interface ContactsPart {
  /** What finished rows tell. */
  readonly parts: readonly ContactPart[];
  /** Whom the rows are about that were created in the time. */
  readonly created: readonly ContactKeys[];
}

/** The methods beside those of QuarterLists throw as they do. */
export interface ReportLists extends QuarterLists, Noted {
  readonly unreadable: ReadonlySet<number>;
  /** What rows tell of contacts, a day of UTC after the other as a rule. */
  listContacts(fromMs: number, toMs: number, caps: readonly FrequencyCap[]): AsyncIterable<ContactsPart>;
  /** Of the finished rows the contacts of attempts alone. */
  listAttempted(fromMs: number, toMs: number): AsyncIterable<ContactKeys>;
  /** In order of time; a quarter hour without rows is left out. */
  listScopes(fromMs: number, toMs: number): AsyncIterable<{ readonly quarterMs: number; readonly scopes: readonly ScopeCounts[] }>;
  /** @param spans in order of time, none inside another */
  listParts(spans: readonly Span[]): Promise<readonly TallyPart[]>;
}
