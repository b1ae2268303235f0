/** What a delivery has behind it, as plainly as it is defined: all facts are gone through for each. Slow. */
import { isDeepStrictEqual } from 'node:util';
import type { ContactFact } from '../../../src/metrics/contacts/contact-fact.ts';
import type { CapWindow } from '../../../src/metrics/contacts/look-back/cap-windows.ts';
import type { LookBack } from '../../../src/metrics/contacts/look-back/look-back.ts';
import { keyOfId } from '../../../src/metrics/fact/delivery-key.ts';
import { isIn, SETS } from '../../../src/metrics/fact/sets.ts';

export const timeOf = ({ startMs, placeMs }: ContactFact) => (startMs === null ? placeMs : startMs);
export const isAttempt = ({ sets }: ContactFact) => isIn(sets, SETS.attempts);
export const isCall = ({ sets }: ContactFact) => isIn(sets, SETS.voiceAttempts);
export const isLive = ({ sets }: ContactFact) => isIn(sets, SETS.liveMin);

const utcDay = (ms: number) => new Date(ms).toISOString().slice(0, 10);
const sequenceOf = ({ seqNo }: ContactFact) => ([0.5, 1001, 2000].includes(seqNo) || seqNo < 1 ? 0 : seqNo);
const deliveryOf = ({ deliveryKey, id }: ContactFact) => (deliveryKey === '' ? keyOfId(id) : deliveryKey);
/** The ids of these tests differ at their end. */
const orderOf = (fact: ContactFact) => [timeOf(fact), fact.placeMs, sequenceOf(fact), Number.parseInt(fact.id.slice(24), 16)];

export function startsBefore(a: ContactFact, b: ContactFact): boolean {
  const [left, right] = [orderOf(a), orderOf(b)];
  const differs = left.findIndex((number, i) => number !== right[i]);
  return differs >= 0 && (left[differs] ?? 0) < (right[differs] ?? 0);
}

/** @param facts all there are */
export function modelLookBack(fact: ContactFact, facts: readonly ContactFact[], windows: readonly CapWindow[]): LookBack {
  const before = facts
    .filter((other) => other.contact === fact.contact && fact.contact !== '' && startsBefore(other, fact))
    .filter(({ placeMs }) => utcDay(placeMs) <= utcDay(fact.placeMs) && fact.placeMs - placeMs < 35 * 24 * 3_600_000)
    .sort((a, b) => (startsBefore(a, b) ? -1 : 1));
  const isRepeat = before.some((other) => deliveryOf(other) === deliveryOf(fact));
  if (!isAttempt(fact) || fact.contact === '') return { ...NOTHING, isRepeat };
  const attempts = before.filter(isAttempt);
  const series = attempts.filter(({ scope }) => scope.configuration === fact.scope.configuration);
  const calls = series.filter(isCall);
  const callMs = calls.filter(({ startMs }) => startMs !== null).at(-1)?.startMs;
  const numbered = series.filter((other) => sequenceOf(other) > 0).at(-1);
  return {
    attempt: series.length + 1,
    sinceCallSeconds:
      isCall(fact) && fact.startMs !== null && typeof callMs === 'number' ? Math.floor((fact.startMs - callMs) / 1000) : null,
    seen: windows.map(
      ({ hours, per }) =>
        [...attempts, fact].filter(
          (other) => timeOf(fact) - timeOf(other) < hours * 3_600_000 && (per === 'contact' || other.matter === fact.matter),
        ).length,
    ),
    isAfterCall: calls.some((call) => timeOf(call) < timeOf(fact)),
    isAfterLive: calls.some(isLive),
    isAfterWish: before.some((other) => other.isDoNotContact && timeOf(other) < timeOf(fact) && other.placeMs < timeOf(fact)),
    isOutOfSequence: numbered !== undefined && sequenceOf(fact) > 0 && sequenceOf(numbered) > sequenceOf(fact),
    isRepeat,
  };
}

const NOTHING = {
  attempt: null,
  sinceCallSeconds: null,
  seen: [],
  isAfterCall: false,
  isAfterLive: false,
  isAfterWish: false,
  isOutOfSequence: false,
};

/** Those of a list that have a contact. */
export function modelLookBacks(list: readonly ContactFact[], facts: readonly ContactFact[], windows: readonly CapWindow[]) {
  return new Map(list.filter(({ contact }) => contact !== '').map((fact) => [fact.id, modelLookBack(fact, facts, windows)]));
}

/** The ids whose look-backs differ, those of one side alone among them. */
export function differing(a: ReadonlyMap<string, LookBack>, b: ReadonlyMap<string, LookBack>): readonly string[] {
  return [...new Set([...a.keys(), ...b.keys()])].filter((id) => !isDeepStrictEqual(a.get(id), b.get(id)));
}
