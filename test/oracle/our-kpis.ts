/** The same KPIs by our own code, in the oracle's form: parse, file, cubes of quarter hours, merge, contact scan, report. */
import { conversationKey } from '../../src/dataverse/conversations.ts';
import { ATTRIBUTES, CONVERSATIONS, DELIVERIES, parseRows } from '../../src/dataverse/table-definitions.ts';
import { mergeRecords } from '../../src/harvest/file/merge-records.ts';
import { conversationsByKey } from '../../src/harvest/pull/refresh-conversations.ts';
import { contactFactOf } from '../../src/metrics/contacts/contact-fact.ts';
import type { ContactMetrics } from '../../src/metrics/contacts/contact-metrics.ts';
import { contactMetricsOf } from '../../src/metrics/contacts/contact-metrics-of.ts';
import { recordOf } from '../../src/metrics/cube/cell.ts';
import { type Cell, type Cube, cubeOf, mergeCells, mergeCubes } from '../../src/metrics/cube/cube.ts';
import { LIST_NAMES } from '../../src/metrics/cube/lists.ts';
import type { OpenList } from '../../src/metrics/cube/open-list.ts';
import { compareVersions, type Fact, type Intake, isFact } from '../../src/metrics/fact/fact.ts';
import { fileRow } from '../../src/metrics/fact/make-fact.ts';
import { FLAG_NAMES } from '../../src/metrics/fact/quality.ts';
import { defaultRules } from '../../src/metrics/rules/rules.ts';
import { rulePackOf, US_FEDERAL } from '../../src/metrics/zones/rule-packs.ts';
import { buildReport, NO_BACKGROUND } from '../../src/report/build-report.ts';
import { MANY } from '../../src/report/lists.ts';
import type { Item, Rate, Report } from '../../src/report/report.ts';
import { dayOf, type Period } from '../../src/time/local-day.ts';
import { quarterOf } from '../../src/time/quarter.ts';
import type { KpiRows, Kpis } from './database.ts';
import { rulesOf } from './oracle-rules.ts';
import type { OracleDay } from './random-day.ts';
import { CAPS } from './sql-contacts.ts';

/** What a harvest of the day's rows would have filed. */
interface Filed {
  readonly facts: readonly Fact[];
  readonly intakes: readonly Intake[];
}

export async function ourKpisOf(day: OracleDay): Promise<Kpis> {
  const period = dayOf(day.date, day.zone);
  const filed = await fileAll(day);
  const cube = cubeOfDay(filed, period);
  const metrics = scan(filed, period);
  const report = reportOf(day, period, cube, metrics);
  return { ...totalKpis(cube, report), ...listKpis(cube, report), ...contactKpis(metrics), contactRates: contactRates(report) };
}

async function fileAll({ deliveries, attributes, conversations, rules: given }: OracleDay): Promise<Filed> {
  const rules = { ...rulesOf(given), number: 2 };
  // What was filed by other settings before must be gone, whichever of the two comes first.
  const before = { ...defaultRules(rules.privacyKey), number: 1 };
  const byDelivery = Map.groupBy(parseRows(ATTRIBUTES, attributes).rows, (row) => row._msdyn_proactive_delivery_value?.toLowerCase() ?? '');
  // All of them as the one page of an answer.
  const page = async function* () {
    yield { ...parseRows(CONVERSATIONS, conversations), serverMs: 0 };
  };
  const byKey = await conversationsByKey({ listConversations: page }, [], undefined);
  const filings = deliveries.flatMap((raw, i) => {
    const { rows, malformed } = parseRows(DELIVERIES, [raw]);
    return rows.flatMap((row) => {
      const ofRow = byDelivery.get(row.msdyn_proactive_deliveryid.toLowerCase()) ?? [];
      const conversation = byKey.get(conversationKey(row.msdyn_conversation_id) ?? '');
      const parts = { row, attributes: ofRow, conversation, isMalformed: malformed.length > 0 };
      const filed = [before, rules].map((by) => fileRow(parts, by));
      return i % 2 === 0 ? filed : filed.toReversed();
    });
  });
  // A row that is open again takes its fact with it.
  const records = filings.map(({ intake, fact }) => fact ?? { id: intake.id, version: intake.version });
  const intakes = filings.map(({ intake }) => intake);
  const byVersion = intakes.toSorted((a, b) => compareVersions(a.version, b.version));
  const newest = new Map(byVersion.map((intake) => [intake.id, intake]));
  return { facts: mergeRecords(new Map(), records).filter(isFact), intakes: [...newest.values()] };
}

