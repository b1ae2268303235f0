import { expect, test } from 'vitest';
import type { Intake } from '../../src/metrics/fact/fact.ts';
import { keptDelivery } from '../../src/retention/kept-delivery.ts';
import { fullFact } from '../support/full-fact.ts';

const FACT = { ...fullFact(), agent: '00000000-0000-4000-a000-0000000a9e27' };
const NAMES = {
  queue: new Map([['q', 'Collections']]),
  configuration: new Map<string, string>(),
  journey: new Map([['j', 'Spring']]),
  agent: new Map([[FACT.agent, 'Ana Prova']]),
};
const INTAKE: Intake = {
  id: FACT.id,
  version: FACT.version,
  createdMs: FACT.placeMs - 60_000,
  scope: FACT.scope,
  contact: FACT.contact,
  placeMs: FACT.placeMs,
  openStatus: '',
  stuckFromMs: null,
  alsoAt: [],
};

test('keptDelivery() has no pseudonym, no hash and no representative, whatever the fact has', () => {
  const text = JSON.stringify(keptDelivery(FACT.id, FACT, INTAKE, NAMES));
  for (const secret of [FACT.contact, FACT.matter, FACT.deliveryKey, FACT.agent, 'Ana Prova']) expect(text).not.toContain(secret);
});

test('keptDelivery() has the names of what has one, the ids of the rest, and the kept values', () => {
  expect(keptDelivery(FACT.id, FACT, INTAKE, NAMES)).toMatchObject({
    ...{ queue: 'Collections', configuration: 'c', journey: 'Spring', call: FACT.callId, calledFrom: FACT.callerId },
    ...{ createdMs: INTAKE.createdMs, finishedMs: FACT.placeMs, startMs: FACT.startMs, endMs: FACT.endMs, value: 1 },
    ...{ dispositions: ['Sale'], attributes: [{ type: 'result', keyword: 'mood', value: 'good' }] },
    ...{ callingHours: 'violation', wasAbandoned: true, askedNotToBeContacted: true },
  });
});

test('keptDelivery() of one that is open has its status and no result; of nothing it is nothing', () => {
  const open = { ...INTAKE, placeMs: null, openStatus: 'Pending' };
  expect(keptDelivery(FACT.id, undefined, open, NAMES)).toMatchObject({ status: 'Pending', result: null, finishedMs: null });
  expect(keptDelivery(FACT.id, undefined, undefined, NAMES)).toBeUndefined();
});
