/** Facts and scans of contacts for the tests: a day of two configurations, and arbitrary rows that meet, tie and repeat. */
import fc from 'fast-check';
import type { ContactFact, ContactLoad } from '../../../src/metrics/contacts/contact-fact.ts';
import { newContactKeys } from '../../../src/metrics/contacts/contact-keys.ts';
import type { ContactMetrics } from '../../../src/metrics/contacts/contact-metrics.ts';
import { contactMetricsOf, type FactsInMemory, metricsOfParts } from '../../../src/metrics/contacts/contact-metrics-of.ts';
import { newContactParts } from '../../../src/metrics/contacts/contact-parts.ts';
import { inHashRange } from '../../../src/metrics/contacts/hash-range.ts';
import { windowsOf } from '../../../src/metrics/contacts/look-back/cap-windows.ts';
import { NO_LOOK_BACK } from '../../../src/metrics/contacts/look-back/look-back.ts';
import { newLookBackScan } from '../../../src/metrics/contacts/look-back/look-back-scan.ts';
import type { Scope } from '../../../src/metrics/fact/fact.ts';
import { SETS, union } from '../../../src/metrics/fact/sets.ts';
import { DAY_MS, HOUR_MS } from '../../../src/time/lengths.ts';

export const FROM_MS = Date.UTC(2026, 10, 22);
export const TO_MS = FROM_MS + DAY_MS;
export const SALES: Scope = { configuration: 'sales', queue: 'q', channel: 'Voice', dialMode: 'Copilot' };
export const CARE: Scope = { ...SALES, configuration: 'care' };
export const SALES_SMS: Scope = { ...SALES, channel: 'SMS', dialMode: '' };
export const ALICE = '00000000000000aa';
export const BOB = 'ffffffff000000bb';
export const CALL = SETS.attempts | SETS.voiceAttempts;
export const LIVE = CALL | SETS.offHook | SETS.liveMin | SETS.liveMax;
export const CAPS = [
  { id: 'daily', attempts: 2, hours: 24 },
  { id: 'weekly', attempts: 4, hours: 168 },
  { id: 'matter', attempts: 2, hours: 168, per: 'matter' as const },
];

let calls = 0;
/** As primary keys are. */
export const idOf = (number: number) => `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;

/** A call that reached nobody, `hours` after the start of the period. */
export function call(hours: number, given: Partial<ContactFact> = {}): ContactFact {
  const startMs = FROM_MS + hours * HOUR_MS;
  calls++;
  return {
    id: idOf(calls),
    contact: ALICE,
    scope: SALES,
    placeMs: startMs,
    startMs,
    windowStartMs: null,
    sets: CALL,
    seqNo: 0,
    isDoNotContact: false,
    isRightParty: false,
    isFinal: false,
    isDelivered: false,
    deliveryKey: '',
    matter: '',
    localSlot: -1,
    ...given,
  };
}
export const message = (hours: number, given: Partial<ContactFact> = {}) =>
  call(hours, { sets: SETS.attempts, scope: SALES_SMS, ...given });

type Options = Partial<Omit<FactsInMemory, 'facts' | 'loads'>>;

function withDefaults(options: Options): Required<Options> {
  const caps = options.caps ?? CAPS;
  // Those of any cap: what rule packs have none of is told in the tests of caps.
  const windows = windowsOf(caps.filter(({ hours }) => hours > 0));
  return { fromMs: FROM_MS, toMs: TO_MS, keep: () => true, caps, windows, ...options };
}

export function metricsOf(facts: readonly ContactFact[], options: Options = {}, loads: readonly ContactLoad[] = []): ContactMetrics {
  return contactMetricsOf({ facts, loads, ...withDefaults(options) });
}

/** The same, one hash range of contacts after the other. */
export function metricsInPasses(facts: readonly ContactFact[], passes: number, given: Options = {}, loads: readonly ContactLoad[] = []) {
  const options = withDefaults(given);
  const [parts, created] = [newContactParts(options), newContactKeys()];
  const inPeriod = facts.filter(({ placeMs }) => placeMs >= options.fromMs && placeMs < options.toMs);
  for (let pass = 0; pass < passes; pass++) {
    const scan = newLookBackScan({ ...options, pass, passes });
    for (const fact of facts) scan.add(fact);
    const [lookBacks, isInRange] = [scan.finish(), inHashRange({ pass, passes })];
    for (const fact of inPeriod) if (isInRange(fact.contact)) parts.add(fact, lookBacks.get(fact.id) ?? NO_LOOK_BACK);
  }
  for (const load of loads) created.add(load);
  return metricsOfParts(parts.finish(), { ...options, created: created.finish() });
}

// Few contacts and times on a grid, so that rows meet, tie and repeat.
const contactKey = fc.constantFrom('', ALICE, BOB, '12345678000000cc', 'dddddddd000000dd', 'no hash', '__proto__');
const scope = fc.constantFrom(SALES, CARE, SALES_SMS, { ...CARE, queue: '__proto__' });
const often = (share: number) => fc.integer({ min: 0, max: 9 }).map((n) => n < share);
const fact: fc.Arbitrary<Omit<ContactFact, 'id'>> = fc
  .record({
    contact: contactKey,
    scope,
    half: fc.integer({ min: -80, max: 60 }),
    lag: fc.constantFrom(0, 0, 1, 2),
    hasStart: often(9),
    windowHalf: fc.option(fc.integer({ min: -100, max: 60 }), { nil: null }),
    sets: fc.constantFrom(CALL, LIVE, union(LIVE, SETS.partyTold), SETS.attempts, SETS.notTried),
    seqNo: fc.constantFrom(0, 0, 1, 2, 3, -1, 2000),
    isDoNotContact: often(1),
    isRightParty: often(2),
    isFinal: often(3),
    isDelivered: often(5),
    deliveryKey: fc.constantFrom('', 'a', 'b', 'c', 'd', 'e'),
    matter: fc.constantFrom('', '', 'm', 'n'),
    localSlot: fc.constantFrom(-1, 0, 33, 167),
  })
  .map(({ half, lag, hasStart, windowHalf, ...rest }) => {
    const at = (halves: number) => FROM_MS + (halves * HOUR_MS) / 2;
    const startMs = hasStart ? at(half) : null;
    return { ...rest, startMs, placeMs: at(half + lag), windowStartMs: windowHalf === null ? null : at(windowHalf) };
  });
export const facts = fc
  .array(fact, { maxLength: 40, size: 'max' })
  .map((list) => list.map((row, i): ContactFact => ({ ...row, id: idOf(i) })));
export const loads = fc.array(fc.record({ contact: contactKey, scope }), { maxLength: 10 });
export const isSales = ({ configuration }: Scope) => configuration === 'sales';
