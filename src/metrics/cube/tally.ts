/** The tally: fixed counts of one scope, small enough that trends and baselines read nothing else. */
import { isLedByPeople } from '../fact/abandonment.ts';
import { AI_COUNTS, aiOutcomeOf } from '../fact/ai-led.ts';
import { isAbandoned } from '../fact/classify.ts';
import type { Fact, Intake } from '../fact/fact.ts';
import { isIn, SET_NAMES, SETS, type SetName } from '../fact/sets.ts';
import { WATCHED_COLUMNS, type WatchedColumn } from '../row/empty-columns.ts';
import { remembered } from '../row/text.ts';

/** The sets that a tally counts: all but the abandoned, which are counted by what tells of them. */
const TALLIED_SETS = SET_NAMES.filter((name): name is TalliedSet => name !== 'abandoned');
type TalliedSet = Exclude<SetName, 'abandoned'>;

/** Attempts by whether they were made at an allowed time of the called party's day. */
const HOURS_COUNTS = {
  ok: 'hoursOk',
  violation: 'hoursViolation',
  possible: 'hoursPossible',
  undeterminable: 'hoursUndeterminable',
} as const;
/** Voice attempts whose abandonment each source tells, and those of them that were abandoned. */
const MEASURED_COUNTS = {
  column: 'measuredColumn',
  conversation: 'measuredConversation',
  code: 'measuredCode',
  estimate: 'measuredEstimate',
} as const;
const ABANDONED_COUNTS = {
  column: 'abandonedColumn',
  conversation: 'abandonedConversation',
  code: 'abandonedCode',
  estimate: 'abandonedEstimate',
} as const;
/** Voice attempts of engagements that representatives lead: what can be abandoned before one is added. */
const LED_COUNT = 'ledByPeople';
/** Deliveries with a value, and the sum of their values. */
const VALUE_COUNTS = ['valued', 'valueHundredths'] as const;
type ExtraCount =
  | typeof LED_COUNT
  | (typeof AI_COUNTS)[number]
  | (typeof VALUE_COUNTS)[number]
  | (typeof HOURS_COUNTS)[keyof typeof HOURS_COUNTS]
  | (typeof MEASURED_COUNTS)[keyof typeof MEASURED_COUNTS]
  | (typeof ABANDONED_COUNTS)[keyof typeof ABANDONED_COUNTS];
/** Deliveries with an empty column, by column. */
type EmptyCount = `empty ${WatchedColumn}`;
const EMPTY_COUNTS = WATCHED_COLUMNS.map((column): EmptyCount => `empty ${column}`);
const EXTRA_COUNTS: readonly ExtraCount[] = [
  ...[HOURS_COUNTS, MEASURED_COUNTS, ABANDONED_COUNTS].flatMap((names): ExtraCount[] => Object.values(names)),
  ...AI_COUNTS,
  ...VALUE_COUNTS,
  LED_COUNT,
];

export type TallyCount = 'intake' | 'intakeFinished' | 'deliveries' | TalliedSet | ExtraCount | EmptyCount;
/** Fixed counts of one scope. intakeFinished = created and finished by now. */
export const TALLY_COUNTS: readonly TallyCount[] = [
  'intake',
  'intakeFinished',
  'deliveries',
  ...TALLIED_SETS,
  ...EXTRA_COUNTS,
  ...EMPTY_COUNTS,
];
export type Tally = Readonly<Record<TallyCount, number>>;

/** A tally under construction. */
export type TallyBuilder = { -readonly [Name in TallyCount]: number };

/** What a scope without rows amounts to. */
export const EMPTY_TALLY: Tally = Object.freeze(Object.fromEntries(TALLY_COUNTS.map((name) => [name, 0])) as TallyBuilder);

/** All counts 0. */
export function newTally(): TallyBuilder {
  return { ...EMPTY_TALLY };
}

/** Counts a finished delivery. */
export function tallyFact(tally: TallyBuilder, fact: Fact): void {
  const { sets, scope, hours, abandonSource, empty, valueHundredths } = fact;
  tally.deliveries++;
  for (const name of namesOf(sets)) tally[name]++;
  if (isLedByPeople(sets, scope.dialMode)) tally[LED_COUNT]++;
  if (hours !== '') tally[HOURS_COUNTS[hours]]++;
  if (abandonSource !== '') {
    tally[MEASURED_COUNTS[abandonSource]]++;
    if (isAbandoned(sets)) tally[ABANDONED_COUNTS[abandonSource]]++;
  }
  const aiOutcome = aiOutcomeOf(fact);
  if (aiOutcome !== null) {
    tally[aiOutcome]++;
    if (aiOutcome !== 'aiUnjoined') tally.aiJoined++;
  }
  if (valueHundredths !== null) {
    tally.valued++;
    tally.valueHundredths += valueHundredths;
  }
  for (let i = 0; i < EMPTY_COUNTS.length; i++) if ((empty & (1 << i)) !== 0) tally[EMPTY_COUNTS[i] as EmptyCount]++;
}

/** The sets of a delivery by name; the same few combinations come with every row. */
const namesOf = remembered((sets: number): readonly TalliedSet[] => TALLIED_SETS.filter((name) => isIn(sets, SETS[name])));

/** Counts a created row. */
export function tallyIntake(tally: TallyBuilder, { placeMs }: Intake): void {
  tally.intake++;
  if (placeMs !== null) tally.intakeFinished++;
}

/** Sums of the fixed counts. */
export function mergeTallies(tallies: readonly Tally[]): Tally {
  const sum = newTally();
  const filled = tallies.filter((tally) => tally !== EMPTY_TALLY);
  // Count by count: so the sum is written once a count, not once a tally.
  for (const name of TALLY_COUNTS) {
    let total = 0;
    for (const tally of filled) total += tally[name];
    sum[name] = total;
  }
  return sum;
}

/** Tallies summed up as they come. */
export interface TallySum {
  add(tally: Tally): void;
  finish(): Tally;
}

// Of few at once none lives long, so that forgetting them costs nothing; one at a time would write the sum once a tally.
const TALLIES_AT_ONCE = 64;

/** The sum of the given ones, and of those to come. */
export function newTallySum(tallies: readonly Tally[] = []): TallySum {
  let waiting = [...tallies];
  return {
    add(tally) {
      if (tally === EMPTY_TALLY) return;
      waiting.push(tally);
      if (waiting.length >= TALLIES_AT_ONCE) waiting = [mergeTallies(waiting)];
    },
    finish: () => mergeTallies(waiting),
  };
}
