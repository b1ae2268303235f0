/** Any subscriptions about a change of clocks, and what can happen to an installation that has them: up to four things at a time. */
import fc from 'fast-check';
import type { ReportSpan, Rhythm } from '../../../src/subscriptions/subscription/schedule.ts';
import { WEEKDAYS } from '../../../src/subscriptions/subscription/schedule.ts';
import type { Subscription } from '../../../src/subscriptions/subscription/subscription.ts';
import { aSubscription } from '../../support/deliveries/a-subscription.ts';
import { type ClockChange, clockChanges, shownAt } from '../subscription/wall-clock.ts';
import type { Fate } from './fated.ts';
import { GRAPH_FATES, type GraphFate } from './graph-fates.ts';
import { MAIL_FATES, type MailFate } from './mail-fates.ts';

/** Whom subscriptions are for; the server refuses one of them for good. */
export const PEOPLE = ['ana', 'rui', 'eva', 'refused'].map((name) => ({ name: '', address: `${name}@contoso.example` }));
export const OWNER = { name: '', address: 'owner@contoso.example' };

export type Edit = Partial<Pick<Subscription, 'recipients' | 'schedule' | 'report' | 'scope' | 'paused' | 'conditions'>>;

/** What somebody does; `of` says of which subscription, `who` to whom, by their places. */
export type Action = { readonly of: number; readonly fate?: Fate | undefined } & (
  | { readonly what: 'tick'; readonly copies: number }
  | { readonly what: 'send now'; readonly again: boolean }
  | { readonly what: 'test' | 'remove' }
  | { readonly what: 'resend'; readonly to: 'failed' | 'all'; readonly ago: number }
  | { readonly what: 'resolve'; readonly found: 'sent' | 'not-sent'; readonly ago: number }
  | { readonly what: 'edit'; readonly edit: Edit }
  | { readonly what: 'leave' | 'come back'; readonly who: number }
  | { readonly what: 'time passes'; readonly minutes: number }
);

/** How mails leave. */
export type Way = 'smtp' | 'graph' | 'graph that settles';

/** All at the same time, `minutes` after what was before. */
export interface Step {
  readonly minutes: number;
  /** What becomes of the next ones. */
  readonly mails: readonly (MailFate | GraphFate)[];
  readonly isIncomplete: boolean;
  readonly actions: readonly Action[];
}

export interface History {
  readonly way: Way;
  readonly startMs: number;
  readonly subscriptions: readonly Subscription[];
  readonly steps: readonly Step[];
}

const CHANGES = clockChanges();
const HOUR_MS = 3_600_000;

const rhythm: fc.Arbitrary<Rhythm> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ every: fc.constantFrom('day' as const, 'weekday' as const) }) },
  fc.record({ every: fc.constant('week' as const), on: fc.constantFrom(...WEEKDAYS) }),
  fc.record({ every: fc.constant('month' as const), on: fc.oneof(fc.integer({ min: 1, max: 31 }), fc.constant('last' as const)) }),
);
const report: fc.Arbitrary<ReportSpan> = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ span: 'day' } as const) },
  fc.constantFrom({ span: 'week' } as const, { span: 'month' } as const, { span: 'days', days: 3 } as const),
);
const recipients = fc.subarray(PEOPLE, { minLength: 1 });

/** Its time lies about where clocks change, or anywhere. */
function scheduleAt(change: ClockChange): fc.Arbitrary<Subscription['schedule']> {
  const near = fc.integer({ min: -130, max: 130 }).map((minute) => shownAt(change.atMs + minute * 60_000, change.zone).slice(11));
  const time = fc.oneof(near, fc.constantFrom('00:00', '07:00', '23:59'));
  const window = fc.option(fc.constantFrom({ from: '06:00', to: '20:00' }, { from: '22:00', to: '04:00' }), { nil: undefined });
  return fc.tuple(rhythm, time, window).map(([days, at, hours]) => {
    const isIn = hours !== undefined && (hours.from < hours.to ? hours.from <= at && at < hours.to : hours.from <= at || at < hours.to);
    return { ...days, at, zone: change.zone, ...(isIn && { window: hours }) };
  });
}

