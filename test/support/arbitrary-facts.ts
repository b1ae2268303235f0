/** Arbitrary facts and intake entries for the laws: few scopes and keys so that they meet, and hostile texts among them. */
import fc from 'fast-check';
import { classify, withCallEnd } from '../../src/metrics/fact/classify.ts';
import { ABANDON_SOURCES, type Fact, type Intake, type Scope } from '../../src/metrics/fact/fact.ts';
import { FLAGS } from '../../src/metrics/fact/quality.ts';
import { isIn, SETS } from '../../src/metrics/fact/sets.ts';
import { WATCHED_COLUMNS } from '../../src/metrics/row/empty-columns.ts';
import { SMS_RESULTS, STATUSES, VOICE_RESULTS } from '../../src/metrics/row/vocabulary.ts';
import { DISPOSITION_MEANINGS, defaultRules } from '../../src/metrics/rules/rules.ts';
import { HOURS_VERDICTS } from '../../src/metrics/zones/calling-hours.ts';
import { HOUR_MS } from '../../src/time/lengths.ts';

const hostile = fc.constantFrom('__proto__', 'constructor', '', '<b>', '=1+1', '"', 'é\u202e', '😀');
const text = fc.oneof(fc.constantFrom('a', 'b', 'c'), hostile, fc.string({ unit: 'grapheme', maxLength: 5 }));
/** As an organisation has them that maps everything, and one that maps nothing. */
const MAPPED = {
  ...defaultRules('key'),
  hasPartyCodes: true,
  success: { codes: new Set(['sale']), attributes: new Map<string, ReadonlySet<string>>() },
};
const RULES = [defaultRules('key'), MAPPED] as const;

export const scopes: fc.Arbitrary<Scope> = fc.record({
  configuration: fc.constantFrom('c1', 'c2', '__proto__'),
  queue: fc.constantFrom('q1', 'q2', ''),
  channel: fc.constantFrom('Voice', 'SMS', 'Fax'),
  dialMode: fc.constantFrom('Copilot', 'Preview', 'x'),
});

export interface FactRange {
  /** Places lie in [fromMs, toMs), UTC epoch milliseconds. */
  readonly fromMs: number;
  readonly toMs: number;
}

const DEFAULT_RANGE: FactRange = { fromMs: Date.UTC(2026, 10, 22), toMs: Date.UTC(2026, 10, 23) };

export function facts({ fromMs, toMs }: FactRange = DEFAULT_RANGE): fc.Arbitrary<Fact> {
  const instant = fc.integer({ min: fromMs - HOUR_MS, max: toMs + HOUR_MS });
  const optional = fc.option(instant, { nil: null });
  const base = fc.record({
    id: fc.uuid(),
    version: fc.record({
      number: fc.nat(),
      modifiedMs: instant,
      attributesMs: fc.constant(0),
      attributeCount: fc.nat({ max: 3 }),
      rules: fc.constant(1),
      conversationMs: fc.nat({ max: 5 }),
    }),
    placeMs: fc.integer({ min: fromMs, max: toMs - 1 }),
    placeSource: fc.constantFrom('result' as const, 'end' as const, 'start' as const, 'modified' as const),
    scope: scopes,
    status: fc.oneof(fc.constantFrom(...STATUSES), text),
    result: fc.oneof(fc.constantFrom(...VOICE_RESULTS, ...SMS_RESULTS), text),
    startMs: optional,
    endMs: optional,
    windowStartMs: optional,
    windowEndMs: optional,
    contact: fc.constantFrom('', '00000000000000aa', 'ffffffff000000bb', '12345678000000cc'),
    callerId: fc.constantFrom('', '+351210000001', '+351210000002'),
    journey: text,
    cancellationPolicy: fc.constantFrom('', 'policy 1'),
    journeyRun: text,
    callId: fc.oneof(fc.constant(''), fc.uuid(), text),
    matter: fc.constantFrom('', '00000000000000e1', 'e2e2e2e2e2e2e2e2'),
    dispositions: fc.uniqueArray(text, { maxLength: 3 }),
    attributes: fc.array(
      fc.record({ type: fc.constantFrom('input' as const, 'result' as const, 'other' as const), keyword: text, value: text }),
      {
        maxLength: 4,
      },
    ),
    valueHundredths: fc.option(fc.nat({ max: 9_999_999_999 }), { nil: null }),
    seqNo: fc.nat({ max: 5 }),
    deliveryKey: fc.constantFrom('', '00000000000000d1'),
    customerWaitSeconds: fc.option(fc.nat({ max: 5000 }), { nil: null }),
    localSlot: fc.integer({ min: -1, max: 167 }),
    hours: fc.constantFrom('' as const, ...HOURS_VERDICTS),
    abandonSource: fc.constantFrom(...ABANDON_SOURCES),
    agent: fc.constantFrom('', 'agent 1', '__proto__'),
    talkSeconds: fc.option(fc.nat({ max: 5000 }), { nil: null }),
    handleSeconds: fc.option(fc.nat({ max: 5000 }), { nil: null }),
    empty: fc.nat({ max: 2 ** WATCHED_COLUMNS.length - 1 }),
    flags: fc.integer({ min: 0, max: Object.values(FLAGS).reduce((sum, { bit }) => sum + bit, 0) }),
  });
  return fc
    .tuple(base, fc.constantFrom(...DISPOSITION_MEANINGS), fc.boolean(), fc.boolean(), fc.constantFrom(...RULES))
    .map(([fact, meaning, hasConversation, isConverted, rules]) => {
      const row = { channel: fact.scope.channel, meanings: [meaning], resultMs: fact.placeMs, hasConversation, isConverted };
      const sets = classify({ ...fact, ...row, wasConnected: hasConversation, exceededWait: isConverted }, rules);
      // Only an attempt can be abandoned, or taken by a representative.
      const wasAbandoned = isConverted && isIn(sets, SETS.attempts);
      return { ...fact, sets: withCallEnd(sets, { wasAbandoned, wasTaken: isConverted }) };
    });
}

export const intakes: fc.Arbitrary<Intake> = facts().map(({ id, version, scope, contact, placeMs, sets }) => ({
  id,
  version,
  createdMs: placeMs - 60_000,
  scope,
  contact,
  placeMs: isIn(sets, SETS.attempts) ? placeMs : null,
  openStatus: '',
  stuckFromMs: null,
  alsoAt: [],
}));

/** Many facts, so that open lists grow past their limit: up to `max` distinct codes. */
export function manyCodes(max: number): fc.Arbitrary<readonly Fact[]> {
  return fc.array(fc.tuple(facts(), fc.nat({ max })), { maxLength: max }).map((list) =>
    list.map(([fact, n]) => ({
      ...fact,
      scope: { configuration: 'c', queue: 'q', channel: 'Voice', dialMode: 'Copilot' },
      dispositions: [`code ${n}`],
    })),
  );
}
