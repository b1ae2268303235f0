/** What becomes of a delivery whose message failed too often: the queue has let go of it, the dispatch timer has not. */
import { InputError, isNewer } from '../../errors.ts';
import { endOf, type RunRecording, recordRun } from '../../runs/record-run.ts';
import { isFinal } from '../delivery/delivery.ts';
import type { DigestId } from '../delivery/digest-id.ts';
import { maskAddress } from '../delivery/ledger.ts';
import { noticeDelivery } from '../delivery/make-delivery.ts';
import type { DeliverPorts } from './deliver.ts';

const UNTOLD = 'it failed again and again; the log of the app says how';

/** Its record says so, for health; its owner is told once; it is tried again until it is too late. A message that names none is told in the run log. @throws StoreError */
export async function giveUpDelivery({ deliveries, recording, clock }: DeliverPorts, readId: () => DigestId): Promise<void> {
  const id = await idOrTold(recording, readId);
  const known = id && (await deliveries.read(id));
  if (known === undefined || isFinal(known)) return;
  const recipients = known.mailing.recipients.map(({ address }) => maskAddress(address));
  const cause = known.reason || UNTOLD;
  const late = { kind: 'undelivered', subscription: known.mailing.name, period: known.period, outcome: 'late', recipients, cause } as const;
  const notice = known.notice === undefined ? noticeDelivery(known, `late ${known.kind}`, late, clock()) : undefined;
  if (notice !== undefined) await deliveries.make(notice);
  await deliveries.change(known, (now) =>
    isFinal(now) ? undefined : { ...now, reason: cause, isGivenUp: true, queuedMs: 0, atMs: clock() },
  );
}

/** To throw would move what nobody can read from one poison queue into the next. */
async function idOrTold(recording: RunRecording, readId: () => DigestId): Promise<DigestId | undefined> {
  try {
    return readId();
  } catch (error) {
    if (!(error instanceof InputError || isNewer(error))) throw error;
    await recordRun(recording, { kind: 'digest' }, async (note) => note({ outcome: 'failed', error: endOf(error).error }));
    return undefined;
  }
}
