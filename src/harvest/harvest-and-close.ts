/** A harvest and the closing of days that goes with it: neither waits for what is nice to have in the other, nor falls away when the other fails. */
import type { HarvestResult } from './pull/harvest-ports.ts';

/**
 * Closes once the harvest has filed all that changed, and before it goes on with what is nice to have; where it never comes to that, after
 * it. @throws what closing throws, else what the harvest throws
 */
export async function harvestAndClose(
  harvest: (onFiled: () => Promise<void>) => Promise<HarvestResult>,
  close: () => Promise<void>,
): Promise<HarvestResult> {
  let closing: Promise<void> | undefined;
  const closeOnce = () => {
    closing ??= close();
    return closing;
  };
  // What closing throws comes at the end.
  const [harvested] = await Promise.allSettled([harvest(() => closeOnce().catch(() => undefined))]);
  await closeOnce();
  if (harvested.status === 'rejected') throw harvested.reason;
  return harvested.value;
}
