/** Contact metrics of a period as plainly as they are defined, over look-backs that are made for each delivery alone. Slow. */

import type { ContactFact, ContactLoad } from '../../../src/metrics/contacts/contact-fact.ts';
import type { ContactMetrics } from '../../../src/metrics/contacts/contact-metrics.ts';
import type { FrequencyCap } from '../../../src/metrics/contacts/frequency-caps.ts';
import type { CapWindow } from '../../../src/metrics/contacts/look-back/cap-windows.ts';
import type { LookBack } from '../../../src/metrics/contacts/look-back/look-back.ts';
import { coarseSeconds } from '../../../src/metrics/cube/coarse-seconds.ts';
import type { Scope } from '../../../src/metrics/fact/fact.ts';
import { isIn, SETS } from '../../../src/metrics/fact/sets.ts';
import { isAttempt, isCall, isLive, modelLookBack, timeOf } from './look-back-model.ts';

export interface ModelInput {
  /** All there are. */
  readonly facts: readonly ContactFact[];
  readonly loads: readonly ContactLoad[];
  readonly fromMs: number;
  readonly toMs: number;
  readonly keep: (scope: Scope) => boolean;
  readonly caps: readonly FrequencyCap[];
  readonly windows: readonly CapWindow[];
}

type Counted = LookBack & { readonly fact: ContactFact };

const distinct = (list: readonly string[]) => new Set(list).size;
const contactsOf = (list: readonly Counted[]) => distinct(list.map(({ fact }) => fact.contact));
const histogram = (numbers: readonly number[]): [number, number][] =>
  [...new Set(numbers)].sort((a, b) => a - b).map((number) => [number, numbers.filter((other) => other === number).length]);

export function modelMetrics(input: ModelInput): ContactMetrics {
  const { facts, fromMs, toMs, keep, windows } = input;
  const inPeriod = facts.filter(({ placeMs }) => placeMs >= fromMs && placeMs < toMs);
  const kept = inPeriod.filter(({ scope }) => keep(scope));
  const rows = kept.filter(({ contact }) => contact !== '').map((fact) => ({ fact, ...modelLookBack(fact, facts, windows) }));
  const attempts = rows.filter(({ fact }) => isAttempt(fact));
  const loads = input.loads.filter(({ scope }) => keep(scope));
  return {
    ...countsOf(rows, attempts, loads),
    ...timesOf(attempts),
    caps: input.caps.map((cap) => capOf(cap, attempts, windows)),
    attemptsAfterDoNotContact: unwantedOf(attempts.filter(({ isAfterWish }) => isAfterWish)),
    smsAfterVoice: messagesOf(attempts, inPeriod.filter(isCall)),
    sequenceAgainstStarts: attempts.filter(({ isOutOfSequence }) => isOutOfSequence).length,
    repeatedDeliveries: rows.filter(({ isRepeat }) => isRepeat).length,
    withoutContact: {
      attempts: kept.filter((fact) => fact.contact === '' && isAttempt(fact)).length,
      loads: loads.filter(({ contact }) => contact === '').length,
    },
  };
}

function countsOf(rows: readonly Counted[], attempts: readonly Counted[], loads: readonly ContactLoad[]) {
  const loaded = new Set(loads.flatMap(({ contact }) => (contact === '' ? [] : [contact])));
  const ofLoaded = (list: readonly Counted[]) => contactsOf(list.filter(({ fact }) => loaded.has(fact.contact)));
  const live = attempts.filter(({ fact }) => isLive(fact));
  const final = rows.filter(({ fact }) => fact.isFinal);
  return {
    contacts: contactsOf(attempts),
    contactsLive: contactsOf(live),
    contactsPartyTold: contactsOf(attempts.filter(({ fact }) => isIn(fact.sets, SETS.partyTold))),
    contactsRightParty: contactsOf(attempts.filter(({ fact }) => fact.isRightParty)),
    contactsFinal: contactsOf(final),
    contactsLoaded: loaded.size,
    loadedAttempted: ofLoaded(attempts),
    loadedLive: ofLoaded(live),
    loadedFinal: ofLoaded(final),
    attemptsPerContact: histogram([...Map.groupBy(attempts, ({ fact }) => fact.contact).values()].map(({ length }) => length)),
  };
}

