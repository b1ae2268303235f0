/** A fact with every field filled: in all sets, with all flags, all columns empty. */

import type { Fact } from '../../src/metrics/fact/fact.ts';
import { FLAGS } from '../../src/metrics/fact/quality.ts';
import { SETS } from '../../src/metrics/fact/sets.ts';
import { WATCHED_COLUMNS } from '../../src/metrics/row/empty-columns.ts';

const AT_MS = Date.UTC(2026, 10, 22, 9);

/** Typed as Fact, so that a new field must be given here. */
export function fullFact(): Fact {
  return {
    id: '00000000-0000-4000-a000-000000000001',
    version: { number: 1, modifiedMs: AT_MS, attributesMs: AT_MS, attributeCount: 1, conversationMs: AT_MS, rules: 1 },
    placeMs: AT_MS,
    placeSource: 'result',
    scope: { configuration: 'c', queue: 'q', channel: 'Voice', dialMode: 'Copilot' },
    status: 'Complete',
    result: 'LiveAnswer',
    startMs: AT_MS - 60_000,
    endMs: AT_MS - 10_000,
    windowStartMs: AT_MS - 3_600_000,
    windowEndMs: AT_MS + 3_600_000,
    contact: '00000000000000aa',
    callerId: '+351210000001',
    journey: 'j',
    cancellationPolicy: 'p',
    journeyRun: 'r',
    callId: '00000000-0000-4000-a000-0000000000c1',
    matter: '00000000000000e1',
    dispositions: ['Sale'],
    attributes: [{ type: 'result', keyword: 'mood', value: 'good' }],
    valueHundredths: 100,
    seqNo: 1,
    deliveryKey: '00000000000000d1',
    customerWaitSeconds: 5,
    localSlot: 9,
    hours: 'violation',
    abandonSource: 'column',
    agent: 'a',
    talkSeconds: 40,
    handleSeconds: 60,
    empty: 2 ** WATCHED_COLUMNS.length - 1,
    sets: Object.values(SETS).reduce((sum, bit) => sum + bit, 0),
    flags: Object.values(FLAGS).reduce((sum, { bit }) => sum + bit, 0),
  };
}
