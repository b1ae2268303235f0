/** How rows are read where little of them is needed: to leave out columns is what makes it quick. */
import type { FactOfContact } from '../../metrics/contacts/contact-fact.ts';
import type { FrequencyCap } from '../../metrics/contacts/frequency-caps.ts';
import type { LookBack } from '../../metrics/contacts/look-back/look-back.ts';
import type { Scope } from '../../metrics/fact/fact.ts';
import { isIn, SETS } from '../../metrics/fact/sets.ts';
import { COUNTED_COLUMN_NAMES, contactFactsAt } from '../parquet/fact-file.ts';
import { LOOK_BACK_NAMES, lookBacksAt, SEEN_NAMES } from '../parquet/look-back-columns.ts';
import { numbers, numbersOrNull, texts } from '../parquet/reading.ts';
import { SCOPE_COLUMN_NAMES, scopesIn } from '../parquet/record-columns.ts';
import type { IntakeScope } from '../quarters/quarter-store.ts';
import type { Decoding } from './day-records.ts';

/** What metrics of contacts are counted from, with what it has behind it. */
export interface CountedRecord {
  readonly fact: FactOfContact;
  readonly lookBack: LookBack;
}

/** What only caps are told from. */
const OF_CAPS: readonly string[] = ['matter', ...SEEN_NAMES];

/** Of a file that has what its facts have behind them. */
export function countedDecoding(caps: readonly FrequencyCap[]): Decoding<CountedRecord> {
  const all = [...COUNTED_COLUMN_NAMES, ...LOOK_BACK_NAMES];
  return {
    names: caps.length > 0 ? all : all.filter((name) => !OF_CAPS.includes(name)),
    records(columns) {
      const [fact, lookBack] = [contactFactsAt(columns), lookBacksAt(columns)];
      return (row) => {
        const read = fact(row);
        return read && { fact: read, lookBack: lookBack(row) };
      };
    },
  };
}

/** Whom a row is about. */
export interface Keyed {
  readonly scope: Scope;
  readonly contact: string;
}

const KEY_NAMES = [...SCOPE_COLUMN_NAMES, 'contact'];

/** Of facts. */
export const ATTEMPTED: Decoding<Keyed> = {
  names: [...KEY_NAMES, 'sets'],
  records(columns) {
    const [scope, contact, sets] = [scopesIn(columns), texts(columns, 'contact'), numbers(columns, 'sets')];
    // One that moved is in no set.
    return (row) => (isIn(sets(row), SETS.attempts) ? { scope: scope(row), contact: contact(row) } : undefined);
  },
};

/** Of intake entries. */
export const CREATED: Decoding<Keyed> = {
  names: KEY_NAMES,
  records(columns) {
    const [scope, contact] = [scopesIn(columns), texts(columns, 'contact')];
    return (row) => ({ scope: scope(row), contact: contact(row) });
  },
};

export const INTAKE_SCOPES: Decoding<IntakeScope> = {
  names: [...SCOPE_COLUMN_NAMES, 'placed_at'],
  records(columns) {
    const [scope, placeMs] = [scopesIn(columns), numbersOrNull(columns, 'placed_at')];
    return (row) => ({ scope: scope(row), isOpen: placeMs(row) === null });
  },
};
