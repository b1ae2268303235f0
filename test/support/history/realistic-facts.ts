/** Seeded facts as a busy day has them, to measure how small they pack. */
import fc from 'fast-check';
import type { Fact, Intake } from '../../../src/metrics/fact/fact.ts';
import { QUARTER_MS } from '../../../src/time/lengths.ts';
import { facts as anyFacts } from '../arbitrary-facts.ts';

/** Numbers from 0 to 1 that a seed determines (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const KEPT = ['language', 'segment', 'product', 'priority', 'outcome', 'consent'];
const CLASSED = ['customer_name', 'account', 'due_date', 'notes'];
const CLASSES = ['(text)', '(number)', '(date)', '(text)'];
const RESULTS = ['LiveAnswer', 'AnsweringMachine', 'NoAnswer', 'Busy', 'InvalidNumber', 'CallEnded'];

function hex(random: () => number, digits: number): string {
  return Array.from({ length: digits }, () => Math.floor(random() * 16).toString(16)).join('');
}

function guid(random: () => number): string {
  return `${hex(random, 8)}-${hex(random, 4)}-4${hex(random, 3)}-a${hex(random, 3)}-${hex(random, 12)}`;
}

// The organisation's own: the same on every day.
const own = seededRandom(1);
const SCOPES = Array.from({ length: 24 }, (_, i) => ({
  configuration: guid(own),
  queue: guid(own),
  channel: i % 8 === 0 ? 'SMS' : 'Voice',
  dialMode: i % 3 === 0 ? 'Copilot' : 'Preview',
}));
const CALLERS = Array.from({ length: 12 }, () => `+35121${Math.floor(own() * 1e7)}`);
const JOURNEYS = Array.from({ length: 15 }, () => guid(own));
const AGENTS = Array.from({ length: 40 }, () => guid(own));
const CODES = Array.from({ length: 30 }, (_, i) => `Disposition code ${i}`);

// A field that most rows fill is made below, so that its bytes are measured; any other is the same in all facts.
const [REST] = fc.sample(anyFacts(), { seed: 1, numRuns: 1 }) as [Fact];

/** `count` facts of one quarter hour, sorted by id as they are stored: 24 scopes, 10 attributes each, of which 4 hold classes. */
export function realisticFacts(quarterMs: number, count: number, seed: number): Fact[] {
  const random = seededRandom(seed);
  const pick = <T>(list: readonly T[], skew = 1): T => list[Math.floor(random() ** skew * list.length)] as T;
  const facts = Array.from({ length: count }, (): Fact => {
    const placeMs = quarterMs + Math.floor((random() * QUARTER_MS) / 1000) * 1000;
    const seconds = Math.floor(-Math.log(1 - random()) * 90);
    const result = pick(RESULTS, 2);
    const windowStartMs = quarterMs - (quarterMs % 3_600_000) - Math.floor(random() * 4) * 3_600_000;
    return {
      ...REST,
      id: guid(random),
      version: {
        number: 8_000_000_000 + Math.floor(random() * 60_000),
        modifiedMs: placeMs + Math.floor(random() * 30) * 1000,
        attributesMs: placeMs + Math.floor(random() * 20) * 1000,
        attributeCount: Math.floor(random() * 6),
        rules: 3,
        conversationMs: random() < 0.6 ? placeMs + Math.floor(random() * 60) * 1000 : 0,
      },
      placeMs,
      placeSource: random() < 0.97 ? 'result' : 'end',
      scope: pick(SCOPES, 2),
      status: 'Complete',
      result,
      startMs: placeMs - (seconds + Math.floor(random() * 20)) * 1000,
      endMs: random() < 0.9 ? placeMs - Math.floor(random() * 5) * 1000 : null,
      windowStartMs,
      windowEndMs: windowStartMs + 8 * 3_600_000,
      contact: hex(random, 16),
      callerId: pick(CALLERS, 2),
      journey: random() < 0.3 ? pick(JOURNEYS) : '',
      callId: guid(random),
      dispositions: random() < 0.35 ? [pick(CODES, 3)] : [],
      attributes: [
        ...KEPT.map((keyword, i) => ({
          type: i < 4 ? ('input' as const) : ('result' as const),
          keyword,
          value: `${keyword} ${Math.floor(random() ** 2 * 5)}`,
        })),
        ...CLASSED.map((keyword, i) => ({ type: 'input' as const, keyword, value: CLASSES[i] ?? '' })),
      ],
      valueHundredths: null,
      seqNo: 1 + Math.floor(random() * 3),
      deliveryKey: '',
      customerWaitSeconds: random() < 0.2 ? Math.floor(random() * 40) : null,
      localSlot: Math.floor(random() * 168),
      hours: random() < 0.95 ? 'ok' : 'violation',
      abandonSource: random() < 0.5 ? 'column' : '',
      agent: random() < 0.2 ? pick(AGENTS) : '',
      talkSeconds: random() < 0.2 ? Math.floor(random() * 300) : null,
      handleSeconds: random() < 0.2 ? Math.floor(random() * 400) : null,
      empty: random() < 0.3 ? 128 : 0,
      sets: RESULTS.indexOf(result) * 37,
      flags: random() < 0.05 ? 4 : 0,
    };
  });
  return facts.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The intake entries of such facts: created over the hours before, with where they were placed. */
export function realisticIntakes(quarterMs: number, count: number, seed: number): Intake[] {
  const random = seededRandom(seed);
  return realisticFacts(quarterMs, count, seed + 1).map(({ id, version, scope, contact, placeMs }) => ({
    id,
    version,
    createdMs: quarterMs - Math.floor(random() * 900) * 1000,
    scope,
    contact,
    placeMs,
    openStatus: '',
    stuckFromMs: null,
    alsoAt: [],
  }));
}
