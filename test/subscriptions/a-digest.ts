/** A digest to send. */
import type { ArchivedDigest } from '../../src/subscriptions/delivery/archive.ts';
import type { DigestId } from '../../src/subscriptions/delivery/digest-id.ts';

export const DIGEST: DigestId = {
  subscription: 'default',
  period: { from: '2026-11-22', to: '2026-11-22', zone: 'Europe/Lisbon' },
  kind: 'scheduled',
};

export const CONTENT: ArchivedDigest = {
  subject: 'Proactive engagement',
  html: '<p>42 deliveries</p>',
  text: '42 deliveries',
  renderedMs: Date.UTC(2026, 10, 23, 7),
  snapshotVersion: 1,
};
