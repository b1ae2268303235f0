/** The parts of the sample report that came with contacts, compliance and comparisons: one finding of every kind. */

import { rateOf } from '../../src/metrics/kpis/rate.ts';
import { RATES } from '../../src/metrics/kpis/rate-table.ts';
import { differenceOfRates } from '../../src/metrics/kpis/statistics.ts';
import { rulePackOf, US_FEDERAL } from '../../src/metrics/zones/rule-packs.ts';
import type {
  AgentItem,
  BestTime,
  CallerIdItem,
  Compliance,
  ContactReport,
  Mean,
  QueueItem,
  RateId,
  Rates,
} from '../../src/report/report.ts';

const NO_RATE = rateOf(0, 0);

export function sampleContacts(): ContactReport {
  return {
    reason: null,
    contacts: 968,
    contactsLive: 122,
    contactsRightParty: 104,
    contactsLoaded: 1_240,
    attemptsPerContact: [
      { attempts: 1, contacts: 812 },
      { attempts: 2, contacts: 131 },
      { attempts: 3, contacts: 24 },
      { attempts: 4, contacts: 1 },
    ],
    reachByAttempt: [
      { attempt: 1, rate: rateOf(84, 702) },
      { attempt: 2, rate: rateOf(26, 246) },
      { attempt: 3, rate: rateOf(11, 131) },
      { attempt: 4, rate: rateOf(1, 35) },
    ],
    retrySpacing: { count: 183, p50Seconds: 14_700, minSeconds: 900, sameHour: 6 },
    speedToFirstAttempt: { count: 702, p50Seconds: 2_520, p90Seconds: 9_000 },
    penetration: rateOf(968, 1_240),
    grossPenetration: rateOf(968, 1_260),
    saturation: 0.9,
    contactRate: rateOf(122, 1_240),
    rightPartyContacts: rateOf(104, 968),
    smsAfterVoice: rateOf(27, 30),
    repeatedDeliveries: 0,
    sequenceAgainstStarts: 0,
  };
}

/** What is left of contacts once their facts are gone. */
export function unmeasuredContacts(reason: string): ContactReport {
  return {
    ...sampleContacts(),
    reason,
    contacts: null,
    contactsLive: null,
    contactsRightParty: null,
    contactsLoaded: null,
    attemptsPerContact: [],
    reachByAttempt: [],
    saturation: null,
    repeatedDeliveries: null,
    sequenceAgainstStarts: null,
  };
}

export function sampleCompliance(): Compliance {
  const { id, name, note } = rulePackOf('us-reg-f') ?? US_FEDERAL;
  return {
    rulePack: { id, name, note },
    callingHours: { ok: 1_079, violation: 3, possible: 12, undeterminable: 20, compliant: rateOf(1_091, 1_094) },
    outsideHours: [
      { configuration: 'a', configurationName: 'Campaign A autumn', hour: '20', attempts: 2, possible: 0 },
      { configuration: 'b', configurationName: 'Campaign B autumn', hour: '07', attempts: 1, possible: 0 },
    ],
    frequency: [
      {
        id: '7-in-7d',
        name: '7 in 7 days',
        attempts: 7,
        hours: 168,
        per: 'matter',
        contactsOver: 2,
        rowsOver: 3,
        maxSeen: 9,
        maxOfContact: 11,
        byMatter: 1_100,
        byContact: 50,
      },
    ],
    afterDoNotContact: { count: 1, first: [{ contact: '0123456789abcdef', at: '2026-11-22T15:04:00Z' }] },
    abandonment: {
      source: 'column',
      sourceName: 'customer connected, and no representative after',
      microsoft: rateOf(9, 1_090),
      regulatory: [
        { configuration: 'a', name: 'Campaign A autumn', source: 'column', abandoned: 31, liveAnswered: 812, value: 31 / 812, room: -7 },
        { configuration: 'b', name: 'Campaign B autumn', source: 'column', abandoned: 20, liveAnswered: 740, value: 20 / 740, room: 2 },
        { configuration: 'c', name: 'Campaign C autumn', source: 'column', abandoned: 4, liveAnswered: 655, value: 4 / 655, room: 15 },
      ],
      days: 30,
    },
    notMeasured: [{ id: 'occupancy', name: 'Occupancy', reason: 'the delivery rows do not say how long an agent waited' }],
  };
}

/** A compliance block in which nothing was found and nothing could be. */
export function emptyCompliance(): Compliance {
  return {
    ...sampleCompliance(),
    callingHours: { ok: 0, violation: 0, possible: 0, undeterminable: 0, compliant: NO_RATE },
    outsideHours: [],
    frequency: [],
    afterDoNotContact: null,
    abandonment: { source: null, sourceName: '', microsoft: NO_RATE, regulatory: [], days: 0 },
    notMeasured: [],
  };
}

