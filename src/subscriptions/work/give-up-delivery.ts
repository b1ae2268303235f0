/** What becomes of a delivery whose message failed too often: the queue has let go of it, the dispatch timer has not. */

import { InputError } from '../../errors.ts';
import { endOf, type RunRecording, recordRun } from '../../runs/record-run.ts';
import { isFinal } from '../delivery/delivery.ts';
import type { DigestId } from '../delivery/digest-id.ts';
import type { DeliverPorts } from './deliver.ts';

/** Its record says so, for health and owner; it is tried again until it is too late. A message that names none is told in the run log. @throws StoreError */
export async function giveUpDelivery({ deliveries, recording, clock }: DeliverPorts, readId: () => DigestId): Promise<void> {
  const id = await idOrTold(recording, readId);
  if (id === undefined) return;
  await deliveries.change(id, (known) => {
    if (isFinal(known)) return undefined;
    return { ...known, reason: known.reason || 'it failed again and again; the log of the app says how', queuedMs: 0, atMs: clock() };
  });
}

/** To throw would move what nobody can read from one poison queue into the next. */
async function idOrTold(recording: RunRecording, readId: () => DigestId): Promise<DigestId | undefined> {
  try {
    return readId();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    await recordRun(recording, { kind: 'digest' }, async (note) => note({ outcome: 'failed', error: endOf(error).error }));
    return undefined;
  }
}
