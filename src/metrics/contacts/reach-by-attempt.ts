/** How far each further call at a contact still reaches anyone: where it pays to stop. */

import { isLive } from '../fact/classify.ts';
import { isCall, type Measure } from './counted-row.ts';
import { newWordNumbers, type WordNumbers } from './word-numbers.ts';

/** Of contacts within a configuration; calls only, since a message reaches nobody live. */
export interface AttemptReach {
  /** Attempt number, 1 = the first. */
  readonly number: number;
  /** Contacts called at this number in the period. */
  readonly contacts: number;
  /** Of these, how many were live for the first time at this number. */
  readonly firstLive: number;
}

/** What contacts were reached at within a configuration, each once: over many days one may be called at the same number again. */
export interface SeriesReach {
  readonly configuration: string;
  /** Of each a contact, and a code. */
  readonly reached: Uint32Array;
}

/** Given attempts. Sums sorted by number; a number that nobody was called at is left out. */
export function newReach(): Measure<readonly SeriesReach[], readonly AttemptReach[]> {
  const series = new Map<string, WordNumbers>();
  const counts: number[] = [];
  const seriesOf = (configuration: string, expected: number) => {
    const known = series.get(configuration) ?? newWordNumbers(expected);
    series.set(configuration, known);
    return known;
  };
  const count = (reached: WordNumbers, contact: number, code: number) => {
    const before = reached.size;
    reached.add(contact, code);
    if (reached.size > before) counts[code] = (counts[code] ?? 0) + 1;
  };
  return {
    add({ contact, fact, lookBack: { attempt, isAfterLive } }) {
      if (attempt === null || !isCall(fact)) return;
      const reached = seriesOf(fact.scope.configuration, 0);
      count(reached, contact, codeOf(attempt, false));
      // A contact that was live before is not live for the first time again.
      if (isLive(fact.sets) && !isAfterLive) count(reached, contact, codeOf(attempt, true));
    },
    addSum(sum, numbers) {
      for (const { configuration, reached: others } of sum) {
        const reached = seriesOf(configuration, others.length / 2);
        for (let i = 0; i < others.length; i += 2) count(reached, numbers[others[i] ?? 0] ?? 0, others[i + 1] ?? 0);
      }
    },
    sum: () => Array.from(series, ([configuration, reached]) => ({ configuration, reached: reached.words() })),
    finish() {
      const found: AttemptReach[] = [];
      for (let number = 1; codeOf(number, false) < counts.length; number++) {
        const contacts = counts[codeOf(number, false)] ?? 0;
        if (contacts > 0) found.push({ number, contacts, firstLive: counts[codeOf(number, true)] ?? 0 });
      }
      return found;
    },
  };
}

function codeOf(attempt: number, isFirstLive: boolean): number {
  return 2 * attempt + Number(isFirstLive);
}
