/** Facts, intake entries and cubes by quarter hour of UTC: what history is asked for, and what changes it. */
import type { StoreError } from '../../errors.ts';
import type { FactOfContact } from '../../metrics/contacts/contact-fact.ts';
import type { ContactKeys } from '../../metrics/contacts/contact-keys.ts';
import type { WantedContacts } from '../../metrics/contacts/contact-numbers.ts';
import type { ContactPart } from '../../metrics/contacts/contact-parts.ts';
import type { FrequencyCap } from '../../metrics/contacts/frequency-caps.ts';
import type { LookBack } from '../../metrics/contacts/look-back/look-back.ts';
import type { Cube, Detail, Tally } from '../../metrics/cube/cube.ts';
import type { Fact, Intake, Scope, Tombstone } from '../../metrics/fact/fact.ts';
import type { KeysOf, QuarterTallies } from '../parquet/tallies.ts';
import type { Noted } from './noted.ts';

/** What is known of a quarter hour without reading its records. */
export interface QuarterState {
  /** Its start, UTC epoch milliseconds. */
  readonly quarterMs: number;
  /** Changes with every edit of the quarter hour, and with nothing else: compaction leaves it. */
  readonly etag: string;
  /** Numbers of records: facts (tombstones too), intake entries, and those of them whose delivery is not finished. */
  readonly facts: number;
  readonly intakes: number;
  readonly open: number;
  /** Whether its facts are gone and its cube is the last one. */
  readonly frozen: boolean;
  /** When it was last filed to, UTC epoch milliseconds by the writer's clock. */
  readonly filedMs: number;
}

/** A day of UTC: what is frozen, removed and compacted at once. */
export interface DayState {
  /** Its start, UTC epoch milliseconds. */
  readonly dayMs: number;
  /** Changes with every write of the day. */
  readonly etag: string;
  readonly frozen: boolean;
  /** Names all that was ever changed of it: compaction leaves it. */
  readonly state: string;
  /** Whether its facts are folded, so that what they have behind them can be kept with them. */
  readonly isFolded: boolean;
  /**
   * What was kept of that, if it is still there: by which state of history (writeLookBacks()), when, UTC epoch milliseconds, and whether what follows from it
   * of contacts is kept too.
   */
  readonly lookBack: { readonly state: string; readonly atMs: number; readonly hasContacts: boolean } | undefined;
  /** What was changed since it was compacted: in how many edits, and how many rows. */
  readonly openEdits: number;
  readonly openRows: number;
  /** Those that have, or had, records; in order of time. */
  readonly quarters: readonly QuarterState[];
}

/** Which rows of a quarter hour an edit is about, by id. */
export interface AskedRows {
  readonly facts?: Iterable<string>;
  readonly intakes?: Iterable<string>;
}

/** The records of those rows that a quarter hour has. */
export interface KnownRows {
  readonly quarterMs: number;
  /** Whether its facts are gone and its cube is the last one: then no facts are taken, and entries without their contact. */
  readonly isFrozen: boolean;
  readonly facts: ReadonlyMap<string, Fact | Tombstone>;
  readonly intakes: ReadonlyMap<string, Intake>;
}

/** What becomes of rows that were asked for; the others stay. */
export interface RowEdit {
  /** Each in place of the record of the same id, where there is one. */
  readonly facts?: readonly (Fact | Tombstone)[];
  readonly intakes?: readonly Intake[];
  /** Ids of records that go. */
  readonly goneFacts?: readonly string[];
  readonly goneIntakes?: readonly string[];
}

/** What to change of what is known; undefined for "leave it". May be asked more than once. */
export type RowChange = (known: KnownRows) => RowEdit | undefined;

export interface EditOptions {
  /** Whether the change files what Dataverse tells, so that the facts' time begins anew. @default true */
  readonly isFiling?: boolean;
}

/** What the facts of a quarter hour tell of contacts. */
export interface QuarterContacts {
  readonly quarterMs: number;
  readonly facts: readonly FactOfContact[];
  /** What each of them has behind it; absent where that is not worked out, or not asked for since contacts are named. */
  readonly lookBacks?: readonly LookBack[];
}

/** What a day of UTC tells of contacts, or the part of it that was asked for. */
export interface DayContacts {
  readonly dayMs: number;
  /** Of each scope one or several; absent where it is not worked out what the facts have behind them. */
  readonly parts?: readonly ContactPart[];
  /** The contacts of the rows created in the time. Of each scope one. */
  readonly created: readonly ContactKeys[];
}

/** What an intake entry tells without its contact. */
export interface IntakeScope {
  readonly scope: Scope;
  /** Not finished when last seen. */
  readonly isOpen: boolean;
}

/** The ids of a contact's records in a quarter hour. */
export interface RowsOfContact {
  readonly quarterMs: number;
  readonly facts: readonly string[];
  readonly intakes: readonly string[];
}

/**
 * Lists of quarter hours in [fromMs, toMs), UTC epoch milliseconds, in order of time; one without what is listed may be left out. Each throws RangeError for
 * a time that is no start of a quarter hour, and StoreError: store.unavailable, store.corrupt.
 */
