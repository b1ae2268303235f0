/** A day of the ledger with what an operator has to look at: a digest that did not reach one, and of another nobody knows. */
import { openHistory } from '../../src/history/history.ts';
import { archiveOf } from '../../src/subscriptions/delivery/archive.ts';
import { type LedgerEntry, ledgerOf } from '../../src/subscriptions/delivery/ledger.ts';
import { dayOf } from '../../src/time/local-day.ts';
import { putDelivery } from './deliveries/a-delivery.ts';

/** Writes both, and what was sent. */
export async function fillLedger(connectionString: string, date: string, zone: string): Promise<void> {
  const history = await openHistory({ connection: { connectionString }, prefix: 'proactivedigest' });
  const digest = { subscription: 'default', period: dayOf(date, zone), kind: 'scheduled' } as const;
  const content = { subject: 's', html: '<p>as it was</p>', text: 'as it was', renderedMs: Date.now(), snapshotVersion: 1 };
  await archiveOf(history.values).keep(digest, content);
  await putDelivery(history.documents, digest, 'ambiguous', Date.now());
  for (const [address, state] of [
    ['ana@contoso.example', 'failed'],
    ['rui@contoso.example', 'ambiguous'],
  ] as const) {
    const entry: LedgerEntry = {
      state,
      recipient: `${address[0]}…@contoso.example`,
      messageId: '<1@x>',
      attempts: 1,
      atMs: Date.now(),
      leaseMs: 0,
      reason: 'why',
    };
    await ledgerOf(history.documents).update(digest, address, () => entry);
  }
}
