/** Plans the attempts of one local day from (seed, date) alone, so a day is the same whichever period it is made for. */
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/time/lengths.ts';
import type { Attempt } from './attempt.ts';
import { CANCELLATION_POLICIES, CONFIGURATIONS, FADING_CALLER_ID, type SampleConfiguration, USERS } from './catalogue.ts';
import { drawConnected, NOT_CONNECTED } from './connected.ts';
import { drawContact, type SampleContact, zoneShares } from './contacts.ts';
import { type DayHours, dayHours, strayed, workStartMs } from './day-hours.ts';
import { drawCodes, drawConversed, drawResult, drawSeconds, NOT_STARTED, RETRIED } from './outcomes.ts';
import { createRandom, type Random } from './random.ts';

export interface DayPlan {
  readonly seed: number;
  /** YYYY-MM-DD in `zone`, the organisation's own. */
  readonly date: string;
  readonly zone: string;
  /** About so many attempts on an average weekday. */
  readonly deliveriesPerDay: number;
}

/** How busy each weekday is, Sunday first. */
const WEEKDAY_FACTORS = [0.1, 1.12, 1.06, 1, 0.98, 0.86, 0.35];
const MAX_ATTEMPTS = 4;
const WEIGHTED_CONFIGURATIONS = CONFIGURATIONS.map((one) => [one, one.weight] as const);

/** The attempts of a day, contact by contact, each contact's in order. */
export function* planDay(plan: DayPlan): Generator<Attempt> {
  const random = createRandom(`${plan.seed}|${plan.date}`);
  const day = { places: placesOf(plan), workStartMs: workStartMs(plan.date, plan.zone) };
  const target = Math.round(plan.deliveriesPerDay * volume(plan.date) * (0.95 + random.next() * 0.1));
  for (let made = 0; made < target; ) {
    for (const attempt of planContact(plan, random, day)) {
      yield attempt;
      made++;
    }
  }
}

interface Place {
  /** IANA zone of the contacts. */
  readonly zone: string;
  readonly hours: DayHours;
}

/** What all contacts of a day have in common. */
interface Day {
  readonly places: readonly (readonly [place: Place, weight: number])[];
  /** UTC epoch milliseconds. */
  readonly workStartMs: number;
}

/** Where people are called that day, each place with its share. */
function placesOf({ date, zone }: DayPlan): Day['places'] {
  return zoneShares(date, zone)
    .map(([one, weight]) => [{ zone: one, hours: dayHours(date, zone, one) }, weight] as const)
    .filter(([{ hours }]) => hours.slots.length > 0);
}

/** Attempts at one contact until it is reached, has had enough, or the day is over. */
function* planContact(plan: DayPlan, random: Random, day: Day): Generator<Attempt> {
  const configuration = random.weighted(WEIGHTED_CONFIGURATIONS);
  const { zone, hours } = random.weighted(day.places);
  const contact = drawContact(random, zone);
  // Some contacts were called the day before already.
  const first = random.weighted([
    [1, 80],
    [2, 13],
    [3, 5],
    [4, 2],
  ] as const);
  let at = random.weighted(hours.slots.map(({ weight }, i) => [i, weight]));
  let createdMs = day.workStartMs - random.int(20, 120) * MINUTE_MS;
  for (let number: number = first; number <= MAX_ATTEMPTS; number++) {
    const planned = hours.slots[at];
    if (planned === undefined) return;
    const { startMs: hourMs, hour } = strayed(random, planned, hours, number === first);
    const startMs = hourMs + random.int(0, 3599) * 1000;
    const attempt = planAttempt(plan, random, { configuration, contact, number, hour, startMs, createdMs: Math.min(createdMs, startMs) });
    yield attempt;
    if (!RETRIED.includes(attempt.result) || attempt.zombie || hourMs > planned.startMs || random.chance(0.25)) return;
    at += random.int(1, 4);
    createdMs = attempt.modifiedMs + 1000;
  }
}

interface Slot {
  readonly configuration: SampleConfiguration;
  readonly contact: SampleContact;
  readonly number: number;
  /** Hour of the call on the contact's clock. */
  readonly hour: number;
  readonly startMs: number;
  readonly createdMs: number;
}

function planAttempt(plan: DayPlan, random: Random, slot: Slot): Attempt {
  const { configuration, contact, number, hour, createdMs } = slot;
  const callerId = random.pick(configuration.callerIds);
  const result = drawResult(random, configuration, hour, number, answering(plan.date, callerId));
  const started = !NOT_STARTED.includes(result);
  const windowStartMs = Math.max(createdMs, slot.startMs - random.int(2, 200) * MINUTE_MS);
  const windowEndMs = windowStartMs + random.int(4, 8) * HOUR_MS;
  const connected = started ? drawConnected(random, configuration.dialMode, result, slot.startMs) : NOT_CONNECTED;
  const talkMs = drawSeconds(random, result) * 1000;
  const endMs = started ? (connected.abandonedMs ?? Math.max(slot.startMs, connected.representativeMs ?? 0) + talkMs) : null;
  const doneMs = endMs ?? (result === 'Expired' ? windowEndMs : slot.startMs);
  // Results of an outage come in hours late.
  const delayMs = random.chance(0.015) ? random.int(90, 1500) * MINUTE_MS : random.int(1, 20) * 1000;
  const abandoned = connected.abandonedMs !== null;
  const codes = abandoned ? null : drawCodes(random, result, configuration.dialMode);
  const conversed = drawConversed(random, result);
  const withAgent = conversed && !abandoned && (configuration.dialMode !== 'Copilot' || random.chance(0.25));
  const wrapUpMs = codes === null ? random.int(0, 3) * 1000 : random.int(15, 240) * 1000;
  return {
    id: random.guid(),
    configuration,
    contact,
    number,
    callerId,
    result,
    codes,
    cancellationPolicyId: result === 'Cancelled' && random.chance(0.7) ? random.pick(CANCELLATION_POLICIES) : null,
    conversationId: conversed ? random.guid() : null,
    agentId: withAgent ? random.pick(USERS).systemuserid : null,
    createdMs,
    windowStartMs,
    windowEndMs,
    startMs: started ? slot.startMs : null,
    connected,
    endMs,
    resultMs: doneMs + delayMs,
    modifiedMs: doneMs + delayMs + wrapUpMs,
    zombie: random.chance(0.002),
  };
}

/** Weekly pattern times a slow wave of 90 days. */
function volume(date: string): number {
  const day = Date.parse(date) / DAY_MS;
  const weekday = new Date(day * DAY_MS).getUTCDay();
  return (WEEKDAY_FACTORS[weekday] ?? 1) * (1 + 0.15 * Math.sin((2 * Math.PI * day) / 90));
}

/** How willingly people answer: a wave of 60 days; one caller id loses two thirds of its answers within four weeks, again and again. */
function answering(date: string, callerId: string): number {
  const day = Date.parse(date) / DAY_MS;
  const wave = 1 + 0.12 * Math.cos((2 * Math.PI * day) / 60);
  return callerId === FADING_CALLER_ID ? wave * (1 - 0.66 * ((day % 28) / 27)) : wave;
}
