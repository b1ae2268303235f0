/** Rows of files for their tests. */
import fc from 'fast-check';
import type { Fact, Intake, Tombstone } from '../../../src/metrics/fact/fact.ts';
import { quarterOf } from '../../../src/time/quarter.ts';
import { facts, intakes } from '../../support/arbitrary-facts.ts';
import { fullFact } from '../../support/full-fact.ts';

/** The day that arbitrary facts lie in, UTC epoch milliseconds. */
export const DAY_MS = Date.UTC(2026, 10, 22);

/** Facts, and of every fifth what is left where it moved away. */
export const factRows: fc.Arbitrary<{ readonly quarterMs: number; readonly record: Fact | Tombstone }> = fc
  .tuple(facts(), fc.nat({ max: 4 }))
  .map(([fact, n]) => ({ quarterMs: quarterOf(fact.placeMs), record: n === 0 ? { id: fact.id, version: fact.version } : fact }));

export const intakeRows = intakes.chain((intake) =>
  fc
    .record({
      openStatus: fc.constantFrom('', 'Pending', '__proto__'),
      stuckFromMs: fc.option(fc.integer({ min: DAY_MS, max: DAY_MS + 1e9 }), { nil: null }),
      alsoAt: fc.array(fc.constantFrom(DAY_MS, DAY_MS - 900_000), { maxLength: 2 }),
    })
    .map((more): { quarterMs: number; intake: Intake } => ({ quarterMs: quarterOf(intake.createdMs), intake: { ...intake, ...more } })),
);

/** A fact whose row gave nothing that it can be without. */
export function emptyFact(): Fact {
  const nothing = {
    startMs: null,
    endMs: null,
    windowStartMs: null,
    windowEndMs: null,
    contact: '',
    callerId: '',
    journey: '',
    journeyRun: '',
  };
  const version = { number: 0, modifiedMs: 0, attributesMs: 0, attributeCount: 0, conversationMs: 0, rules: 0 };
  const codes = {
    cancellationPolicy: '',
    callId: '',
    matter: '',
    dispositions: [],
    attributes: [],
    valueHundredths: null,
    seqNo: 0,
    deliveryKey: '',
  };
  const times = {
    customerWaitSeconds: null,
    localSlot: -1,
    hours: '' as const,
    abandonSource: '' as const,
    agent: '',
    talkSeconds: null,
    handleSeconds: null,
  };
  const scope = { configuration: '', queue: '', channel: '', dialMode: '' };
  return {
    ...fullFact(),
    id: 'empty',
    version,
    scope,
    status: '',
    result: '',
    ...nothing,
    ...codes,
    ...times,
    empty: 0,
    sets: 0,
    flags: 0,
  };
}

interface Placed {
  readonly quarterMs: number;
  readonly goneId?: string;
  readonly record?: Tombstone & { readonly placeMs?: number };
  readonly intake?: Intake;
}

/** In the order that files have. */
export function inFileOrder<R extends Placed>(rows: readonly R[]): R[] {
  const timeMs = ({ quarterMs, record, intake }: R) => record?.placeMs ?? intake?.createdMs ?? quarterMs;
  const id = ({ goneId, record, intake }: R) => goneId ?? record?.id ?? intake?.id ?? '';
  return rows.toSorted((a, b) => a.quarterMs - b.quarterMs || timeMs(a) - timeMs(b) || (id(a) < id(b) ? -1 : 1));
}