const NEVER = { whenEmpty: 'send', onlyIf: [{ threshold: { kpi: 'liveMin', above: 1 } }] } as const;

function edits(change: ClockChange): fc.Arbitrary<Edit> {
  return fc.oneof(
    fc.record({ recipients }),
    fc.record({ schedule: scheduleAt(change), recipients }),
    fc.record({ schedule: scheduleAt(change), report, scope: fc.constantFrom({}, { queue: 'other' }) }),
    fc.record({ paused: fc.boolean() }),
    fc.record({ conditions: fc.constantFrom(NEVER, { whenEmpty: 'send' } as const) }),
  );
}

const fate: fc.Arbitrary<Fate | undefined> = fc.option(
  fc.record({ call: fc.integer({ min: 1, max: 90 }), how: fc.constantFrom('dies before', 'dies after', 'fails', 'fails after') }),
  { nil: undefined, freq: 1 },
);

function actions(change: ClockChange): fc.Arbitrary<Action> {
  const of = fc.nat(2);
  const ago = fc.nat(2);
  const action = <T extends object>(weight: number, more: fc.Arbitrary<T>) => ({
    weight,
    arbitrary: fc.tuple(of, fate, more).map(([which, end, rest]) => ({ of: which, fate: end, ...rest })),
  });
  return fc.oneof(
    action(8, fc.record({ what: fc.constant('tick' as const), copies: fc.constantFrom(1, 1, 2) })),
    action(2, fc.record({ what: fc.constant('send now' as const), again: fc.boolean() })),
    action(1, fc.record({ what: fc.constantFrom('test' as const, 'test' as const, 'remove' as const) })),
    action(2, fc.record({ what: fc.constant('resend' as const), to: fc.constantFrom('failed' as const, 'all' as const), ago })),
    action(1, fc.record({ what: fc.constant('resolve' as const), found: fc.constantFrom('sent' as const, 'not-sent' as const), ago })),
    action(3, fc.record({ what: fc.constant('edit' as const), edit: edits(change) })),
    action(
      2,
      fc.record({ what: fc.constantFrom('leave' as const, 'leave' as const, 'come back' as const), who: fc.nat(PEOPLE.length - 1) }),
    ),
    action(1, fc.record({ what: fc.constant('time passes' as const), minutes: fc.constantFrom(1, 2, 20) })),
  );
}

function steps(change: ClockChange, way: Way): fc.Arbitrary<Step[]> {
  const mail: fc.Arbitrary<MailFate | GraphFate> = way === 'smtp' ? fc.constantFrom(...MAIL_FATES) : fc.constantFrom(...GRAPH_FATES);
  const step = fc.record({
    minutes: fc.constantFrom(0, 1, 5, 30, 240, 660, 1440, 3000, 7200),
    mails: fc.array(mail, { maxLength: 4 }),
    isIncomplete: fc.constantFrom(false, false, false, true),
    actions: fc.array(actions(change), { minLength: 1, maxLength: 4 }),
  });
  return fc.array(step, { minLength: 1, maxLength: 9 });
}

/** From a day before a change of clocks in the zone of the first subscription; others live by other clocks. */
export const histories: fc.Arbitrary<History> = fc
  .tuple(
    fc.constantFrom<Way>('smtp', 'graph', 'graph that settles'),
    fc.constantFrom(...CHANGES),
    fc.constantFrom(...CHANGES),
    fc.integer({ min: 2, max: 50 }),
  )
  .chain(([way, change, other, hours]) => {
    const zones = [change, { ...other, atMs: change.atMs }, change];
    const subscription = (n: number) =>
      fc
        .record({ schedule: scheduleAt(zones[n] ?? change), report, recipients, owner: fc.option(fc.constant(OWNER), { nil: undefined }) })
        .map(({ owner, ...rest }) => aSubscription({ id: `s${n}`, ...rest, ...(owner && { owner }) }));
    return fc.record({
      way: fc.constant(way),
      startMs: fc.constant(change.atMs - hours * HOUR_MS),
      subscriptions: fc.tuple(subscription(0), subscription(1), subscription(2)),
      steps: steps(change, way),
    });
  });
