/** decide() over weeks of days, against a slow and plain account of who was told what. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Decided, type Decision, decide } from '../../../src/subscriptions/conditions/decide.ts';
import type { Conditions, Trigger } from '../../../src/subscriptions/subscription/conditions.ts';
import { addDays } from '../../../src/time/local-day.ts';
import { reportWith, type Told } from './report-with.ts';

interface Day {
  readonly told: Told;
  /** Days since the one before. */
  readonly step: number;
  /** Whether its mail, if it is to be sent, arrives. */
  readonly arrives: boolean;
}

const days = fc.array(
  fc.record<Day>({
    told: fc.record<Told>({
      deliveries: fc.constantFrom(0, 40),
      bad: fc.constantFrom(0, 2, 5, 6, 12),
      calls: fc.constantFrom(12, 100),
      anomaly: fc.constantFrom('none', 'none', 'found', 'unwatched'),
      compliance: fc.constantFrom('kept', 'kept', 'broken', 'unread'),
      state: fc.constantFrom('final', 'final', 'final', 'provisional', 'part', 'none'),
    }),
    step: fc.constantFrom(1, 1, 1, 3, 7),
    arrives: fc.constantFrom(true, true, true, false),
  }),
  { maxLength: 25 },
);

const triggers: readonly [string, Trigger][] = [
  ['badNumber above 0.05', { threshold: { kpi: 'badNumber', above: 0.05, minimum: 20 } }],
  ['badNumber below 0.02', { threshold: { kpi: 'badNumber', below: 0.02 } }],
  ['anomaly', { finding: 'anomaly' }],
  ['compliance', { finding: 'compliance' }],
];

const choices = fc.record({
  whenEmpty: fc.constantFrom('send', 'skip'),
  used: fc.subarray([...triggers], { minLength: 1 }),
  coolDownDays: fc.constantFrom(0, 1, 2, 7),
  tellRecovery: fc.boolean(),
});

/** true, false, or undefined where the day cannot tell. */
function holds(id: string, { bad, calls, anomaly, compliance, state }: Told): boolean | undefined {
  const found = {
    'badNumber above 0.05': calls >= 20 ? bad / calls > 0.05 : undefined,
    'badNumber below 0.02': bad / calls < 0.02,
    anomaly: anomaly === 'unwatched' ? undefined : anomaly === 'found',
    compliance: compliance === 'unread' ? undefined : compliance === 'broken',
  }[id];
  return found === false && state !== 'final' ? undefined : found;
}

/** What readers know, day by day. */
class Account {
  /** Per trigger, the dates on which a mail named it. */
  readonly mails = new Map<string, Set<string>>();
  isAlarmed = false;

  expected(date: string, told: Told, { whenEmpty, coolDownDays, tellRecovery }: Conditions, ids: readonly string[]): Decision {
    const isSilent = told.deliveries === 0 && told.anomaly !== 'found' && told.compliance !== 'broken' && told.state === 'final';
    if (whenEmpty === 'skip' && isSilent) return { send: false, reason: 'nothingHappened' };
    const because = ids.filter((id) => holds(id, told) === true);
    const fresh = because.filter((id) => {
      for (let ago = 1; ago <= (coolDownDays ?? 0); ago++) if (this.mails.get(id)?.has(addDays(date, -ago))) return false;
      return true;
    });
    if (fresh.length > 0) return { send: true, because, recovered: false };
    if (because.length > 0) return { send: false, reason: 'coolingDown' };
    const isOver = ids.every((id) => holds(id, told) === false);
    if (tellRecovery === true && this.isAlarmed && isOver) return { send: true, because: [], recovered: true };
    return { send: false, reason: 'conditionNotMet' };
  }

  arrived(date: string, { because, recovered }: Extract<Decision, { send: true }>): void {
    for (const id of because) this.mails.set(id, (this.mails.get(id) ?? new Set()).add(date));
    this.isAlarmed = !recovered;
  }
}

test('decide() sends what is new, tells each recovery once, and never takes what is unknown for one', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(days, choices, fc.boolean(), (all, { used, ...choice }, isReversed) => {
      const conditions: Conditions = { ...choice, onlyIf: used.map(([, trigger]) => trigger) };
      const ids = used.map(([id]) => id);
      const account = new Account();
      const before: Decided[] = [];
      let date = '2026-10-01';
      for (const { told, step, arrives } of all) {
        date = addDays(date, step);
        const decision = decide(conditions, reportWith(told), isReversed ? before.toReversed() : before, date);
        expect(decision).toEqual(account.expected(date, told, conditions, ids));
        seen.add(decision.send ? `sent${decision.recovered ? ' for a recovery' : ''}` : decision.reason);
        if (decision.send && arrives) account.arrived(date, decision);
        const { because, recovered } = decision.send ? decision : { because: [], recovered: false };
        before.push({ date, because, recovered, sent: decision.send && arrives });
      }
    }),
    { numRuns: 500 },
  );
  expect([...seen].sort()).toEqual(['conditionNotMet', 'coolingDown', 'nothingHappened', 'sent', 'sent for a recovery']);
});
