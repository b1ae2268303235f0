/** Ends a delivery that is too late: as missed for whoever no mail server can have had it for. */

import type { RunRecording } from '../../runs/record-run.ts';
import { DAY_MS } from '../../time/lengths.ts';
import type { Period } from '../../time/local-day.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { LedgerEntry } from '../delivery/ledger.ts';
import { type Standing, standingOf } from './end-of-delivery.ts';
import { type EndPorts, endRecipients } from './end-recipients.ts';
import { recordMissed } from './record-digest.ts';

export interface MissPorts extends EndPorts {
  readonly catchUpMs: number;
  readonly recording: RunRecording;
}

/** @throws StoreError */
export async function missDelivery(
  ports: MissPorts,
  delivery: Delivery,
  period: Period,
): Promise<{ readonly standing: Standing; readonly entries: readonly LedgerEntry[] }> {
  const days = ports.catchUpMs / DAY_MS;
  const reason = `not sent within ${days} day${days === 1 ? '' : 's'}: ${delivery.reason || 'the app did not run'}`;
  const recipients = delivery.mailing.recipients.map(({ address }) => address);
  const end = () => endRecipients(ports, delivery, recipients, { state: 'missed', reason });
  const entries = await recordMissed({ recipients }, ports.recording, period, end);
  return { standing: missedOf(delivery, entries, reason), entries };
}

/** Its id is known where nobody's mail was ever begun: then it is what the delivery waited for. */
function missedOf(delivery: Delivery, entries: readonly LedgerEntry[], reason: string): Standing {
  const late = entries.filter(({ state }) => state === 'missed');
  const standing = entries.length === 0 ? ({ state: 'missed', reason } as const) : standingOf(entries);
  if (late.length === 0) return standing;
  const said = late[0]?.reason ?? reason;
  if (late.length < entries.length) return { ...standing, reason: `${late.length} of ${entries.length} recipients: ${said}` };
  if (late.some(({ attempts }) => attempts > 0)) return { ...standing, reason: said };
  const id = delivery.reason === '' ? 'appDidNotRun' : delivery.reasonId;
  return { ...standing, reason: said, ...(id && { reasonId: id }) };
}
