/** The rows of a contact scan: nine numbers each while they are gathered, read back contact by contact. */
import { hash } from 'node:crypto';
import { scopeKey } from '../cube/cube.ts';
import { isLive } from '../fact/classify.ts';
import type { Scope } from '../fact/fact.ts';
import { isIn, SETS } from '../fact/sets.ts';
import { type ContactFact, type ContactRow, MAX_SEQUENCE_NUMBER } from './contact-fact.ts';
import { hexNumber } from './hex-number.ts';
import { type NumberRows, newNumberRows } from './number-rows.ts';

/** What a row is, as bits of its last number. */
const MARKS = {
  isAttempt: 1,
  isVoice: 2,
  isLive: 4,
  isDoNotContact: 8,
  isRightParty: 16,
  isFinal: 32,
  isDelivered: 64,
  isCounted: 128,
  isPartyTold: 256,
} as const;

/** What the local hour is multiplied by to stand above the marks, one up, so that 0 says that it is not known. */
const SLOT_UNIT = 512;

// Contact, scope, place, start, window start, sequence number, delivery, matter, marks: as numbersOf() puts them and rowOf() reads them.
const ROW_WIDTH = 9;

export interface ContactRows {
  readonly size: number;
  /** Keeps what the measures need of a fact. @param contact its number @param isCounted false where it is only looked back at */
  add(fact: ContactFact, contact: number, isCounted: boolean): void;
  /** The rows of each contact from 0 to `contacts` - 1, by time; ties are broken by what the rows hold, so the order of add() leaves no trace. */
  byContact(contacts: number): Generator<readonly ContactRow[]>;
}

/** No rows yet. */
export function newContactRows(): ContactRows {
  const scopes = newScopeList();
  const rows = newNumberRows(ROW_WIDTH);
  return {
    get size() {
      return rows.size;
    },
    add(fact, contact, isCounted) {
      rows.push(numbersOf(fact, contact, scopes.indexOf(fact.scope), isCounted));
    },
    *byContact(contacts) {
      const { order, ends } = rows.groupByFirst(contacts);
      let at = 0;
      for (let contact = 0; contact < contacts; contact++) {
        const found: ContactRow[] = [];
        for (const end = ends[contact] ?? 0; at < end; at++) found.push(rowOf(order[at] ?? 0, rows.at, scopes.at));
        yield found.sort(compareRows);
      }
    },
  };
}

function numbersOf(fact: ContactFact, contact: number, scope: number, isCounted: boolean): readonly number[] {
  const { placeMs, startMs, windowStartMs, seqNo } = fact;
  const isNumbered = Number.isInteger(seqNo) && seqNo >= 1 && seqNo <= MAX_SEQUENCE_NUMBER;
  // Rows are plain numbers, which have no null.
  const start = startMs ?? Number.NaN;
  const windowStart = windowStartMs ?? Number.NaN;
  const delivery = hashNumber(fact.deliveryKey);
  const marks = marksOf(fact, isCounted) + (fact.localSlot + 1) * SLOT_UNIT;
  return [contact, scope, placeMs, start, windowStart, isNumbered ? seqNo : 0, delivery, hashNumber(fact.matter), marks];
}

// Of a key that is made of a hash or of a GUID already (fact/delivery-key.ts).
const HASH_DIGITS = 16;
// As many as a number holds exactly.
const NUMBER_DIGITS = 13;

/** First 52 bits of a hash: what else an id says is not needed, and it may be long. */
function hashNumber(key: string): number {
  if (key === '') return 0;
  const isHash = key.length === HASH_DIGITS && !Number.isNaN(hexNumber(key, NUMBER_DIGITS, HASH_DIGITS));
  const number = isHash ? hexNumber(key, 0, NUMBER_DIGITS) : Number.NaN;
  return Number.isNaN(number) ? hexNumber(hash('sha256', key), 0, NUMBER_DIGITS) : number;
}

function marksOf(fact: ContactFact, isCounted: boolean): number {
  const { sets } = fact;
  let marks = 0;
  if (isIn(sets, SETS.attempts)) marks |= MARKS.isAttempt;
  if (isIn(sets, SETS.voiceAttempts)) marks |= MARKS.isVoice;
  if (isLive(sets)) marks |= MARKS.isLive;
  if (fact.isDoNotContact) marks |= MARKS.isDoNotContact;
  if (fact.isRightParty) marks |= MARKS.isRightParty;
  if (isIn(sets, SETS.partyTold)) marks |= MARKS.isPartyTold;
  if (fact.isFinal) marks |= MARKS.isFinal;
  if (fact.isDelivered) marks |= MARKS.isDelivered;
  return isCounted ? marks | MARKS.isCounted : marks;
}

function rowOf(row: number, at: NumberRows['at'], scopeAt: (index: number) => Scope): ContactRow {
  const placeMs = at(row, 2);
  const start = at(row, 3);
  const windowStart = at(row, 4);
  const marks = at(row, 8);
  const startMs = Number.isNaN(start) ? null : start;
  return {
    scope: scopeAt(at(row, 1)),
    timeMs: startMs ?? placeMs,
    placeMs,
    startMs,
    windowStartMs: Number.isNaN(windowStart) ? null : windowStart,
    seqNo: at(row, 5),
    delivery: at(row, 6),
    matter: at(row, 7),
    localSlot: Math.floor(marks / SLOT_UNIT) - 1,
    isAttempt: (marks & MARKS.isAttempt) !== 0,
    isVoice: (marks & MARKS.isVoice) !== 0,
    isLive: (marks & MARKS.isLive) !== 0,
    isDoNotContact: (marks & MARKS.isDoNotContact) !== 0,
    isRightParty: (marks & MARKS.isRightParty) !== 0,
    isPartyTold: (marks & MARKS.isPartyTold) !== 0,
    isFinal: (marks & MARKS.isFinal) !== 0,
    isDelivered: (marks & MARKS.isDelivered) !== 0,
    isCounted: (marks & MARKS.isCounted) !== 0,
  };
}

function compareRows(a: ContactRow, b: ContactRow): number {
  return a.timeMs - b.timeMs || a.placeMs - b.placeMs || a.seqNo - b.seqNo || a.delivery - b.delivery || compareTexts(tieOf(a), tieOf(b));
}

/** Seldom needed: rows alike in this too are the same to every measure. */
function tieOf(row: ContactRow): string {
  const { scope, timeMs, placeMs, seqNo, delivery, ...rest } = row;
  return scopeKey(scope) + JSON.stringify(rest);
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Scopes by number: few of them. */
function newScopeList() {
  const scopes: Scope[] = [];
  const indexes = new Map<string, number>();
  // Rows of one store share equal scopes, so the key, which takes long to write, is looked up by the object.
  const known = new Map<Scope, number>();
  return {
    indexOf(scope: Scope): number {
      const before = known.get(scope);
      if (before !== undefined) return before;
      const key = scopeKey(scope);
      const index = indexes.get(key) ?? scopes.length;
      if (index === scopes.length) {
        indexes.set(key, index);
        scopes.push({ configuration: scope.configuration, queue: scope.queue, channel: scope.channel, dialMode: scope.dialMode });
      }
      known.set(scope, index);
      return index;
    },
    at(index: number): Scope {
      const scope = scopes[index];
      if (scope === undefined) throw new RangeError(`Cannot find scope ${index}: there are ${scopes.length}`);
      return scope;
    },
  };
}
