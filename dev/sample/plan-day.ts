/** Plans the attempts of one local day from (seed, date) alone, so a day is the same whichever period it is made for. */
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/time/lengths.ts';
import { dayOf, instantOf } from '../../src/time/local-day.ts';
import type { Attempt } from './attempt.ts';
import { CONFIGURATIONS, CONTACT_COUNT, FADING_CALLER_ID, type SampleConfiguration, USERS } from './catalogue.ts';
import { drawCodes, drawConversed, drawResult, drawSeconds, NOT_STARTED, RETRIED } from './outcomes.ts';
import { createRandom, type Random } from './random.ts';

export interface DayPlan {
  readonly seed: number;
  /** YYYY-MM-DD in `zone`. */
  readonly date: string;
  readonly zone: string;
  /** About so many attempts on an average weekday. */
  readonly deliveriesPerDay: number;
}

const FIRST_HOUR = 8;
const LAST_HOUR = 20;
/** How busy each hour from FIRST_HOUR to LAST_HOUR is. */
const HOUR_WEIGHTS = [3, 7, 9, 9, 6, 5, 7, 8, 9, 10, 11, 8, 4];
/** How busy each weekday is, Sunday first. */
const WEEKDAY_FACTORS = [0.1, 1.12, 1.06, 1, 0.98, 0.86, 0.35];
const MAX_ATTEMPTS = 4;

/** The attempts of a day, contact by contact, each contact's in order. */
export function* planDay(plan: DayPlan): Generator<Attempt> {
  const random = createRandom(`${plan.seed}|${plan.date}`);
  const hours = hourStarts(plan);
  const target = Math.round(plan.deliveriesPerDay * volume(plan.date) * (0.95 + random.next() * 0.1));
  for (let made = 0; made < target; ) {
    for (const attempt of planContact(plan, random, hours)) {
      yield attempt;
      made++;
    }
  }
}

/** Attempts at one contact until it is reached, has had enough, or the day is over. */
function* planContact(plan: DayPlan, random: Random, hours: readonly number[]): Generator<Attempt> {
  const configuration = random.weighted(CONFIGURATIONS.map((one) => [one, one.weight]));
  const contact = random.int(0, CONTACT_COUNT - 1);
  // Some contacts were called the day before already.
  const first = random.weighted([
    [1, 80],
    [2, 13],
    [3, 5],
    [4, 2],
  ] as const);
  let hour = FIRST_HOUR + random.weighted(HOUR_WEIGHTS.map((weight, i) => [i, weight]));
  let createdMs = (hours[FIRST_HOUR] ?? 0) - random.int(20, 120) * MINUTE_MS;
  for (let number: number = first; number <= MAX_ATTEMPTS && hour <= LAST_HOUR; number++) {
    const startMs = (hours[hour] ?? 0) + random.int(0, 3599) * 1000;
    const attempt = planAttempt(plan, random, { configuration, contact, number, hour, startMs, createdMs: Math.min(createdMs, startMs) });
    yield attempt;
    if (!RETRIED.includes(attempt.result) || attempt.zombie || random.chance(0.25)) return;
    hour += random.int(1, 4);
    createdMs = attempt.modifiedMs + 1000;
  }
}

interface Slot {
  readonly configuration: SampleConfiguration;
  readonly contact: number;
  readonly number: number;
  /** Local hour of the call. */
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
  const endMs = started ? slot.startMs + drawSeconds(random, result) * 1000 : null;
  const doneMs = endMs ?? (result === 'Expired' ? windowEndMs : slot.startMs);
  // Results of an outage come in hours late.
  const delayMs = random.chance(0.015) ? random.int(90, 1500) * MINUTE_MS : random.int(1, 20) * 1000;
  const codes = drawCodes(random, result, configuration.dialMode);
  const conversed = drawConversed(random, result);
  const withAgent = conversed && (configuration.dialMode !== 'Copilot' || random.chance(0.25));
  const wrapUpMs = codes === null ? random.int(0, 3) * 1000 : random.int(15, 240) * 1000;
  return {
    id: random.guid(),
    configuration,
    contact,
    number,
    callerId,
    result,
    codes,
    conversationId: conversed ? random.guid() : null,
    agentId: withAgent ? random.pick(USERS).systemuserid : null,
    createdMs,
    windowStartMs,
    windowEndMs,
    startMs: started ? slot.startMs : null,
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

/** First instant of each local hour of the day, UTC milliseconds. */
function hourStarts({ date, zone }: DayPlan): number[] {
  const { fromMs, toMs } = dayOf(date, zone);
  const starts = Array.from({ length: 24 }, (_, hour) => instantOf(date, `${`${hour}`.padStart(2, '0')}:00`, zone));
  return starts.map((ms) => Math.min(Math.max(ms, fromMs), toMs - HOUR_MS));
}
