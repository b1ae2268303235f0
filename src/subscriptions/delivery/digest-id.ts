/** Names one delivery: which subscription, which days, and what it is besides the scheduled one. */
import { zoneKey, zoneOfKey } from '../../history/tables/keys.ts';
import type { Period } from '../../time/local-day.ts';

/**
 * scheduled = by the timer, or made early; resend n = once more, as it was or made anew; test n = to whoever asked, to try it;
 * notice ... = to the owner, about what follows the word.
 */
export type DigestKind = 'scheduled' | `resend ${number}` | `test ${number}` | `notice ${string}`;

export interface DigestId {
  readonly subscription: string;
  readonly period: Pick<Period, 'from' | 'to' | 'zone'>;
  readonly kind: DigestKind;
}

const KIND = /^(?:scheduled|(?:resend|test) [1-9]\d*|notice [a-z0-9 ]+)$/;

export function isDigestKind(text: string): text is DigestKind {
  return KIND.test(text);
}

/** Pure: what all that is kept of a delivery is called within its subscription, and every line of the log about it: "2026-11-22 2026-11-22 Europe|Lisbon scheduled". It begins with the first day, so that texts sort as days do. */
export function deliveryId({ period: { from, to, zone }, kind }: DigestId): string {
  return `${from} ${to} ${zoneKey(zone)} ${kind}`;
}

/** Pure: what deliveryId() made the text of. */
export function digestOfId(subscription: string, id: string): DigestId {
  const [from = '', to = '', zone = '', ...kind] = id.split(' ');
  return { subscription, period: { from, to, zone: zoneOfKey(zone) }, kind: kind.join(' ') as DigestKind };
}

/** Pure: whether both are about the same days of one zone. */
export function isSamePeriod(a: DigestId['period'], b: DigestId['period']): boolean {
  return a.from === b.from && a.to === b.to && a.zone === b.zone;
}

/** Pure: whether it goes to whoever asked, to try it. */
export function isTest({ kind }: Pick<DigestId, 'kind'>): boolean {
  return kind.startsWith('test ');
}

/** Pure: whether what was sent under this kind is the subscription's own digest, not a try or a notice. */
export function isDigestOf({ kind }: Pick<DigestId, 'kind'>): boolean {
  return kind === 'scheduled' || kind.startsWith('resend ');
}