/** Merged out of the cubes of quarter hours. */
function cubeOfDay({ facts, intakes }: Filed, { fromMs, toMs }: Period): Cube {
  const isIn = (ms: number) => ms >= fromMs && ms < toMs;
  const outcomes = Map.groupBy(
    facts.filter(({ placeMs }) => isIn(placeMs)),
    ({ placeMs }) => quarterOf(placeMs),
  );
  const created = Map.groupBy(
    intakes.filter(({ createdMs }) => isIn(createdMs)),
    ({ createdMs }) => quarterOf(createdMs),
  );
  const quarters = new Set([...outcomes.keys(), ...created.keys()]);
  return mergeCubes(...[...quarters].map((quarter) => cubeOf(outcomes.get(quarter) ?? [], created.get(quarter) ?? [])));
}

function scan({ facts, intakes }: Filed, { fromMs, toMs }: Period): ContactMetrics {
  const loads = intakes.filter(({ createdMs }) => createdMs >= fromMs && createdMs < toMs);
  return contactMetricsOf({ facts: facts.map(contactFactOf), loads, fromMs, toMs, keep: () => true, caps: CAPS });
}

function reportOf({ rules }: OracleDay, period: Period, cube: Cube, metrics: ContactMetrics): Report {
  const names = { queue: new Map(), configuration: new Map(), journey: new Map(), agent: new Map() };
  return buildReport({
    period,
    cube,
    contacts: { metrics },
    scope: {},
    background: NO_BACKGROUND,
    rulePack: rulePackOf(rules.packId) ?? US_FEDERAL,
    generatedMs: period.toMs,
    asOfMs: null,
    provisionalNotes: [],
    load: null,
    orphanAttributes: null,
    keyChanges: [],
    rulesChanges: [],
    unmetNames: [],
    names,
    limits: new Map(),
    failedUploads: [],
  });
}

function totalKpis(cube: Cube, { rates, totals, quality, compliance, callTimes = [] }: Report): Kpis {
  const { tally, detail }: Cell = mergeCells(cube.cells);
  const { count, sum, p50, p90, p99, max } = totals.callSeconds;
  const noted = new Map(quality.map((note) => [note.id, note.count]));
  return {
    totals: Object.entries(tally),
    rates: Object.entries(rates).map(rateRow),
    complianceRates: [
      rateRow(['callingHours', compliance.callingHours.compliant]),
      rateRow(['abandonment', compliance.abandonment.microsoft]),
    ],
    value: [['all', totals.value.deliveries, totals.value.sum]],
    callSeconds: [['all', count, sum, p50, p90, p99, max]],
    callTimes: callTimes.map(({ fromSeconds, calls }) => [fromSeconds, calls]),
    toldTotals: [
      ['rightParty', totals.rightParty],
      ['converted', totals.converted],
    ],
    customerWait: detail.customerWaitSeconds,
    windowUse: detail.windowUsePercent,
    quality: FLAG_NAMES.map((name) => [name, noted.get(name) ?? 0]),
  };
}

function rateRow([id, { numerator, denominator, value, low, high }]: readonly [string, Rate]) {
  return [id, numerator, denominator, value, low, high];
}

