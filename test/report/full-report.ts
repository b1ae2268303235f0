/** A report in which nothing is null and no list is empty: every field of the type is there once. The figures mean nothing. */
import { recordOf } from '../../src/metrics/cube/cell.ts';
import { SHOWN_LIST_NAMES } from '../../src/metrics/cube/lists.ts';
import { RATES, TREND_RATES } from '../../src/metrics/kpis/rate-table.ts';
import { DEFINITIONS } from '../../src/report/build-report.ts';
import type {
  Abandonment,
  CallerIdItem,
  ContactReport,
  Item,
  Mean,
  QueueItem,
  Rate,
  Rates,
  Report,
  Totals,
} from '../../src/report/report.ts';

const rate: Rate = { numerator: 1, denominator: 2, value: 0.5, low: 0.1, high: 0.9 };
const rates = Object.fromEntries(RATES.map(({ id }) => [id, rate])) as Rates;
const trendRates = recordOf([...TREND_RATES.map(({ id }) => id), 'abandonment' as const], () => rate);
const period = { from: '2026-11-22', to: '2026-11-22', zone: 'Europe/Lisbon', days: 1 };
const counts = { deliveries: 2, attempts: 2, voiceAttempts: 2, offHook: 1, liveMin: 1, liveMax: 1, rightParty: 1, converted: 1 };
const item: Item = { key: 'a', name: 'A', ...counts };
const queue: QueueItem = {
  ...item,
  expired: 1,
  processed: 1,
  value: { deliveries: 1, sum: 12.5 },
  backlog: 1,
  zombies: 1,
  processedLastHour: 1,
  hoursRemaining: 1,
  days: { deliveries: [1], voiceAttempts: [1], liveMin: [1] },
  usual: { deliveries: 1, live: 0.5, weeks: 8 },
  unusual: 1,
};
const note = { id: 'a', values: { count: 1, of: 'a', spans: ['b'] } };
const totals: Totals = {
  ...counts,
  processed: 2,
  intake: 2,
  machine: 1,
  badNumber: 1,
  notTried: 1,
  aiUnjoined: 1,
  cancelled: 1,
  cancelledByPolicy: 1,
  value: { deliveries: 1, sum: 12.5 },
  contacts: 1,
  callSeconds: { count: 1, sum: 9, p50: 9, p90: 9, p99: 9, max: 9 },
};
const mean: Mean = { days: 7, deliveriesPerDay: 1, attemptsPerDay: 1, rates: { offHook: rate, liveMin: rate, liveMax: rate } };
const callerId: CallerIdItem = {
  configuration: 'a',
  configurationName: 'A',
  name: '***00',
  voiceAttempts: 2,
  liveMin: rate,
  siblings: rate,
  before: rate,
  shortCalls: rate,
  p: 0.5,
  warning: false,
};
const contacts: ContactReport = {
  reason: 'none',
  lookBackReason: 'none',
  reasonNote: note,
  lookBackNote: note,
  contacts: 1,
  contactsLive: 1,
  contactsRightParty: 1,
  contactsLoaded: 1,
  attemptsPerContact: [{ attempts: 1, contacts: 1 }],
  reachByAttempt: [{ attempt: 1, rate }],
  retrySpacing: { count: 1, p50Seconds: 1, minSeconds: 1, sameHour: 1 },
  speedToFirstAttempt: { count: 1, p50Seconds: 1, p90Seconds: 1 },
  penetration: rate,
  grossPenetration: rate,
  saturation: 1,
  contactRate: rate,
  rightPartyContacts: rate,
  smsAfterVoice: rate,
  repeatedDeliveries: 1,
  sequenceAgainstStarts: 1,
};
const abandonment: Abandonment = {
  source: 'column',
  sourceName: 'the column',
  microsoft: rate,
  regulatory: [{ configuration: 'a', name: 'A', source: 'column', abandoned: 1, liveAnswered: 2, value: 0.5, limit: 0.03, room: -1 }],
  days: 30,
};

