/** What is usual, beside what is: the days up to a report's own, the same weekdays of its queues and configurations, and who contributes what to a signal. */
import { DAY_COUNTS } from '../../cube/entry-counts.ts';
import { type Kpi, kpisOf } from './kpi.ts';

const WEEKDAYS = 'the same weekdays of the last eight weeks, four of them or more';
const QUEUE = '$.byQueue[*]';
const CONFIGURATION = '$.byConfiguration[*]';

const TREND: readonly Kpi[] = kpisOf('Comparison', [
  {
    id: 'trendRead',
    name: 'Days of the trend that were read',
    formula: 'whether all of the day has been read and can be read',
    columns: [],
    filters:
      'of a single day: the 56 local days before it and the day itself; of several: the 56 that end with the last one, or all of them where there are more',
    unit: 'yes or no',
    direction: 'up',
    path: '$.trend[*].read',
    choice:
      'Counts and rates of a day that was not read are null; a local day is one day whether a clock change makes it shorter or longer.',
  },
]);

const ITEMS: readonly Kpi[] = kpisOf('Queues and configurations', [
  {
    id: 'itemDays',
    name: 'Last days of a queue or configuration',
    formula: 'its deliveries, voice attempts, and live answers, at least, of each day, oldest first',
    columns: ['result', 'status', 'channel', 'disposition_codes'],
    filters: "each of the 14 local days up to and with the report's last one; null of a day that was not read whole",
    unit: 'count',
    direction: 'neither',
    path: `${QUEUE}.days`,
    alsoAt: [`${CONFIGURATION}.days`],
    parts: DAY_COUNTS.map((count) => `${count}[*]`),
  },
  {
    id: 'usualDeliveries',
    name: 'Usual deliveries of a queue or configuration',
    formula: 'median of its deliveries; a day without any counts as 0',
    columns: ['result', 'status'],
    filters: WEEKDAYS,
    unit: 'per day',
    direction: 'neither',
    path: `${QUEUE}.usual.deliveries`,
    alsoAt: [`${CONFIGURATION}.usual.deliveries`],
  },
  {
    id: 'usualLive',
    name: 'Usual live answer rate of a queue or configuration',
    formula: 'median of its rates of live answers, at least',
    columns: ['result'],
    filters: `${WEEKDAYS}, of at least 50 of its voice attempts each`,
    unit: 'share',
    direction: 'up',
    path: `${QUEUE}.usual.live`,
    alsoAt: [`${CONFIGURATION}.usual.live`],
  },
  {
    id: 'usualWeeks',
    name: 'Weeks behind what is usual',
    formula: 'same weekdays that have been read',
    columns: [],
    filters: 'the last eight weeks',
    unit: 'count',
    direction: 'up',
    path: `${QUEUE}.usual.weeks`,
    alsoAt: [`${CONFIGURATION}.usual.weeks`],
  },
  {
    id: 'unusual',
    name: 'How unusual a queue or configuration is',
    formula:
      'the greater of |deliveries - usual| / spread and |live rate - usual| / spread, with the spread of anomalies, and 4 for each kind of urgent and 2 for each kind of possible signal that opens it',
    columns: ['result', 'status'],
    filters: `${WEEKDAYS}; what is not held against them counts by its signals alone`,
    unit: 'score',
    direction: 'down',
    path: `${QUEUE}.unusual`,
    alsoAt: [`${CONFIGURATION}.unusual`],
  },
]);

const SIGNAL = 'signals that have parts';
const PARTS: readonly Kpi[] = kpisOf('Comparison', [
  {
    id: 'contribution',
    name: 'What contributes most to a signal',
    formula: 'own count, rate or stuck deliveries, and the median of the same weekdays',
    columns: [],
    filters: SIGNAL,
    unit: 'as watched',
    direction: 'neither',
    path: '$.signals[*].most[*]',
    parts: ['value', 'usual'],
  },
  {
    id: 'contributionShare',
    name: 'Share of a contribution',
    formula:
      'own count / all; of an unusual count: (own count - its usual one) / (all - the usual); of an unusual rate: (own numerator / all now - own usual numerator / all usually - r x (own denominator / all now - own usual denominator / all usually)) / (rate - usual rate), r = the mean of both rates',
    columns: [],
    filters: SIGNAL,
    unit: 'ratio',
    direction: 'neither',
    path: '$.signals[*].most[*].share',
    choice:
      'Of a difference the parts of all configurations (or queues) add up to 1, and one that went the other way is below 0. What is usual is here the sum of the same weekdays, since medians do not add up.',
  },
  {
    id: 'hourShare',
    name: 'Share of the hours that hold most of it',
    formula:
      'attempts certainly outside the allowed hours in the shortest run of local hours that holds more than half of them / all of those',
    columns: ['start_date'],
    filters: 'attempts certainly outside the allowed hours',
    unit: 'share',
    direction: 'neither',
    path: '$.signals[*].hours.share',
  },
]);

export const USUAL_KPIS: readonly Kpi[] = [...TREND, ...ITEMS, ...PARTS];
