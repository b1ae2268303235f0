/** Reports for tests and for the picture in the documentation: an ordinary Sunday, a day without deliveries, and one full of hostile values. */
import type { AttributeItem, HourItem, Item, ItemCounts, Rate, Report, Totals } from '../../src/report/report.ts';

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
    liveMin: 104,
    liveMax: 131,
    contacts: 921,
    callSeconds: { count: 355, sum: 26_980, p50: 44, p90: 191, p99: 588, max: 1_105 },
  };
  return {
    definitions: '1',
    period: { from: '2026-11-22', to: '2026-11-22', zone: 'Europe/Lisbon', days: 1 },
    scope: {},
    generatedAt: '2026-11-23T06:05:12Z',
    asOf: '2026-11-23T06:00:00Z',
    provisional: false,
    provisionalReasons: [],
    totals,
    rates: ratesOf(totals),
    backlog: {
      at: '2026-11-22T23:45:00Z',
      total: 57,
      items: [
        { status: 'Pending', age: 'under 1 h', deliveries: 38 },
        { status: 'Pending', age: '1 to 4 h', deliveries: 14 },
        { status: 'InProcess', age: 'over 24 h', deliveries: 5 },
      ],
    },
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
      item('Collections Lisbon', 486, split(0.38, 0.13, 0.15)),
      item('Appointment reminders', 402, split(0.35, 0.1, 0.13)),
      item('Service recovery', 280, split(0.33, 0.1, 0.14)),
      item('SMS follow-up', 36, { voiceAttempts: 0, offHook: 0, liveMin: 0, liveMax: 0 }),
    ],
    byConfiguration: Array.from({ length: 13 }, (_, i) =>
      item(`Campaign ${String.fromCharCode(65 + i)} autumn`, i === 0 ? 172 : 151 - i * 10, split(0.36, 0.11, 0.14)),
    ),
    byJourney: [],
    byCallerId: [],
    byDisposition: [item('Promise to pay', 61), item('Call back later', 44), item('Not right party', 19), item('Do not contact', 4)],
    byAgent: [],
    byHour: hours((hour) => (hour < 9 || hour > 19 ? 0 : Math.round(150 - (hour - 14) ** 2 * 4))),
    byAttribute: [
      attribute('Language', 'pt', 804, 91),
      attribute('Language', 'en', 212, 22),
      attribute('AppointmentConfirmed', 'yes', 88, 88),
      attribute('Amount', '(number)', 486, 63),
    ],
    compliance: {
      notMeasured: [{ id: 'abandon', name: 'Abandoned calls', reason: 'the delivery rows do not say when an agent joined' }],
    },
    quality: [
      { id: 'unknown-result', name: 'Results that Microsoft does not document', count: 8, values: ['CarrierFiltered'] },
      { id: 'end-before-start', name: 'Calls that end before they start', count: 1, values: [] },
    ],
    comparison: {
      weekBefore: {
        period: { from: '2026-11-15', to: '2026-11-15', zone: 'Europe/Lisbon', days: 1 },
        totals: before,
        rates: ratesOf(before),
      },
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
    contacts: null,
    callSeconds: { count: 0, sum: 0, p50: null, p90: null, p99: null, max: null },
  };
  return {
    ...sampleReport(),
    asOf: null,
    totals,
    rates: ratesOf(totals),
    backlog: null,
    byStatus: [],
    byResult: [],
    byDialMode: [],
    byChannel: [],
    byQueue: [],
    byConfiguration: [],
    byDisposition: [],
    byHour: hours(() => 0),
    byAttribute: [],
    compliance: { notMeasured: [] },
    quality: [],
    comparison: { weekBefore: null },
  };
}

