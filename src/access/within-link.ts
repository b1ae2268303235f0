/** How far a link reaches: the days it is for, and nothing beyond them. */
import { AccessError } from '../errors.ts';
import type { Period } from '../time/local-day.ts';
import type { Reader } from './reader.ts';

/** Whatever zone they are asked in, all instants of the days have to be those of the link. @throws AccessError access.beyond-link */
export function assertWithinLink(reader: Reader, { fromMs, toMs }: Period): void {
  if (reader.kind !== 'link') return;
  const { period } = reader.link;
  if (fromMs >= period.fromMs && toMs <= period.toMs) return;
  const days = period.from === period.to ? period.from : `${period.from} to ${period.to}`;
  throw new AccessError('access.beyond-link', `Cannot show you other days: your link is for ${days} (${period.zone}).`, reader.signIn);
}