function timesOf(attempts: readonly Counted[]) {
  const calls = attempts.filter(({ fact }) => isCall(fact));
  const series = (list: readonly Counted[]) => distinct(list.map(({ fact }) => JSON.stringify([fact.contact, fact.scope.configuration])));
  const waits = attempts.flatMap(({ sinceCallSeconds }) => (sinceCallSeconds === null ? [] : [sinceCallSeconds]));
  const first = attempts.flatMap(({ attempt, fact: { startMs, windowStartMs } }) =>
    attempt === 1 && startMs !== null && windowStartMs !== null ? [startMs - windowStartMs] : [],
  );
  const slotted = calls.filter(({ fact }) => fact.localSlot >= 0 && fact.startMs !== null);
  const slots = histogram(slotted.map(({ fact, attempt }) => fact.localSlot * 10 + Math.min(attempt ?? 0, 3)));
  return {
    reachByAttempt: histogram(calls.map(({ attempt }) => attempt ?? 0)).map(([number]) => {
      const called = calls.filter(({ attempt }) => attempt === number);
      return {
        number,
        contacts: series(called),
        firstLive: series(called.filter(({ fact, isAfterLive }) => isLive(fact) && !isAfterLive)),
      };
    }),
    retrySpacing: {
      seconds: histogram(waits.map(coarseSeconds)),
      minSeconds: waits.length === 0 ? null : Math.min(...waits),
      sameHour: waits.filter((wait) => wait % 86_400 <= 1800 || wait % 86_400 >= 86_400 - 1800).length,
    },
    speedToFirstAttempt: {
      seconds: histogram(first.filter((ms) => ms >= 0).map((ms) => coarseSeconds(Math.floor(ms / 1000)))),
      beforeWindow: first.filter((ms) => ms < 0).length,
    },
    liveBySlot: slots.map(([code, count]) => {
      const [slot, attempt] = [Math.floor(code / 10), code % 10];
      const live = slotted.filter((row) => isLive(row.fact) && row.fact.localSlot === slot && Math.min(row.attempt ?? 0, 3) === attempt);
      return { slot, attempt, calls: count, live: live.length };
    }),
  };
}

function capOf(
  { id, attempts: allowed, hours, per = 'contact' }: FrequencyCap,
  attempts: readonly Counted[],
  windows: readonly CapWindow[],
) {
  const countIn = (row: Counted, unit: string) =>
    row.seen[windows.findIndex((window) => window.hours === hours && window.per === unit)] ?? 0;
  const over = attempts.filter((row) => countIn(row, per) > allowed);
  const byMatter = per === 'matter' ? attempts.filter(({ fact }) => fact.matter !== '').length : 0;
  return {
    id,
    contactsOver: contactsOf(over),
    rowsOver: over.length,
    byScope: byScopeOf(over),
    maxSeen: Math.max(0, ...attempts.map((row) => countIn(row, per))),
    maxOfContact: Math.max(0, ...attempts.map((row) => countIn(row, 'contact'))),
    byMatter,
    byContact: attempts.length - byMatter,
  };
}

function byScopeOf(rows: readonly Counted[]) {
  const keys = rows.map(({ fact: { scope } }) => JSON.stringify([scope.configuration, scope.queue]));
  return [...new Set(keys)].sort().map((key) => {
    const [configuration, queue] = JSON.parse(key);
    return { scope: { configuration, queue }, count: keys.filter((other) => other === key).length };
  });
}

function unwantedOf(rows: readonly Counted[]) {
  const first = rows.map(({ fact }) => ({ contact: fact.contact, startMs: timeOf(fact), scope: fact.scope }));
  const tieOf = ({ contact, scope }: (typeof first)[number]) => contact + [scope.configuration, scope.queue, scope.channel, scope.dialMode];
  const sorted = first.sort((a, b) => a.startMs - b.startMs || (tieOf(a) < tieOf(b) ? -1 : 1));
  return { count: rows.length, byScope: byScopeOf(rows), first: sorted.slice(0, 20) };
}

function messagesOf(attempts: readonly Counted[], calls: readonly ContactFact[]) {
  const isSeries = (a: ContactFact, b: ContactFact) => a.contact === b.contact && a.scope.configuration === b.scope.configuration;
  const after = attempts
    .filter(({ fact, isAfterCall }) => !isCall(fact) && isAfterCall)
    .filter(({ fact }) => !calls.some((call) => isSeries(call, fact) && timeOf(call) >= timeOf(fact)));
  return { contacts: contactsOf(after), reached: contactsOf(after.filter(({ fact }) => fact.isDelivered)) };
}
