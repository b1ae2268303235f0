/** Rules of a subscription that join several fields, or ask the settings. */
import type { FieldProblem } from './field-problems.ts';
import type { Schedule } from './schedule.ts';
import type { Subscription } from './subscription.ts';

export interface SubscriptionRules {
  /** Whether mail may go to an address, by its domain. */
  isAllowed(address: string): boolean;
}

/** All that it breaks. */
export function joinProblems(subscription: Subscription, rules: SubscriptionRules): readonly FieldProblem[] {
  return [
    ...repeated(subscription),
    ...refusedDomains(subscription, rules),
    ...windowProblems(subscription.schedule),
    ...conditionProblems(subscription),
  ];
}

/** Letters before the @ may differ by their case alone only in theory (RFC 5321, 2.4). */
function repeated({ recipients }: Subscription): readonly FieldProblem[] {
  const first = new Map<string, number>();
  return recipients.flatMap(({ address }, i) => {
    const key = address.toLowerCase();
    const before = first.get(key);
    if (before === undefined) first.set(key, i);
    return before === undefined ? [] : [{ path: ['recipients', i], rule: `it is the address of recipients[${before}], too` }];
  });
}

function refusedDomains({ recipients, owner }: Subscription, { isAllowed }: SubscriptionRules): readonly FieldProblem[] {
  const all = [
    ...recipients.map(({ address }, i) => ({ path: ['recipients', i], address })),
    ...(owner === undefined ? [] : [{ path: ['owner'], address: owner.address }]),
  ];
  return all.filter(({ address }) => !isAllowed(address)).map(({ path }) => ({ path, rule: 'its domain is none of MAIL_ALLOWED_DOMAINS' }));
}

function windowProblems({ at, window }: Schedule): readonly FieldProblem[] {
  if (window === undefined) return [];
  const { from, to } = window;
  if (from === to) return [{ path: ['schedule', 'window'], rule: 'it ends when it begins' }];
  const isWithin = from < to ? from <= at && at < to : from <= at || at < to;
  return isWithin ? [] : [{ path: ['schedule', 'at'], rule: `it is outside the window, ${from} to ${to}` }];
}

function conditionProblems({ schedule: { at }, conditions }: Subscription): readonly FieldProblem[] {
  const { onlyIf, coolDownDays = 0, tellRecovery = false, waitUntil = at } = conditions;
  const withoutTrigger = { coolDownDays: coolDownDays > 0, tellRecovery };
  return [
    ...(waitUntil < at ? [{ path: ['conditions', 'waitUntil'], rule: `it is before "at", ${at}` }] : []),
    ...Object.entries(withoutTrigger)
      .filter(([, isGiven]) => isGiven && onlyIf === undefined)
      .map(([field]) => ({ path: ['conditions', field], rule: 'it says nothing without onlyIf' })),
  ];
}
