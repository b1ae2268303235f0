/** Which digests of a report's days a page lists. */
import type { Reader } from '../../access/reader.ts';
import { seesDigest } from '../../access/sees-digest.ts';
import type { SentDigest } from '../../report/around/surroundings.ts';
import type { SentDigests } from '../../subscriptions/sent/sent-digests.ts';
import { addDays, type Period } from '../../time/local-day.ts';

/** The others stand on the page of the archive. */
const MOST = 20;
const MOST_DAYS = 7;

/** Those whose first day is one of the last seven of the period, newest first, that this reader may see. @throws StoreError */
export async function listedDigests(
  digests: Pick<SentDigests, 'list'>,
  reader: Reader,
  { from, to, days }: Period,
): Promise<readonly SentDigest[]> {
  const listed = await digests.list({ from: days > MOST_DAYS ? addDays(to, 1 - MOST_DAYS) : from, to });
  const seen = listed.filter((digest) => seesDigest(reader, digest)).slice(0, MOST);
  return seen.map(({ subscription, name, period, kind, renderedAt: at }) => ({
    subscription,
    name: name ?? subscription,
    ...period,
    kind,
    at,
  }));
}
