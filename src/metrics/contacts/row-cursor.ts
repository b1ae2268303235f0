/** Goes through rows that are kept in columns, and gives each as measures take it, without an object a row. */
import { SECOND_MS } from '../../time/lengths.ts';
import type { Scope } from '../fact/fact.ts';
import { keyOfWords } from './contact-numbers.ts';
import { BEFORE_WINDOW, type CountedColumns, MARKS, NOT_KNOWN } from './counted-columns.ts';
import type { CountedFact, CountedRow } from './counted-row.ts';
import { type LookBack, NO_LOOK_BACK } from './look-back/look-back.ts';

export interface RowCursor {
  /** Sum of MARKS. */
  readonly marks: number;
  readonly scope: Scope;
  /** The two words of its contact's key. */
  readonly high: number;
  readonly low: number;
  moveTo(row: number): void;
  /** All that counts of a finished row; the same object every time, so not to be kept. @param contact its number */
  read(contact: number): CountedRow;
}

type Mutable<T> = { -readonly [Name in keyof T]: T[Name] };

const NO_SCOPE: Scope = { configuration: '', queue: '', channel: '', dialMode: '' };
// Which one it is tells nothing more: what was counted by matter is told by `seen`.
const SOME_MATTER = '?';

/** Before the first row. */
export function rowCursor(columns: CountedColumns): RowCursor {
  const fact: Mutable<CountedFact> = {
    ...{ contact: '', scope: NO_SCOPE, placeMs: 0, startMs: null, windowStartMs: null, sets: 0, matter: '', localSlot: NOT_KNOWN },
    ...{ isRightParty: false, isFinal: false, isDelivered: false },
  };
  const seen = columns.seen.map(() => 0);
  const lookBack: Mutable<LookBack> = { ...NO_LOOK_BACK, seen };
  const counted: Mutable<CountedRow> = { contact: 0, fact, lookBack };
  let current = 0;
  const cursor = {
    marks: 0,
    scope: NO_SCOPE,
    high: 0,
    low: 0,
    moveTo(row: number) {
      current = row;
      cursor.marks = columns.marks[row] ?? 0;
      cursor.scope = columns.scope(row);
      // Words are kept as signed numbers.
      cursor.high = (columns.high[row] ?? 0) >>> 0;
      cursor.low = (columns.low[row] ?? 0) >>> 0;
    },
    read(contact: number) {
      fillFact(current);
      fillLookBack(current);
      counted.contact = contact;
      return counted;
    },
  };

  function fillFact(row: number): void {
    const { marks, high, low } = cursor;
    const [atMs, waitSeconds] = [columns.atMs[row] ?? 0, columns.waitSeconds[row] ?? NOT_KNOWN];
    const isStarted = (marks & MARKS.isStarted) !== 0;
    // Nobody asks for the key of another.
    fact.contact = (marks & MARKS.isAfterWish) === 0 ? '' : keyOfWords(high, low);
    fact.scope = cursor.scope;
    fact.placeMs = atMs;
    fact.startMs = isStarted ? atMs : null;
    fact.windowStartMs = windowStartOf(atMs, waitSeconds);
    fact.sets = columns.sets[row] ?? 0;
    fact.matter = (marks & MARKS.hasMatter) === 0 ? '' : SOME_MATTER;
    fact.localSlot = columns.localSlot[row] ?? NOT_KNOWN;
    fact.isRightParty = (marks & MARKS.isRightParty) !== 0;
    fact.isFinal = (marks & MARKS.isFinal) !== 0;
    fact.isDelivered = (marks & MARKS.isDelivered) !== 0;
  }

  function fillLookBack(row: number): void {
    const { marks } = cursor;
    lookBack.attempt = orNull(columns.attempt[row]);
    lookBack.sinceCallSeconds = orNull(columns.sinceCallSeconds[row]);
    for (let i = 0; i < seen.length; i++) seen[i] = columns.seen[i]?.[row] ?? 0;
    lookBack.isAfterCall = (marks & MARKS.isAfterCall) !== 0;
    lookBack.isAfterLive = (marks & MARKS.isAfterLive) !== 0;
    lookBack.isAfterWish = (marks & MARKS.isAfterWish) !== 0;
    lookBack.isOutOfSequence = (marks & MARKS.isOutOfSequence) !== 0;
    lookBack.isRepeat = (marks & MARKS.isRepeat) !== 0;
  }

  return cursor;
}

function orNull(value: number | undefined): number | null {
  return value === undefined || value === NOT_KNOWN ? null : value;
}

function windowStartOf(startMs: number, waitSeconds: number): number | null {
  if (waitSeconds === NOT_KNOWN) return null;
  return waitSeconds === BEFORE_WINDOW ? startMs + 1 : startMs - waitSeconds * SECOND_MS;
}
