/** What is told of a delivery that was worked on, and what the log says of it. */
import { expect, test } from 'vitest';
import type { DeliveryState } from '../../src/subscriptions/delivery/delivery.ts';
import type { DigestKind } from '../../src/subscriptions/delivery/digest-id.ts';
import type { LedgerEntry } from '../../src/subscriptions/delivery/ledger.ts';
import { newDelivery } from '../../src/subscriptions/delivery/make-delivery.ts';
import type { Delivered } from '../../src/subscriptions/work/deliver.ts';
import { logLine } from '../../src/telemetry/log-line.ts';
import { NO_TELEMETRY, type Telemetry } from '../../src/telemetry/telemetry.ts';
import { tellDelivered } from '../../src/telemetry/told-digests.ts';
import { workedLine } from '../../src/telemetry/worked-line.ts';
import { A_SUBSCRIPTION } from '../support/deliveries/a-delivery.ts';

const DUE_MS = Date.parse('2026-11-23T07:00:00Z');
const ANA = 'ana.sousa@contoso.example';

function delivered(kind: DigestKind, state: DeliveryState, more: Partial<Delivered> = {}): Delivered {
  const period = { from: '2026-11-22', to: '2026-11-22', zone: 'UTC' };
  const made = newDelivery(A_SUBSCRIPTION, { kind, period, periodKind: 'day', nowMs: DUE_MS });
  return { delivery: { ...made, state, dueMs: DUE_MS, atMs: DUE_MS + 90_000 }, entries: [], error: null, isRetryable: false, ...more };
}

/** What is recorded, as "name value attributes". */
function recordedOf(one: Delivered): string[] {
  const told: string[] = [];
  const record: Telemetry['record'] = (name, value, attributes) => void told.push(`${name} ${value} ${JSON.stringify(attributes)}`);
  tellDelivered({ ...NO_TELEMETRY, record }, one);
  return told;
}

test.each<[DigestKind, string]>([
  ['scheduled', 'scheduled'],
  ['resend 2', 'resend'],
  ['test 1', 'test'],
  ['notice missed 2026', 'notice'],
])('a delivery of kind %s that is sent counts as %s, with its delay', (kind, told) => {
  expect(recordedOf(delivered(kind, 'sent'))).toEqual([
    `digest.deliveries 1 {"kind":"${told}","state":"sent"}`,
    `digest.delivery.delay 90 {"kind":"${told}"}`,
  ]);
});

test('one that waits has no delay; an error says whether it is tried again', () => {
  const error = { code: 'store.unavailable', message: 'Cannot read' };
  expect(recordedOf(delivered('scheduled', 'waiting', { error, isRetryable: true }))).toEqual([
    'digest.deliveries 1 {"kind":"scheduled","state":"waiting"}',
    'digest.delivery.failures 1 {"again":"yes"}',
  ]);
  expect(recordedOf(delivered('scheduled', 'failed', { error }))).toContain('digest.delivery.failures 1 {"again":"no"}');
});

test('the line of a delivery counts its recipients, and names none', () => {
  const entry = (state: LedgerEntry['state']): LedgerEntry => ({
    ...{ state, recipient: 'a…@contoso.example', messageId: '<1@contoso.example>', attempts: 1, atMs: 0, leaseMs: 0 },
    reason: `550 ${ANA} unknown`,
  });
  const { text, fields } = workedLine(delivered('resend 2', 'failed', { entries: [entry('sent'), entry('failed'), entry('sent')] }));
  const line = logLine('delivery.worked', text, fields);
  expect(text).toBe('send: default, 2026-11-22 (UTC), resend 2, is failed: 2 sent, 1 failed');
  expect(line).toContain('"subscription":"default","delivery":"2026-11-22 2026-11-22 UTC resend 2","state":"failed","sent":2,"failed":1}');
  expect(line).not.toMatch(/@|contoso|sousa/);
});