export interface QuarterLists {
  /** Starts of the quarter hours that were left out so far since they cannot be read; absent where such a one ends a list with its error. */
  readonly unreadable?: ReadonlySet<number>;
  /** Cubes; as narrowCube() leaves them, and quicker, where lists are named. */
  listCubes(
    fromMs: number,
    toMs: number,
    lists?: readonly (keyof Detail)[],
  ): AsyncIterable<{ readonly quarterMs: number; readonly cube: Cube }>;
  /** The cube of all of them, much quicker. */
  sumCubes(fromMs: number, toMs: number, lists?: readonly (keyof Detail)[]): Promise<Cube>;
  /** The fixed counts alone: cheap for months. */
  listTallies(fromMs: number, toMs: number): AsyncIterable<QuarterTallies>;
  /** Those counts summed by the keys of quarter hours and scopes, much quicker; what has no key is left out. */
  sumTallies(fromMs: number, toMs: number, keysOf: KeysOf): Promise<ReadonlyMap<string, Tally>>;
  /** What is known without records: cheap for months. */
  listStates(fromMs: number, toMs: number): AsyncIterable<QuarterState>;
  listFacts(fromMs: number, toMs: number): AsyncIterable<{ readonly quarterMs: number; readonly facts: readonly (Fact | Tombstone)[] }>;
  /** Of the facts only what tells of contacts, without tombstones: quicker than all of them. Given a set, only those of its contacts, which is quicker still. */
  listContactFacts(fromMs: number, toMs: number, contacts?: WantedContacts): AsyncIterable<QuarterContacts>;
  /** The intake entries of the rows created in the time. */
  listIntakes(fromMs: number, toMs: number): AsyncIterable<{ readonly quarterMs: number; readonly intakes: readonly Intake[] }>;
}

/** Lists of what is needed of rows by those who ask often, with no more of each in memory at once than a part of a day; they throw as the others do. */
export interface NarrowLists {
  /** What rows tell of contacts, summed up day by day. */
  listContactParts(fromMs: number, toMs: number, caps: readonly FrequencyCap[]): AsyncIterable<DayContacts>;
  /** Whom attempts were about, and nothing else of them. Of each scope of each day one. */
  listAttempted(fromMs: number, toMs: number): AsyncIterable<ContactKeys>;
  /** The scopes of intake entries alone, one a row. */
  listIntakeScopes(fromMs: number, toMs: number): AsyncIterable<{ readonly quarterMs: number; readonly rows: readonly IntakeScope[] }>;
}

/** Lists of what can be read. */
export interface ReadableLists extends QuarterLists, NarrowLists, Noted {
  readonly unreadable: ReadonlySet<number>;
  /** The days of UTC that overlap the time (their starts), each with what changes with every write of it. */
  listEtags(fromMs: number, toMs: number): AsyncIterable<{ readonly dayMs: number; readonly etag: string }>;
  /** The same lists of the same days, with notes of their own. */
  apart(): ReadableLists;
  /** Adds notes of lists apart. */
  note(noted: Noted): void;
}

/** A quarter hour is named by its start. Every method throws as the lists do. */
export interface QuarterStore extends QuarterLists {
  /** Of a frozen day also where nothing was ever filed. */
  readState(quarterMs: number): Promise<QuarterState | undefined>;
  /**
   * Changes records of rows so that no concurrent change is lost. Whatever a change puts or removes has to have been asked for. Edits that are asked for
   * at the same time are written together, a day of UTC at once, and the cost follows their number, not what is there already.
   */
  edit(quarterMs: number, asked: AskedRows, change: RowChange, options?: EditOptions): Promise<void>;
  /** Where records of a contact (its key) lie, in all that is not frozen. */
  listRowsOfContact(contact: string): AsyncIterable<RowsOfContact>;
  /** All days, in order of time. @param instead is told of one that cannot be read; without it that ends the list. */
  listDays(instead?: (error: StoreError) => void): AsyncIterable<DayState>;
  /**
   * Freezes a day as its state showed it: its facts and settled intake entries go, its cubes stay. On a frozen one, entries go that have settled since: those
   * whose places all lie in it or in days of `frozen` (their starts). False where it was changed meanwhile: nothing is done then.
   */
  freezeDay(day: Pick<DayState, 'dayMs' | 'etag'>, frozen: ReadonlySet<number>): Promise<boolean>;
  /** Removes a day as its state showed it; false where it was changed meanwhile. */
  removeDay(day: Pick<DayState, 'dayMs' | 'etag'>): Promise<boolean>;
  /** Folds what was changed of a day into its files, so that nothing is left of records that were replaced or removed; false where another writer was at it, or nothing was to be done. */
  compactDay(dayMs: number): Promise<boolean>;
  /**
   * Keeps what the facts of a day as its state showed it have behind them, by id. False where it was changed meanwhile: nothing is done then.
   * @param state of history that they were worked out by, any text
   */
  writeLookBacks(day: Pick<DayState, 'dayMs' | 'state'>, lookBacks: ReadonlyMap<string, LookBack>, state: string): Promise<boolean>;
  /** Gathers what months of days are asked for, such as trends, by the month, of days that have come to rest by `nowMs` (UTC epoch milliseconds); gives the months that were written, YYYY-MM. */
  compactMonths(nowMs: number, isOver?: () => boolean): Promise<readonly string[]>;
  /** Removes what writers left that ended half-way, more than an hour ago; gives the number of blobs. */
  removeOrphans(signal?: AbortSignal): Promise<number>;
  /**
   * The lists of what can be read: what cannot is left out of them and noted in `unreadable`; of all else that they list `filedBy` has the rules.
   * @param ahead time that is going to be asked for: what is known of its days is read once, and its lists are all of that state
   */
  readable(ahead?: { readonly fromMs: number; readonly toMs: number }): ReadableLists;
}
