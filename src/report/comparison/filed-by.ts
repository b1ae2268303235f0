/** By which rules the rows of a report were filed, and which changes of the rules lie between them: not when a change was made, but which rows it reached. */
import { joinRanges, type RulesRange } from '../../metrics/rules/rules-range.ts';
import { QUARTER_MS } from '../../time/lengths.ts';
import type { Period } from '../../time/local-day.ts';
import { quarterOf } from '../../time/quarter.ts';

/** The rules have this number since an instant (UTC epoch milliseconds; null = not known any more), by a change of these settings. */
export interface RulesChange {
  readonly atMs: number | null;
  readonly number: number;
  readonly settings: readonly string[];
}

export interface FiledBy {
  /** Numbers of the rules by starts of quarter hours (UTC epoch milliseconds), of all that the report rests on and in which rows were filed. */
  readonly quarters: ReadonlyMap<number, RulesRange>;
  /** The changes that are known, oldest first. */
  readonly changes: readonly RulesChange[];
}

export type Span = Pick<Period, 'fromMs' | 'toMs'>;

/** The rules of all rows in some spans of time together, null where there are none. */
export function rulesIn({ quarters }: Pick<FiledBy, 'quarters'>, spans: readonly Span[]): RulesRange | null {
  const found: (RulesRange | undefined)[] = [];
  for (const { fromMs, toMs } of spans) {
    for (let at = quarterOf(fromMs); at < toMs; at += QUARTER_MS) found.push(quarters.get(at));
  }
  return joinRanges(found);
}

/** Whether a change has rows on both of its sides. */
export function isBetween(range: RulesRange | null, { number }: Pick<RulesChange, 'number'>): boolean {
  return range !== null && range[0] < number && number <= range[1];
}

/** All changes between rows of a range, oldest first; of one that is not known any more, the number alone. */
export function changesWithin(range: RulesRange | null, known: readonly RulesChange[]): RulesChange[] {
  if (range === null) return [];
  const [least, greatest] = range;
  const byNumber = new Map(known.map((change) => [change.number, change]));
  return Array.from({ length: greatest - least }, (_, i) => {
    const number = least + 1 + i;
    return byNumber.get(number) ?? { number, atMs: null, settings: [] };
  });
}

/** When a change was made, as ISO 8601; null where it is not known. */
export function isoOf(atMs: number | null): string | null {
  return atMs === null ? null : new Date(atMs).toISOString();
}