/** Typed as Report, so that a new field must be given here, and then explained. */
export function fullReport(): Report {
  return {
    definitions: DEFINITIONS,
    period,
    scope: { configuration: 'a', queue: 'b', channel: 'Voice', dialMode: 'Preview' },
    allowed: [{ configuration: 'a', queue: ['b', 'c'], channel: 'Voice', dialMode: 'Preview' }],
    generatedAt: '2026-11-23T06:00:00Z',
    asOf: '2026-11-23T06:00:00Z',
    provisional: false,
    provisionalReasons: ['none'],
    provisionalNotes: [note],
    totals,
    rates,
    backlog: { at: '2026-11-22T23:45:00Z', total: 1, items: [{ status: 'Pending', age: 'under 1 h', deliveries: 1 }] },
    // Those whose items say something else follow.
    ...recordOf(SHOWN_LIST_NAMES, () => [item]),
    byQueue: [queue],
    byConfiguration: [
      {
        ...queue,
        limits: {
          throttles: [{ metric: 'abandonmentRate', threshold: 3, periodMinutes: 60 }],
          botFailureTreatment: 'threshold',
          botFailurePercent: 5,
          firstResponseMinutes: 60,
          queuePercent: 50,
        },
        abandonment: rate,
        botFailure: rate,
      },
    ],
    byJourneyRun: [{ ...item, journey: 'a', run: 'b' }],
    byAgent: [{ ...item, handled: 1, meanTalkSeconds: 1, talked: 1, meanHandleSeconds: 1, timedHandles: 1 }],
    byHour: [{ ...item, key: '00', name: '00' }],
    byAttribute: [{ key: 'a', name: 'A', type: 'input', keyword: 'a', value: 'A', deliveries: 1, liveMin: 1, converted: 1 }],
    contacts,
    callerIds: [callerId],
    bestTime: {
      days: 28,
      cells: [{ weekday: 1, hour: 9, attempt: 'any', live: rate }],
      hiddenCells: 1,
      byAttempt: { cells: [{ weekday: 1, hour: 9, attempt: '1', live: rate }], hiddenCells: 1 },
    },
    callHours: [{ weekday: 1, hour: 9, voiceAttempts: 2, liveMin: 1 }],
    callTimes: [{ fromSeconds: 5, toSeconds: 10, calls: 1 }],
    customerWait: { count: 1, p50Seconds: 1, p90Seconds: 1 },
    windowUse: { count: 1, p50Percent: 1, p90Percent: 1 },
    compliance: {
      rulePack: { id: 'a', name: 'A', note: 'none' },
      callingHours: { ok: 1, violation: 1, possible: 1, undeterminable: 1, compliant: rate },
      outsideHours: [{ configuration: 'a', configurationName: 'A', hour: '20', attempts: 1, possible: 1 }],
      frequency: [
        {
          id: 'a',
          name: 'A',
          attempts: 3,
          hours: 24,
          per: 'matter',
          contactsOver: 1,
          rowsOver: 1,
          maxSeen: 4,
          maxOfContact: 4,
          byMatter: 1,
          byContact: 1,
        },
      ],
      afterDoNotContact: { count: 1, first: [{ contact: 'a', at: '2026-11-22T12:00:00Z' }] },
      abandonment,
      notMeasured: [{ id: 'a', name: 'A', reason: 'none', reasonId: 'b', values: { count: 1 } }],
    },
    failedUploads: [
      { key: 'a', name: 'A', configuration: 'a', configurationName: 'A', outcome: 'failed', at: '2026-11-22T09:00:00Z', message: 'none' },
    ],
    quality: [
      {
        id: 'a', name: 'A', count: 1, values: ['a'], data: { share: 0.5 },
        changes: [{ at: '2026-11-22T12:00:00Z', settings: ['SHORT_CALL_SECONDS'] }],
      }, // biome-ignore format: one
    ],
    comparison: {
      weekBefore: { period, totals, rates },
      mean7: mean,
      mean28: mean,
      signals: ['offHook'],
      before: {
        kind: 'day',
        compare: 'weekBefore',
        period,
        until: '2026-11-22T12:00:00Z',
        days: { now: 1, before: 1 },
        perDay: true,
        totals,
        rates,
      },
      anomalies: [
        {
          id: 'a', name: 'A', value: 1, median: 1, spread: 1, score: 4, weeks: 8, p: 0.01,
          evidence: { numerator: 1, denominator: 1, usualNumerator: 1, usualDenominator: 1 },
        }, // biome-ignore format: one
      ],
      unwatched: 'none',
      unwatchedNote: note,
      breaks: [{ at: '2026-11-22T12:00:00Z', rules: 2, settings: ['SHORT_CALL_SECONDS'], crosses: ['before'] }],
    },
    trend: [{ date: '2026-11-22', read: true, deliveries: 2, attempts: 2, rates: trendRates }],
    read: 'all',
    unreadBefore: ['contacts'],
    signals: [
      {
        id: 'a',
        kind: 'anomaly',
        severity: 'urgent',
        what: 'a',
        name: 'A',
        where: { section: 'rates', key: 'a', name: 'A' },
        mostly: { key: 'a', name: 'A', hour: '20', share: 'most' },
        most: [{ column: 'configuration', key: 'a', name: 'A', value: 1, share: 0.5, usual: 1 }],
        hours: { from: 20, to: 22, share: 0.5 },
        opens: { scope: { configuration: 'a', queue: 'b' }, section: 'campaigns', hours: { from: 20, to: 22 } },
        value: 1,
        usual: 1,
        limit: 1,
        threshold: 'a rule',
        minimum: 1,
        evidence: {
          numerator: 1, denominator: 1, usualNumerator: 1, usualDenominator: 1, weeks: 1, days: 1, score: 1, p: 1, most: 1, said: 'a', crossesRules: true,
        }, // biome-ignore format: ones
      },
    ],
    restated: [{ date: '2026-11-20', version: 2, reason: 'none', changes: [note], at: '2026-11-22T12:00:00Z' }],
    missed: [{ date: '2026-11-19', reason: 'none', reasonId: 'dataIncomplete', at: '2026-11-22T12:00:00Z' }],
  };
}
