/** A subscription as people write it, with every default spelled out; parse-subscription.ts reads the same back. */
import { NOT_GIVEN } from '../../report/lists.ts';
import { type ReportScope, SCOPE_COLUMNS, valuesOf } from '../../report/scope.ts';
import type { Conditions } from './conditions.ts';
import { writtenMailbox } from './parse-mailbox.ts';
import type { Subscription } from './subscription.ts';
import type { WrittenSubscription } from './subscription-schema.ts';

/** Fields in the order of the documentation. */
export function writtenSubscription(subscription: Subscription): WrittenSubscription {
  const { id, name, recipients, copies, replyTo, scope, schedule, report, content, conditions, paused, mutedUntil, owner } = subscription;
  const { language, preset, sections, attach } = content;
  return {
    id,
    name,
    recipients: recipients.map(writtenMailbox),
    copies,
    ...(replyTo && { replyTo: writtenMailbox(replyTo) }),
    ...(Object.keys(scope).length > 0 && { scope: writtenScope(scope) }),
    schedule: { ...schedule },
    report: { ...report },
    language,
    preset,
    ...(sections && { sections: [...sections] }),
    attach: [...attach],
    conditions: writtenConditions(conditions),
    paused,
    ...(mutedUntil !== undefined && { mutedUntil }),
    ...(owner && { owner: writtenMailbox(owner) }),
  };
}

/** A scope of stored values as a report takes it. */
export function writtenScope(scope: ReportScope): Record<string, string | string[]> {
  const word = (value: string) => (value === '' ? NOT_GIVEN : value);
  const columns = SCOPE_COLUMNS.flatMap((column) => {
    const given = scope[column];
    if (given === undefined) return [];
    return [[column, typeof given === 'string' ? word(given) : valuesOf(given).map(word)] as const];
  });
  return Object.fromEntries(columns);
}

function writtenConditions({ onlyIf, ...others }: Conditions): NonNullable<WrittenSubscription['conditions']> {
  const written = onlyIf?.map((trigger) => {
    if ('finding' in trigger) return trigger.finding;
    const { kpi, ...bounds } = trigger.threshold;
    return { rate: kpi, ...bounds };
  });
  return { ...others, ...(written && { onlyIf: written }) };
}
