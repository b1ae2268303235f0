/** The scope that a kept digest shows: as it is kept, else as its delivery record says it. */
import type { ReportScope } from '../../report/scope.ts';
import { type ArchivedDigest, scopeMark } from '../delivery/archive.ts';
import type { DeliveryStore } from '../delivery/delivery-store.ts';
import type { DigestId } from '../delivery/digest-id.ts';

/** Null where neither tells: an older release made it, and its record is gone or is of another scope. @throws StoreError */
export async function scopeOfDigest(
  deliveries: Pick<DeliveryStore, 'read'>,
  digest: DigestId,
  { shows, scope: mark }: Pick<ArchivedDigest, 'shows' | 'scope'>,
): Promise<ReportScope | null> {
  if (shows !== undefined) return shows;
  const recorded = (await deliveries.read(digest))?.mailing.scope;
  return recorded !== undefined && scopeMark(recorded) === mark ? recorded : null;
}
