import { recordOf } from '../../src/metrics/cube/cell.ts';
import { SHOWN_LIST_NAMES } from '../../src/metrics/cube/lists.ts';
import type { Comparison, Report, Totals } from '../../src/report/report.ts';
import { attribute, hours, item, NO_LIMITS, ratesOf, split } from '../digest/sample-items.ts';
import {
  coping,
  emptyCompliance,
  sampleAgents,
  sampleBestTime,
  sampleCallerIds,
  sampleCompliance,
  sampleContacts,
  sampleMean,
  signalsOf,
  unmeasuredContacts,
} from '../digest/sample-sections.ts';

export { ratesOf };

const VOICE_ATTEMPTS = 1_114;

/** A believable day: voice and SMS, an unknown result, a week before to compare with. */
export function sampleReport(): Report {
  const totals: Totals = {
    deliveries: 1_204,
    processed: 1_150,
    intake: 1_310,
    attempts: 1_150,
    voiceAttempts: VOICE_ATTEMPTS,
    offHook: 402,
    liveMin: 125,
    liveMax: 156,
    machine: 238,
    badNumber: 41,
    notTried: 54,
    rightParty: 106,
    converted: 61,
    aiUnjoined: 2,
    cancelled: 11,
    cancelledByPolicy: 7,
    value: { deliveries: 58, sum: 7_204.5 },
    contacts: 968,
    callSeconds: { count: 401, sum: 31_840, p50: 47, p90: 184, p99: 612, max: 1_420 },
  };
  const before: Totals = {
    ...totals,
    deliveries: 1_072,
    intake: 1_188,
    attempts: 1_030,
    voiceAttempts: 1_000,
    offHook: 356,
    liveMin: 84,
    liveMax: 104,
    machine: 221,
    badNumber: 18,
    rightParty: 72,
    converted: 40,
    contacts: 921,
    callSeconds: { count: 355, sum: 26_980, p50: 44, p90: 191, p99: 588, max: 1_105 },
  };
  const counts = {
    expired: 36,
    smsSettled: 36,
    smsDelivered: 31,
    smsReplied: 6,
    handled: 118,
    convertedRightParty: 58,
    aiJoined: 21,
    aiContained: 17,
  };
  const rates = ratesOf(totals, counts);
  const ratesBefore = ratesOf(before, { ...counts, handled: 96, convertedRightParty: 40 });
  return {
    definitions: '1',
    period: { from: '2026-11-22', to: '2026-11-22', zone: 'Europe/Lisbon', days: 1 },
    scope: {},
    generatedAt: '2026-11-23T06:05:12Z',
    asOf: '2026-11-23T06:00:00Z',
    provisional: false,
    provisionalReasons: [],
    totals,
    rates,
    backlog: {
      at: '2026-11-22T23:45:00Z',
      total: 57,
      items: [
        { status: 'Pending', age: 'under 1 h', deliveries: 38 },
        { status: 'Pending', age: '1 to 4 h', deliveries: 14 },
        { status: 'InProcess', age: 'over 24 h', deliveries: 5 },
      ],
    },
    ...recordOf(SHOWN_LIST_NAMES, () => []),
    byStatus: [item('Complete', 1_150), item('Expired', 36), item('Cancelled', 12), item('Error', 6)],
    byResult: [
      item('NoAnswer', 514),
      item('AnsweringMachine', 201),
      item('LiveAnswer', 125, { offHook: 125, liveMin: 125, liveMax: 125 }),
      item('Busy', 98),
      item('CallFailed', 57),
      item('InvalidAddress', 41),
      item('AnsweringMachineHangup', 37),
      item('Expired', 36, { attempts: 0, voiceAttempts: 0 }),
      item('Delivered', 31, { voiceAttempts: 0 }),
      item('Undetermined', 22),
      item('CallEnded', 17),
      item('Cancelled', 12, { attempts: 0, voiceAttempts: 0 }),
      { ...item('CarrierFiltered', 8), unknown: true },
      item('Not delivered', 5, { voiceAttempts: 0 }),
    ],
    byDialMode: [
      item('Progressive', 812, split(0.36, 0.12, 0.15)),
      item('Copilot', 256, split(0.37, 0.09, 0.11)),
      item('Preview', 100, split(0.35, 0.1, 0.14)),
    ],
    byChannel: [item('Voice', 1_168, split(0.36, 0.11, 0.14)), item('SMS', 36, { voiceAttempts: 0, offHook: 0, liveMin: 0, liveMax: 0 })],
    byQueue: [
      { ...item('Collections Lisbon', 486, split(0.38, 0.13, 0.15)), ...coping(24, 38, 61, 4) },
      { ...item('Appointment reminders', 402, split(0.35, 0.1, 0.13)), ...coping(8, 15, 44) },
      { ...item('Service recovery', 280, split(0.33, 0.1, 0.14)), ...coping(4, 4, 0, 1) },
      { ...item('SMS follow-up', 36, { voiceAttempts: 0, offHook: 0, liveMin: 0, liveMax: 0 }), ...coping(0) },
    ],
    byConfiguration: Array.from({ length: 13 }, (_, i) => ({
      ...item(`Campaign ${String.fromCharCode(65 + i)} autumn`, i === 0 ? 172 : 151 - i * 10, split(0.36, 0.11, 0.14)),
      ...coping(i === 0 ? 36 : 0),
      ...NO_LIMITS,
    })),
    failedUploads: [],
    byDisposition: [item('Promise to pay', 61), item('Call back later', 44), item('Not right party', 19), item('Do not contact', 4)],
    byAgent: sampleAgents(),
    byHour: hours((hour) => (hour < 9 || hour > 19 ? 0 : Math.round(150 - (hour - 14) ** 2 * 4))),
    byAttribute: [
      attribute('Language', 'pt', 804, 91),
      attribute('Language', 'en', 212, 22),
      attribute('AppointmentConfirmed', 'yes', 88, 88),
      attribute('Amount', '(number)', 486, 63),
    ],
    contacts: sampleContacts(),
    callerIds: sampleCallerIds(),
    bestTime: sampleBestTime(),
    customerWait: { count: 118, p50Seconds: 1, p90Seconds: 4 },
    windowUse: { count: 1_102, p50Percent: 31, p90Percent: 84 },
    compliance: sampleCompliance(),
    quality: [
      { id: 'unknown-result', name: 'Results that Microsoft does not document', count: 8, values: ['CarrierFiltered'] },
      { id: 'end-before-start', name: 'Calls that end before they start', count: 1, values: [] },
    ],
    comparison: {
      weekBefore: {
        period: { from: '2026-11-15', to: '2026-11-15', zone: 'Europe/Lisbon', days: 1 },
        totals: before,
        rates: ratesBefore,
      },
      mean7: sampleMean(7, 7_120),
      mean28: sampleMean(27, 27_410),
      signals: signalsOf(rates, ratesBefore),
      anomalies: [
        { id: 'badNumber', name: 'Bad-number rate', value: 41 / VOICE_ATTEMPTS, median: 0.018, spread: 0.003, score: 6.3, weeks: 8 },
      ],
    },
  };
}

