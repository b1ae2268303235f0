/** What is told of digests: what became of each delivery that was worked on, and how many the watch found missing. */
import type { Delivery } from '../subscriptions/delivery/delivery.ts';
import type { DigestUseCases } from '../subscriptions/digest-use-cases.ts';
import type { Delivered } from '../subscriptions/work/deliver.ts';
import { DELIVERY_KINDS } from './instruments.ts';
import type { Telemetry } from './telemetry.ts';

/** Tells of a delivery that was worked on. */
export function tellDelivered(telemetry: Telemetry, { delivery, error, isRetryable }: Delivered): void {
  const { state, dueMs, atMs } = delivery;
  const kind = kindOf(delivery);
  telemetry.record('digest.deliveries', 1, { kind, state });
  if (error !== null) telemetry.record('digest.delivery.failures', 1, { again: isRetryable ? 'yes' : 'no' });
  if (state === 'sent') telemetry.record('digest.delivery.delay', Math.max(0, atMs - dueMs) / 1000, { kind });
}

/** The same use cases; how many digests the watch finds missing is told each time, none too. */
export function toldDigests(digests: DigestUseCases, telemetry: Telemetry): DigestUseCases {
  return {
    ...digests,
    async watch() {
      const watched = await digests.watch();
      telemetry.record('digest.deliveries.missing', watched.missing.length, {});
      return watched;
    },
  };
}

/** "resend 2" and "test 1" are one kind each. */
function kindOf({ kind }: Delivery): (typeof DELIVERY_KINDS)[number] {
  return DELIVERY_KINDS.find((one) => kind === one || kind.startsWith(`${one} `)) ?? 'notice';
}