export function sampleCallerIds(): CallerIdItem[] {
  const item = (configuration: string, name: string, live: number, calls: number, warning = false): CallerIdItem => ({
    configuration,
    configurationName: `Campaign ${configuration} autumn`,
    name,
    voiceAttempts: calls,
    liveMin: rateOf(live, calls),
    siblings: rateOf(48, 390),
    before: rateOf(41, 360),
    shortCalls: rateOf(3, live + 40),
    p: warning ? 0.002 : 0.6,
    warning,
  });
  return [item('A', '…0142', 8, 172, true), item('A', '…0143', 25, 201), item('A', '…0144', 23, 189), item('B', '…0150', 16, 141)];
}

export function sampleBestTime(): BestTime {
  const cell = (weekday: number, hour: number, attempt: string, live: number, calls: number) => ({
    weekday,
    hour,
    attempt,
    live: rateOf(live, calls),
  });
  return {
    days: 28,
    cells: [
      cell(3, 18, 'any', 92, 410),
      cell(2, 18, 'any', 81, 388),
      cell(4, 17, 'any', 84, 421),
      cell(7, 11, 'any', 40, 196),
      cell(3, 12, 'any', 70, 402),
      cell(1, 10, 'any', 51, 398),
    ],
    hiddenCells: 112,
    byAttempt: { cells: [cell(7, 18, '1', 12, 60), cell(7, 11, '2', 6, 40), cell(7, 17, '1', 9, 58)], hiddenCells: 28 },
  };
}

export function sampleAgents(): AgentItem[] {
  return ['Ana Sousa', 'Bruno Dias', 'Carla Melo'].map((name, i) => {
    const deliveries = 44 - i * 6;
    const counts = { deliveries, attempts: deliveries, voiceAttempts: deliveries, offHook: deliveries };
    const live = { liveMin: deliveries - 3, liveMax: deliveries, rightParty: deliveries - 6, converted: 20 - i };
    const times = {
      handled: deliveries,
      meanTalkSeconds: 141 + i * 9,
      talked: deliveries,
      meanHandleSeconds: 203 + i * 7,
      timedHandles: deliveries,
    };
    return { key: name, name, ...counts, ...live, ...times };
  });
}

/** How a queue copes, put beside its counts; null for one whose backlog is not known. */
export function coping(expired: number, backlog: number | null = null, processedLastHour = 0, zombies = 0) {
  const hoursRemaining = backlog === null || processedLastHour === 0 ? null : backlog / processedLastHour;
  const known = backlog === null ? { zombies: null, processedLastHour: null } : { zombies, processedLastHour };
  return { expired, processed: 0, value: { deliveries: 0, sum: null }, backlog, hoursRemaining, ...known } satisfies Partial<QueueItem>;
}

export function sampleMean(days: number, calls: number): Mean {
  const rates = { offHook: rateOf(Math.round(calls * 0.358), calls), liveMin: rateOf(Math.round(calls * 0.086), calls) };
  return {
    days,
    deliveriesPerDay: 1_090.4,
    attemptsPerDay: 1_041.8,
    rates: { ...rates, liveMax: rateOf(Math.round(calls * 0.107), calls) },
  };
}

/** The rates that differ by more than noise, as a report names them. */
export function signalsOf(now: Rates, before: Rates): RateId[] {
  return RATES.map(({ id }) => id).filter((id) => {
    const difference = differenceOfRates(now[id].numerator, now[id].denominator, before[id].numerator, before[id].denominator);
    return difference !== null && (difference.low > 0 || difference.high < 0);
  });
}

/** Figures of a representative, to put beside the counts. */
export const TIMES = { handled: 44, meanTalkSeconds: 141, talked: 44, meanHandleSeconds: 203, timedHandles: 44 };
/** A caller id with a warning, but for its names. */
export const CALLER_ID = {
  voiceAttempts: 500,
  liveMin: rateOf(1, 500),
  siblings: rateOf(200, 999),
  before: null,
  shortCalls: rateOf(1, 9),
  p: 0.001,
};

const CAP = {
  attempts: 1,
  hours: 1,
  per: 'matter' as const,
  contactsOver: 99,
  rowsOver: 999,
  maxSeen: 9_999,
  maxOfContact: 9_999,
  byMatter: 1,
  byContact: 1,
};

/** A compliance block with the names given wherever it holds text. */
export function hostileCompliance(names: readonly string[]): Compliance {
  const compliance = sampleCompliance();
  const long = names.join(' ');
  return {
    ...compliance,
    rulePack: { id: long, name: long, note: long },
    outsideHours: names.map((name) => ({ configuration: name, configurationName: name, hour: null, attempts: 1, possible: 0 })),
    frequency: names.map((name) => ({ ...CAP, id: name, name })),
    abandonment: {
      ...compliance.abandonment,
      sourceName: long,
      regulatory: names.map((name, i) => ({
        configuration: name,
        name,
        source: 'column' as const,
        abandoned: 999,
        liveAnswered: 1,
        value: 999,
        room: (i % 2) - 1,
      })),
    },
    notMeasured: names.map((name) => ({ id: name, name, reason: name.repeat(10) })),
  };
}
