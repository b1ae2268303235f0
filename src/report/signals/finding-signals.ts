/** Findings about single contacts, campaigns, caller ids and queues: each held against a limit of its own. */
import { ABANDONMENT_DAYS, ABANDONMENT_LIMIT } from '../abandonment-report.ts';
import { MIN_CALLER_ATTEMPTS } from '../caller-ids.ts';
import { certainlyLive, LIVE_RATES } from '../live.ts';
import type { CallerIdItem, Compliance, Contribution, QueueItem } from '../report.ts';
import { countContributions, mostOfBreaches } from './contributions.ts';
import type { FindingParts } from './count-signals.ts';
import { opensConfiguration, opensOf } from './opens.ts';
import { breachesOf, type SignalScopes } from './scope-groups.ts';
import { NO_EVIDENCE, type Signal } from './signal.ts';

// Five sixths of the limit: 2.5 % of 3 %.
const NEAR = 5 / 6;
const WHOLE = { section: 'compliance', key: null, name: null } as const;

/** Caps of the rule pack that were broken, those of most contacts first. */
export function capSignals({ compliance: { frequency }, totals }: FindingParts, scopes: SignalScopes): Signal[] {
  const broken = frequency.filter(({ contactsOver }) => contactsOver > 0).toSorted((a, b) => b.contactsOver - a.contactsOver);
  return broken.map((cap) => capSignal(cap, totals, mostOfBreaches(scopes, breachesOf(cap.id))));
}

function capSignal(
  { id, name, attempts, contactsOver, rowsOver, maxSeen }: Compliance['frequency'][number],
  totals: FindingParts['totals'],
  most: readonly Contribution[],
): Signal {
  return {
    id: `frequencyCap:${id}`,
    kind: 'frequencyCap',
    severity: 'urgent',
    what: id,
    name,
    where: WHOLE,
    ...(most.length > 0 && { most }),
    opens: opensOf('caps', most),
    value: contactsOver,
    usual: null,
    limit: attempts,
    threshold: 'any contact over it',
    minimum: 0,
    evidence: { ...NO_EVIDENCE, numerator: rowsOver, denominator: totals.attempts, most: maxSeen },
  };
}

/** Configurations over the limit of abandonment, or close to it, those with the least room first. */
export function abandonmentSignals({ abandonment }: Compliance, severity: 'urgent' | 'possible'): Signal[] {
  if (abandonment.source === null) return [];
  const isMeant = ({ room, value, limit }: Abandoning) =>
    severity === 'urgent' ? room < 0 : room >= 0 && value !== null && isNear(value, limit);
  const kind = severity === 'urgent' ? 'abandonment' : 'nearAbandonment';
  const meant = abandonment.regulatory.filter(isMeant).toSorted((a, b) => a.room - b.room);
  return meant.map(({ configuration, name, abandoned, liveAnswered, value, limit = ABANDONMENT_LIMIT }) => ({
    id: `${kind}:${configuration}`,
    kind,
    severity,
    what: abandonment.source === 'estimate' ? 'abandonmentEstimate' : 'abandonment',
    name: 'Abandonment of live-answered calls',
    where: { section: 'compliance', key: configuration, name },
    opens: opensConfiguration('abandonment', configuration),
    value,
    usual: null,
    limit,
    threshold: severity === 'urgent' ? 'over the limit' : `from ${Number((limit * NEAR * 100).toFixed(2))} % on`,
    minimum: 0,
    evidence: { ...NO_EVIDENCE, numerator: abandoned, denominator: liveAnswered, days: ABANDONMENT_DAYS },
  }));
}

type Abandoning = Compliance['abandonment']['regulatory'][number];

/** Rates and limits are parts of whole numbers: a hair that binary fractions add is none. */
function isNear(value: number, limit = ABANDONMENT_LIMIT): boolean {
  return value > 0 && value >= limit * NEAR - 1e-12;
}

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
      opens: opensConfiguration('callerIds', item.configuration),
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
  const parts = stuck.map(({ key, name, zombies }) => ({ key, name, count: zombies ?? 0, usual: null }));
  const contributions = countContributions('queue', parts);
  return stuck.map(({ key, name, zombies, backlog }) => ({
    id: `stuck:${key}`,
    kind: 'stuck',
    severity: 'urgent',
    what: 'zombies',
    name: 'Open deliveries that look stuck',
    where: { section: 'queues', key, name },
    most: contributions.filter((one) => one.key === key),
    opens: { scope: { queue: key }, section: 'queues' },
    value: zombies,
    usual: null,
    limit: 0,
    threshold: 'any past its window, or in process for too long',
    minimum: 0,
    evidence: { ...NO_EVIDENCE, numerator: zombies, denominator: backlog },
  }));
}
