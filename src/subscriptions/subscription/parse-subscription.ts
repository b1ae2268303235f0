/** Reads a subscription as people write it: every field by its rule, then what joins several; and writes one back. */
import { FieldsError } from '../../errors.ts';
import type { Mailbox } from '../../mail/address.ts';
import { NOT_GIVEN } from '../../report/lists.ts';
import { type ReportScope, SCOPE_COLUMNS, valuesOf } from '../../report/scope.ts';
import { parseZone } from '../../time/zone.ts';
import type { Conditions, Trigger } from './conditions.ts';
import { type FieldProblem, fieldName, problemsOf } from './field-problems.ts';
import { joinProblems, type SubscriptionRules } from './join-problems.ts';
import { parseMailboxField } from './parse-mailbox.ts';
import type { ReportSpan, Rhythm, Schedule } from './schedule.ts';
import type { Subscription } from './subscription.ts';
import { type ReadSubscription, subscriptionSchema } from './subscription-schema.ts';

/** What was read, or all that is wrong with it. */
export type Read = { readonly subscription: Subscription; readonly problems?: undefined } | { readonly problems: readonly FieldProblem[] };

/** `id` is what it is called where it was asked for; undefined = it has to say so itself. Its scope stays as it is written: names are not looked up. */
export function readSubscription(id: string | undefined, written: unknown, rules: SubscriptionRules): Read {
  const { data, error } = subscriptionSchema.safeParse(written);
  if (error !== undefined) return { problems: problemsOf(error, written) };
  const name = id ?? data.id;
  if (name === undefined) return { problems: [{ path: ['id'], rule: 'it is missing' }] };
  const subscription = subscriptionOf(name, data);
  const problems = [
    ...(name === (data.id ?? name) ? [] : [{ path: ['id'], rule: `it is not "${name}", as the address says` }]),
    ...joinProblems(subscription, rules),
  ];
  return problems.length > 0 ? { problems } : { subscription };
}

/** As readSubscription(). @throws FieldsError that names every field that is wrong, and its rule */
export function parseSubscription(id: string | undefined, written: unknown, rules: SubscriptionRules): Subscription {
  const read = readSubscription(id, written, rules);
  if (read.problems === undefined) return read.subscription;
  throw new FieldsError(
    'the subscription',
    read.problems.map(({ path, rule }) => ({ field: fieldName(path), rule })),
  );
}

function subscriptionOf(id: string, read: ReadSubscription): Subscription {
  const { replyTo, owner, mutedUntil, language = 'en', preset = 'brief', sections, attach = [] } = read;
  return {
    id,
    name: read.name ?? id,
    recipients: read.recipients.map(parseMailboxField),
    copies: read.copies ?? 'each',
    ...mailboxes({ replyTo, owner }),
    scope: scopeOf(read.scope ?? {}),
    schedule: scheduleOf(read.schedule),
    report: read.report ?? spanOf(read.schedule),
    content: { preset, sections: sections && [...new Set(sections)], language, attach: [...new Set(attach)] },
    conditions: conditionsOf(read.conditions ?? {}),
    paused: read.paused ?? false,
    ...(mutedUntil !== undefined && { mutedUntil }),
  };
}

type ReadMailbox = ReadSubscription['recipients'][number];

function mailboxes<Name extends string>(given: Readonly<Record<Name, ReadMailbox | undefined>>): { readonly [Key in Name]?: Mailbox } {
  const read = Object.entries<ReadMailbox | undefined>(given).flatMap(([name, one]) =>
    one === undefined ? [] : [[name, parseMailboxField(one)]],
  );
  return Object.fromEntries(read);
}

/** One value stays a text, several are a list; what stands for rows without the column is stored as "". */
function scopeOf(written: NonNullable<ReadSubscription['scope']>): ReportScope {
  const columns = SCOPE_COLUMNS.flatMap((column) => {
    const given = written[column];
    if (given === undefined) return [];
    const values = [...new Set(valuesOf(given).map((text) => (text === NOT_GIVEN ? '' : text)))];
    return [[column, values.length === 1 ? values[0] : values] as const];
  });
  return Object.fromEntries(columns);
}

function scheduleOf({ window, ...schedule }: ReadSubscription['schedule']): Schedule {
  return { ...schedule, zone: parseZone(schedule.zone), ...(window && { window }) };
}

function spanOf({ every }: Rhythm): ReportSpan {
  return { span: every === 'weekday' ? 'day' : every };
}

function conditionsOf(read: NonNullable<ReadSubscription['conditions']>): Conditions {
  const { whenEmpty = 'send', onlyIf, ...others } = read;
  return { whenEmpty, ...(onlyIf && { onlyIf: onlyIf.map(triggerOf) }), ...given(others) };
}

function triggerOf(read: NonNullable<NonNullable<ReadSubscription['conditions']>['onlyIf']>[number]): Trigger {
  if (typeof read === 'string') return { finding: read };
  const { rate, ...bounds } = read;
  return { threshold: { kpi: rate, ...given(bounds) } };
}

/** Without the fields that are absent. */
function given<T extends object>(fields: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Key in keyof T]?: Exclude<T[Key], undefined>;
  };
}