/** The sample day while it still runs and narrowed to one queue. */
export function provisionalReport(): Report {
  return {
    ...sampleReport(),
    provisional: true,
    provisionalReasons: ['The day has not ended.', '57 deliveries are still open.'],
    scope: { queue: 'Collections Lisbon' },
  };
}

/** History holds nothing to compare with. */
export const NO_COMPARISON: Comparison = { weekBefore: null, mean7: null, mean28: null, signals: [], anomalies: [] };

/** A day on which nothing happened: every rate is null, there is nothing to compare with, and it is not known how far Dataverse was read. */
export function emptyReport(): Report {
  const totals: Totals = {
    deliveries: 0,
    processed: 0,
    intake: 0,
    attempts: 0,
    voiceAttempts: 0,
    offHook: 0,
    liveMin: 0,
    liveMax: 0,
    machine: 0,
    badNumber: 0,
    notTried: 0,
    rightParty: 0,
    converted: 0,
    aiUnjoined: 0,
    cancelled: 0,
    cancelledByPolicy: 0,
    value: { deliveries: 0, sum: null },
    contacts: null,
    callSeconds: { count: 0, sum: 0, p50: null, p90: null, p99: null, max: null },
  };
  return {
    ...sampleReport(),
    asOf: null,
    totals,
    rates: ratesOf(totals),
    backlog: null,
    ...recordOf(SHOWN_LIST_NAMES, () => []),
    failedUploads: [],
    byHour: hours(() => 0),
    contacts: unmeasuredContacts('the facts of these days are no longer kept'),
    callerIds: [],
    bestTime: null,
    customerWait: { count: 0, p50Seconds: null, p90Seconds: null },
    windowUse: { count: 0, p50Percent: null, p90Percent: null },
    compliance: emptyCompliance(),
    quality: [],
    comparison: NO_COMPARISON,
  };
}