/** Values that try to become markup, template code, headers or reversed text. */
export const HOSTILE_VALUES: readonly string[] = [
  '<script>document.documentElement.dataset.hit = 1</script>',
  '"><img src=x onerror="document.documentElement.dataset.hit = 2">',
  "'-->]]></style></title><svg onload=document.documentElement.dataset.hit=3>",
  '{{constructor}}{{{lookup this "x"}}}{{#each this}}',
  'Subject\r\nBcc: somebody@example.com\r\n\r\nbody',
  'invoice\u202Efdp.exe\u2066\u200B\u0000\u001B[31m',
  '__proto__',
  `${'"=`&<'.repeat(60)}`,
  'half a \uD83D character',
  '\u2028\u2029\u0085 ',
];

/** The sample day with a hostile value wherever a report holds text, in lists far too long. */
export function hostileReport(): Report {
  const names = Array.from({ length: 300 }, (_, i) => `${HOSTILE_VALUES[i % HOSTILE_VALUES.length]} ${i}`);
  const items = names.map((name, i) => ({ ...item(name, 4_000 + i, split(0.4, 0.1, 0.2)), unknown: true }));
  const rest = { ...item('(many)', 999_999), key: '(many)' };
  const [script = '', image = '', tag = '', code = ''] = HOSTILE_VALUES;
  return {
    ...provisionalReport(),
    definitions: script,
    scope: { configuration: script, queue: image, channel: tag, dialMode: code },
    provisionalReasons: names,
    byStatus: items,
    byResult: [...items, rest],
    byDialMode: items,
    byChannel: items,
    byQueue: items,
    byConfiguration: items,
    byDisposition: items,
    byHour: hours(() => 123_456),
    byAttribute: names.map((name, i) => attribute(name, name, 5_000 + i, i)),
    backlog: { at: '2026-11-22T23:45:00Z', total: 300, items: names.map((status) => ({ status, age: status, deliveries: 1 })) },
    compliance: { notMeasured: names.map((name) => ({ id: name, name, reason: name.repeat(10) })) },
    quality: names.map((name) => ({ id: name, name, count: 1, values: Array.from({ length: 5 }, () => name) })),
  };
}

/** Rates of totals, without intervals of their own: value - 1 and + 1 point. */
export function ratesOf(totals: Totals): Report['rates'] {
  const voice = (numerator: number): Rate => rate(numerator, totals.voiceAttempts);
  return {
    offHook: voice(totals.offHook),
    liveMin: voice(totals.liveMin),
    liveMax: voice(totals.liveMax),
    machine: voice(totals.machine),
    badNumber: voice(totals.badNumber),
    notTried: rate(totals.notTried, totals.deliveries),
    expired: rate(0, totals.deliveries),
  };
}

function rate(numerator: number, denominator: number): Rate {
  if (denominator === 0) return { numerator, denominator, value: null, low: null, high: null };
  const value = numerator / denominator;
  return { numerator, denominator, value, low: Math.max(0, value - 0.01), high: Math.min(1, value + 0.01) };
}

type Counts = (deliveries: number) => Partial<ItemCounts>;

function item(name: string, deliveries: number, counts: Partial<ItemCounts> | Counts = {}): Item {
  const given = typeof counts === 'function' ? counts(deliveries) : counts;
  return { key: name, name, deliveries, attempts: deliveries, voiceAttempts: deliveries, offHook: 0, liveMin: 0, liveMax: 0, ...given };
}

function split(offHook: number, liveMin: number, liveMax: number): Counts {
  const part = (deliveries: number, share: number) => Math.round(deliveries * share);
  return (n) => ({ offHook: part(n, offHook), liveMin: part(n, liveMin), liveMax: part(n, liveMax) });
}

function hours(attemptsAt: (hour: number) => number): HourItem[] {
  return Array.from({ length: 24 }, (_, hour) => {
    const name = `${hour}`.padStart(2, '0');
    return item(name, attemptsAt(hour), split(0.36, 0.08 + (hour % 5) / 100, 0.14));
  });
}

function attribute(keyword: string, value: string, deliveries: number, liveMin: number): AttributeItem {
  return {
    key: JSON.stringify(['input', keyword, value]),
    name: `${keyword}: ${value}`,
    type: 'input',
    keyword,
    value,
    deliveries,
    liveMin,
  };
}
