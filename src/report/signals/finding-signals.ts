/** Findings about single contacts, campaigns, caller ids and queues: each held against a limit of its own. */
import { ABANDONMENT_DAYS, ABANDONMENT_LIMIT } from '../abandonment-report.ts';
import { MIN_CALLER_ATTEMPTS } from '../caller-ids.ts';
import { certainlyLive, LIVE_RATES } from '../live.ts';
import type { CallerIdItem, Compliance, QueueItem } from '../report.ts';
import { mostlyOf } from './mostly.ts';
import { NO_EVIDENCE, type Signal } from './signal.ts';

const NEAR_ABANDON = 0.025;
const WHOLE = { section: 'compliance', key: null, name: null } as const;

/** Calls to people who had asked not to be called. */
export function wishSignals({ afterDoNotContact }: Compliance): Signal[] {
  return countSignals('afterDoNotContact', 'Attempts after a wish not to be called', afterDoNotContact?.count ?? 0, 'urgent');
}

/** Calls that were certainly outside the allowed hours. */
export function hoursSignals({ callingHours, outsideHours }: Compliance): Signal[] {
  const mostly = mostlyOf(outsideHours ?? []);
  const signals = countSignals('callingHours', 'Attempts outside the allowed hours', callingHours.violation ?? 0, 'urgent');
  return signals.map((signal) => (mostly === null ? signal : { ...signal, mostly }));
}

/** Calls that may have been outside them. */
export function possibleHoursSignals({ callingHours }: Compliance): Signal[] {
  return countSignals('possibleHours', 'Attempts possibly outside the allowed hours', callingHours.possible ?? 0, 'possible');
}

function countSignals(
  kind: 'afterDoNotContact' | 'callingHours' | 'possibleHours',
  name: string,
  count: number,
  severity: Signal['severity'],
): Signal[] {
  if (count === 0) return [];
  const evidence = { ...NO_EVIDENCE, numerator: count };
  return [
    {
      id: kind,
      kind,
      severity,
      what: kind,
      name,
      where: WHOLE,
      value: count,
      usual: null,
      limit: 0,
      threshold: 'any',
      minimum: 0,
      evidence,
    },
  ];
}

/** Caps of the rule pack that were broken, those of most contacts first. */
export function capSignals({ frequency }: Compliance): Signal[] {
  const broken = frequency.filter(({ contactsOver }) => contactsOver > 0).toSorted((a, b) => b.contactsOver - a.contactsOver);
  return broken.map(({ id, name, attempts, contactsOver, rowsOver, maxSeen }) => ({
    id: `frequencyCap:${id}`,
    kind: 'frequencyCap',
    severity: 'urgent',
    what: id,
    name,
    where: WHOLE,
    value: contactsOver,
    usual: null,
    limit: attempts,
    threshold: 'any contact over it',
    minimum: 0,
    evidence: { ...NO_EVIDENCE, numerator: rowsOver, most: maxSeen },
  }));
}

/** Configurations over the limit of abandonment, or close to it, those with the least room first. */
export function abandonmentSignals({ abandonment }: Compliance, severity: 'urgent' | 'possible'): Signal[] {
  if (abandonment.source === null) return [];
  const isMeant = ({ room, value }: Abandoning) => (severity === 'urgent' ? room < 0 : room >= 0 && (value ?? 0) >= NEAR_ABANDON);
  const kind = severity === 'urgent' ? 'abandonment' : 'nearAbandonment';
  const meant = abandonment.regulatory.filter(isMeant).toSorted((a, b) => a.room - b.room);
  return meant.map(({ configuration, name, abandoned, liveAnswered, value }) => ({
    id: `${kind}:${configuration}`,
    kind,
    severity,
    what: abandonment.source === 'estimate' ? 'abandonmentEstimate' : 'abandonment',
    name: 'Abandonment of live-answered calls',
    where: { section: 'compliance', key: configuration, name },
    value,
    usual: null,
    limit: ABANDONMENT_LIMIT,
    threshold: severity === 'urgent' ? 'over the limit' : `from ${NEAR_ABANDON * 100} % on`,
    minimum: 0,
    evidence: { ...NO_EVIDENCE, numerator: abandoned, denominator: liveAnswered, days: ABANDONMENT_DAYS },
  }));
}

type Abandoning = Compliance['abandonment']['regulatory'][number];

/** Caller ids that are answered clearly less often than their siblings, those with most attempts first. */
export function callerIdSignals(items: readonly CallerIdItem[]): Signal[] {
  const low = items.filter(({ warning }) => warning).toSorted((a, b) => b.voiceAttempts - a.voiceAttempts);
  return low.map((item, i) => {
    const [live, { siblings }] = [certainlyLive(item), item];
    return {
      // Masked numbers may be the same.
      id: `callerId:${item.configuration}|${item.name}|${i}`,
      kind: 'callerId',
      severity: 'urgent',
      what: LIVE_RATES.low,
      name: 'Live answer rate of a caller id, at least',
      where: { section: 'callerIds', key: item.name, name: item.configurationName },
      value: live.value,
      usual: siblings.value,
      limit: null,
      threshold: 'p under 0.05 (Holm), and 5 points or a fifth less than its siblings',
      minimum: MIN_CALLER_ATTEMPTS,
      evidence: {
        ...NO_EVIDENCE,
        numerator: live.numerator,
        denominator: live.denominator,
        usualNumerator: siblings.numerator,
        usualDenominator: siblings.denominator,
        p: item.p,
      },
    };
  });
}

/** Queues with open deliveries that look stuck, most first. */
export function stuckSignals(queues: readonly QueueItem[]): Signal[] {
  const stuck = queues.filter(({ zombies }) => zombies).toSorted((a, b) => (b.zombies ?? 0) - (a.zombies ?? 0));
  return stuck.map(({ key, name, zombies, backlog }) => ({
    id: `stuck:${key}`,
    kind: 'stuck',
    severity: 'urgent',
    what: 'zombies',
    name: 'Open deliveries that look stuck',
    where: { section: 'queues', key, name },
    value: zombies,
    usual: null,
    limit: 0,
    threshold: 'any past its window, or in process for too long',
    minimum: 0,
    evidence: { ...NO_EVIDENCE, numerator: zombies, denominator: backlog },
  }));
}