function listKpis(cube: Cube, report: Report): Kpis {
  const { detail } = mergeCells(cube.cells);
  return {
    // Each kept list, so that one without SQL of its own is told.
    ...recordOf(LIST_NAMES, (name) => rowsOf(detail[name])),
    agentMeans: report.byAgent.map((agent) => [
      agent.key,
      agent.handled,
      agent.meanTalkSeconds,
      agent.talked,
      agent.meanHandleSeconds,
      agent.timedHandles,
    ]),
    valueByConfiguration: report.byConfiguration.map(({ key, value }) => [key, value.deliveries, value.sum]),
    outsideHours: (report.compliance.outsideHours ?? []).map(({ configuration, hour, attempts, possible }) => [
      configuration,
      hour ?? '',
      attempts,
      possible,
    ]),
    byHour: report.byHour
      .filter(({ attempts }) => attempts > 0)
      .map((hour) => [hour.key, hour.deliveries, hour.attempts, hour.voiceAttempts, hour.offHook, hour.liveMin, hour.liveMax]),
    byChannel: report.byChannel.map(rowOf),
    byDialMode: report.byDialMode.map(rowOf),
    byQueue: report.byQueue.map(rowOf),
    byConfiguration: report.byConfiguration.map(rowOf),
  };
}

function rowsOf({ entries, many }: OpenList): KpiRows {
  return many === null ? entries : [[MANY, ...many]];
}

/** What nothing tells is null in a report, and no row of SQL is counted there. */
function rowOf({ key, deliveries, attempts, voiceAttempts, offHook, liveMin, liveMax, rightParty, converted }: Item): (string | number)[] {
  return [key, deliveries, attempts, voiceAttempts, offHook, liveMin, liveMax, rightParty ?? 0, converted ?? 0];
}

const COUNTS = [
  'contacts',
  'contactsLive',
  'contactsPartyTold',
  'contactsRightParty',
  'contactsFinal',
  'contactsLoaded',
  'loadedAttempted',
  'loadedLive',
  'loadedFinal',
] as const;

function contactKpis(metrics: ContactMetrics): Kpis {
  const { withoutContact, retrySpacing, speedToFirstAttempt, attemptsAfterDoNotContact: unwanted, smsAfterVoice } = metrics;
  return {
    contactCounts: [
      ...COUNTS.map((name) => [name, metrics[name]]),
      ['withoutContact attempts', withoutContact.attempts],
      ['withoutContact loads', withoutContact.loads],
    ],
    attemptsPerContact: metrics.attemptsPerContact,
    reachByAttempt: metrics.reachByAttempt.map(({ number, contacts, firstLive }) => [number, contacts, firstLive]),
    retrySpacing: retrySpacing.seconds,
    retryShortest: [['all', retrySpacing.minSeconds, retrySpacing.sameHour]],
    speedToFirstAttempt: speedToFirstAttempt.seconds,
    startedBeforeWindow: [['all', speedToFirstAttempt.beforeWindow]],
    caps: metrics.caps.map((cap) => [cap.id, cap.contactsOver, cap.rowsOver, cap.maxSeen, cap.maxOfContact, cap.byMatter, cap.byContact]),
    liveBySlot: metrics.liveBySlot.map(({ slot, attempt, calls, live }) => [slot, attempt, calls, live]),
    sequenceAgainstStarts: [['all', metrics.sequenceAgainstStarts]],
    afterDoNotContactCount: [['all', unwanted.count]],
    afterDoNotContact: unwanted.first.map(({ contact, startMs }) => [contact, startMs]),
    smsAfterVoice: [['all', smsAfterVoice.contacts, smsAfterVoice.reached]],
    repeatedDeliveries: [['all', metrics.repeatedDeliveries]],
  };
}

function contactRates({ contacts: { penetration, grossPenetration, contactRate, rightPartyContacts } }: Report): KpiRows {
  return Object.entries({ penetration, grossPenetration, contactRate, rightPartyContacts }).map(rateRow);
}
