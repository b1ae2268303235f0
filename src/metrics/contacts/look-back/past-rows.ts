/** Rows to look back at: nine numbers each while they are gathered, read back contact by contact. */
import { hash } from 'node:crypto';
import { isLive } from '../../fact/classify.ts';
import { keyOfId } from '../../fact/delivery-key.ts';
import { isIn, SETS } from '../../fact/sets.ts';
import { type ContactFact, MAX_SEQUENCE_NUMBER } from '../contact-fact.ts';
import { hexNumber } from '../hex-number.ts';
import { type NumberRows, newNumberRows } from '../number-rows.ts';

/** One row of a contact. Times are UTC epoch milliseconds. */
export interface PastRow {
  /** Number of the row, as add() counts them. */
  readonly row: number;
  /** Stands for the configuration. */
  readonly configuration: number;
  /** When the contact was reached for: its start, else its place. */
  readonly timeMs: number;
  readonly placeMs: number;
  readonly hasStart: boolean;
  /** 0 = not given. */
  readonly seqNo: number;
  /** Stands for the delivery id. */
  readonly delivery: number;
  /** Stands for the matter, 0 where the row has none. */
  readonly matter: number;
  readonly isAttempt: boolean;
  /** A call; an attempt that is none is a message. */
  readonly isVoice: boolean;
  /** Certainly reached a person. */
  readonly isLive: boolean;
  /** The contact asked not to be called again. */
  readonly isDoNotContact: boolean;
}

export interface PastRows {
  readonly size: number;
  /** @param contact its number */
  add(fact: ContactFact, contact: number): void;
  /** The rows of each contact from 0 to `contacts` - 1, by time. Ties are broken by what the rows hold, so the order of add() leaves no trace. */
  byContact(contacts: number): Generator<readonly PastRow[]>;
}

const MARKS = { isAttempt: 1, isVoice: 2, isLive: 4, isDoNotContact: 8, hasStart: 16 } as const;

// Contact, configuration, time, place, sequence number, delivery, matter, marks, tie: as add() puts them and rowOf() reads them.
const ROW_WIDTH = 9;
const TIE = 8;

/** No rows yet. */
export function newPastRows(): PastRows {
  const rows = newNumberRows(ROW_WIDTH);
  const configurations = new Map<string, number>();
  const compare = (a: PastRow, b: PastRow) =>
    a.timeMs - b.timeMs || a.placeMs - b.placeMs || a.seqNo - b.seqNo || rows.at(a.row, TIE) - rows.at(b.row, TIE);
  return {
    get size() {
      return rows.size;
    },
    add(fact, contact) {
      const { scope, placeMs, startMs, seqNo } = fact;
      const configuration = configurations.get(scope.configuration) ?? configurations.size;
      configurations.set(scope.configuration, configuration);
      const isNumbered = Number.isInteger(seqNo) && seqNo >= 1 && seqNo <= MAX_SEQUENCE_NUMBER;
      // As a rule the delivery id is the primary key, and is not kept twice.
      const delivery = hashNumber(fact.deliveryKey || keyOfId(fact.id));
      const numbers = [contact, configuration, startMs ?? placeMs, placeMs, isNumbered ? seqNo : 0, delivery];
      rows.push([...numbers, hashNumber(fact.matter), marksOf(fact), tieOf(fact.id)]);
    },
    *byContact(contacts) {
      const { order, ends } = rows.groupByFirst(contacts);
      let at = 0;
      for (let contact = 0; contact < contacts; contact++) {
        const found: PastRow[] = [];
        for (const end = ends[contact] ?? 0; at < end; at++) found.push(rowOf(order[at] ?? 0, rows.at));
        yield found.sort(compare);
      }
    },
  };
}

// Of a key that is made of a hash already (fact/delivery-key.ts).
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

const GUID_LENGTH = 36;
// Its last part: the first ones of what is made in one millisecond are alike (UUID v7).
const GUID_NODE = 24;

/** Sets rows apart that are alike in all else. */
function tieOf(id: string): number {
  const node = id.length === GUID_LENGTH ? hexNumber(id, GUID_NODE, GUID_LENGTH) : Number.NaN;
  return Number.isNaN(node) ? hashNumber(keyOfId(id)) : node;
}

function marksOf({ sets, startMs, isDoNotContact }: ContactFact): number {
  let marks = 0;
  if (isIn(sets, SETS.attempts)) marks |= MARKS.isAttempt;
  if (isIn(sets, SETS.voiceAttempts)) marks |= MARKS.isVoice;
  if (isLive(sets)) marks |= MARKS.isLive;
  if (isDoNotContact) marks |= MARKS.isDoNotContact;
  return startMs === null ? marks : marks | MARKS.hasStart;
}

function rowOf(row: number, at: NumberRows['at']): PastRow {
  const marks = at(row, 7);
  return {
    row,
    configuration: at(row, 1),
    timeMs: at(row, 2),
    placeMs: at(row, 3),
    seqNo: at(row, 4),
    delivery: at(row, 5),
    matter: at(row, 6),
    isAttempt: (marks & MARKS.isAttempt) !== 0,
    isVoice: (marks & MARKS.isVoice) !== 0,
    isLive: (marks & MARKS.isLive) !== 0,
    isDoNotContact: (marks & MARKS.isDoNotContact) !== 0,
    hasStart: (marks & MARKS.hasStart) !== 0,
  };
}
