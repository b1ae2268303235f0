/** Backlog, comparison with earlier days, and counts of what is odd about the data. */
import { type Kpi, kpisOf } from './kpi.ts';

const BACKLOG: readonly Kpi[] = kpisOf('Backlog', [
  {
    id: 'backlog',
    name: 'Backlog',
    formula: 'deliveries that are not finished, at the last count within the period; the report gives its time',
    columns: ['status', 'result'],
    filters: 'open deliveries, whenever created',
    unit: 'count',
    direction: 'down',
    path: '$.backlog.total',
    choice: 'Seen at one instant: days before the first harvest have none.',
  },
  {
    id: 'backlogByAge',
    name: 'Backlog by status and age',
    formula: 'the same, by status and by hours since the delivery was created: under 1, 1 to 4, 4 to 24, over 24',
    columns: ['status', 'result', 'createdon'],
    filters: 'open deliveries, whenever created',
    unit: 'count',
    direction: 'down',
    path: '$.backlog.items[*].deliveries',
  },
]);

const MEANS = 'days of the last 7 (28) that history holds whole';
const WATCHED = 'the same weekdays of the last eight weeks, four of them or more, with enough deliveries';
const COMPARISON: readonly Kpi[] = kpisOf('Comparison', [
  {
    id: 'deliveriesPerDay',
    name: 'Mean deliveries a day',
    formula: 'deliveries of the days before / days',
    columns: ['result', 'status'],
    filters: MEANS,
    unit: 'per day',
    direction: 'neither',
    path: '$.comparison.mean7.deliveriesPerDay',
    alsoAt: ['$.comparison.mean28.deliveriesPerDay'],
  },
  {
    id: 'attemptsPerDay',
    name: 'Mean attempts a day',
    formula: 'attempts of the days before / days',
    columns: ['result', 'status', 'start_date'],
    filters: MEANS,
    unit: 'per day',
    direction: 'neither',
    path: '$.comparison.mean7.attemptsPerDay',
    alsoAt: ['$.comparison.mean28.attemptsPerDay'],
  },
  {
    id: 'meanDays',
    name: 'Days of a mean',
    formula: 'days that the mean is made of',
    columns: [],
    filters: MEANS,
    unit: 'count',
    direction: 'neither',
    path: '$.comparison.mean7.days',
    alsoAt: ['$.comparison.mean28.days'],
    choice: 'Mean rates are made from sums over the days, never from daily rates.',
  },
  {
    id: 'signals',
    name: 'Changes that are more than noise',
    formula: 'rates whose difference from the period before has a 95 % interval (Newcombe) that leaves out 0',
    columns: [],
    filters: 'rates that both periods have',
    unit: 'yes or no',
    direction: 'neither',
    path: '$.comparison.signals[*]',
  },
  {
    id: 'anomaly',
    name: 'Anomalies',
    formula:
      'value, the median of earlier values, and the spread of their difference: chance (Poisson for counts, binomial for rates), more where days of a like volume scattered by more (median absolute deviation)',
    columns: [],
    filters: WATCHED,
    unit: 'as watched',
    direction: 'neither',
    path: '$.comparison.anomalies[*]',
    parts: [
      'value',
      'median',
      'spread',
      'evidence.numerator',
      'evidence.denominator',
      'evidence.usualNumerator',
      'evidence.usualDenominator',
    ],
    choice:
      'Not looked for while numbers can still change, over several days, or with fewer than four weeks. On simulated quiet days at most 5 % of digests show one (test/report/signals).',
  },
  {
    id: 'anomalyScore',
    name: 'Size of an anomaly',
    formula: '(value - median) / spread',
    columns: [],
    filters: WATCHED,
    unit: 'score',
    direction: 'neither',
    path: '$.comparison.anomalies[*].score',
  },
  {
    id: 'anomalyP',
    name: 'Chance of an anomaly',
    formula:
      'two-sided probability of such a score under the normal curve, half a count taken off, made good for all that is watched (Holm); listed under 0.02, where the value is also 5 % off the median and a rate half a point',
    columns: [],
    filters: WATCHED,
    unit: 'probability',
    direction: 'neither',
    path: '$.comparison.anomalies[*].p',
  },
  {
    id: 'anomalyWeeks',
    name: 'Weeks behind an anomaly',
    formula: 'weekdays that the value was held against',
    columns: [],
    filters: WATCHED,
    unit: 'count',
    direction: 'neither',
    path: '$.comparison.anomalies[*].weeks',
  },
]);

const SIGNALS: readonly Kpi[] = kpisOf('Comparison', [
  {
    id: 'comparedDays',
    name: 'Days compared',
    formula:
      'local days of the period and of the one before that were counted, parts of a day as parts of 1; where they differ counts are compared per day',
    columns: [],
    filters:
      'the same weekday a week before; the week, month, quarter or year before; as many days before; of an unfinished period the same part',
    unit: 'count',
    direction: 'neither',
    path: '$.comparison.before.days',
    parts: ['now', 'before'],
  },
  {
    id: 'comparedPerDay',
    name: 'Compared per day',
    formula: 'whether the two periods have different lengths',
    columns: [],
    filters: 'the period and the one before',
    unit: 'yes or no',
    direction: 'neither',
    path: '$.comparison.before.perDay',
  },
  {
    id: 'signal',
    name: 'Signals',
    formula: 'value, what is usual or was before, the limit that it should not pass, and the least volume that the rule asks for',
    columns: [],
    filters: 'what the rule of each signal finds; headline, findings, arrows and anomalies are made of this list',
    unit: 'as watched',
    direction: 'neither',
    path: '$.signals[*]',
    parts: ['value', 'usual', 'limit', 'minimum'],
  },
  {
    id: 'signalEvidence',
    name: 'What a signal is made of',
    formula:
      'its numerators and denominators, weeks or days, score and probability, the most of one contact, and whether it crosses a change of the rules',
    columns: [],
    filters: 'what the rule of each signal finds',
    unit: 'as watched',
    direction: 'neither',
    path: '$.signals[*].evidence',
    parts: ['numerator', 'denominator', 'usualNumerator', 'usualDenominator', 'weeks', 'days', 'score', 'p', 'most', 'crossesRules'],
  },
]);

const QUALITY: readonly Kpi[] = kpisOf('Data quality', [
  {
    id: 'quality',
    name: 'Data quality counts',
    formula: 'rows with the oddity that the note names: unknown values, missing or reversed times, codes that cannot be read',
    columns: [],
    filters: 'finished deliveries placed in the period',
    unit: 'count',
    direction: 'down',
    path: '$.quality[*].count',
    choice:
      'Odd rows are counted, not dropped. Result attributes whose delivery is not in Dataverse are counted by the time they were written, in reports that are not narrowed.',
  },
]);

export const COMPARISON_KPIS: readonly Kpi[] = [...BACKLOG, ...COMPARISON, ...SIGNALS, ...QUALITY];
