/** Any subscription that the rules allow. */
import fc from 'fast-check';
import { SECTION_IDS } from '../../../src/digest/options/section-ids.ts';
import { PRESETS } from '../../../src/digest/presets.ts';
import { ATTACH_FORMATS } from '../../../src/files/attach-formats.ts';
import type { Mailbox } from '../../../src/mail/address.ts';
import { RATES } from '../../../src/metrics/kpis/rate-table.ts';
import type { ReportScope } from '../../../src/report/scope.ts';
import type { Conditions } from '../../../src/subscriptions/subscription/conditions.ts';
import { type ReportSpan, type Rhythm, type Schedule, WEEKDAYS } from '../../../src/subscriptions/subscription/schedule.ts';
import type { Subscription } from '../../../src/subscriptions/subscription/subscription.ts';
import { LANGUAGES } from '../../../src/words/language.ts';

const ZONES = ['Europe/Lisbon', 'UTC', 'Asia/Kathmandu', 'America/St_Johns', 'Pacific/Apia', 'Australia/Lord_Howe'];
const twoDigits = (most: number) => fc.integer({ min: 0, max: most }).map((n) => `${n}`.padStart(2, '0'));
const time = fc.tuple(twoDigits(23), twoDigits(59)).map((parts) => parts.join(':'));
/** Text of one line, with what people and attackers put into names. */
const line = fc
  .stringMatching(/^[\p{L}\p{N} ,.;:<>@()"\\'&🙂_-]{1,60}$/u)
  .map((text) => text.trim())
  .filter((text) => text !== '' && text.length <= 100);
const mailbox: fc.Arbitrary<Mailbox> = fc.record({
  name: fc.oneof(fc.constant(''), line),
  address: fc
    .tuple(fc.stringMatching(/^[a-zA-Z0-9._+-]{1,20}$/), fc.constantFrom('contoso.com', 'xn--bcher-kva.example'))
    .map((parts) => parts.join('@')),
});
const scopeValue = fc.oneof(fc.constantFrom('', 'Voice', '3f0c7a52-9d1e-4c6b-8a37-51d2e4b6c801'), line);
const column = fc.oneof(scopeValue, fc.uniqueArray(scopeValue, { minLength: 2, maxLength: 5 }));
const scope: fc.Arbitrary<ReportScope> = fc.record(
  { configuration: column, queue: column, channel: column, dialMode: column },
  { requiredKeys: [] },
);
const rhythm: fc.Arbitrary<Rhythm> = fc.oneof(
  fc.record({ every: fc.constantFrom('day' as const, 'weekday' as const) }),
  fc.record({ every: fc.constant('week' as const), on: fc.constantFrom(...WEEKDAYS) }),
  fc.record({ every: fc.constant('month' as const), on: fc.oneof(fc.integer({ min: 1, max: 31 }), fc.constant('last' as const)) }),
);
const isWithin = (at: string, from: string, to: string) => (from < to ? from <= at && at < to : from <= at || at < to);
export const schedules: fc.Arbitrary<Schedule> = fc
  .tuple(rhythm, time, fc.constantFrom(...ZONES), fc.option(fc.record({ from: time, to: time }), { nil: undefined }))
  .map(([days, at, zone, window]) => ({
    ...days,
    at,
    zone,
    ...(window !== undefined && window.from !== window.to && isWithin(at, window.from, window.to) && { window }),
  }));
const report: fc.Arbitrary<ReportSpan> = fc.oneof(
  fc.record({ span: fc.constantFrom('day' as const, 'week' as const, 'month' as const) }),
  fc.record({ span: fc.constant('days' as const), days: fc.integer({ min: 1, max: 366 }) }),
);
const share = fc.double({ min: 0, max: 1, noNaN: true }).map((value) => value + 0);
const kpi = fc.constantFrom(...RATES.map(({ id }) => id));
const minimum = fc.integer({ min: 1, max: 10_000 });
const trigger = fc.oneof(
  fc.record({ finding: fc.constantFrom('anomaly' as const, 'compliance' as const) }),
  fc.record({ threshold: fc.record({ kpi, above: share, minimum }, { requiredKeys: ['kpi', 'above'] }) }),
  fc.record({ threshold: fc.record({ kpi, below: share, minimum }, { requiredKeys: ['kpi', 'below'] }) }),
);
const conditionsOf = (at: string): fc.Arbitrary<Conditions> =>
  fc.record(
    {
      whenEmpty: fc.constantFrom('send' as const, 'skip' as const),
      onlyIf: fc.array(trigger, { minLength: 1, maxLength: 4 }),
      coolDownDays: fc.integer({ min: 0, max: 366 }),
      tellRecovery: fc.boolean(),
      waitUntil: time.filter((text) => text >= at),
    },
    { requiredKeys: ['whenEmpty', 'onlyIf'] },
  );

export const subscriptions: fc.Arbitrary<Subscription> = schedules.chain((schedule) =>
  fc.record(
    {
      id: fc.stringMatching(/^[\w-]{1,64}$/),
      name: line,
      recipients: fc.uniqueArray(mailbox, { minLength: 1, maxLength: 5, selector: ({ address }) => address.toLowerCase() }),
      copies: fc.constantFrom('each' as const, 'same' as const),
      replyTo: mailbox,
      scope,
      schedule: fc.constant(schedule),
      report,
      content: fc.record({
        preset: fc.constantFrom(...PRESETS),
        sections: fc.option(fc.uniqueArray(fc.constantFrom(...SECTION_IDS), { minLength: 1 }), { nil: undefined }),
        language: fc.constantFrom(...LANGUAGES),
        attach: fc.uniqueArray(fc.constantFrom(...ATTACH_FORMATS)),
      }),
      conditions: fc.oneof(conditionsOf(schedule.at), fc.record({ whenEmpty: fc.constantFrom('send' as const, 'skip' as const) })),
      paused: fc.boolean(),
      mutedUntil: fc.constantFrom('2026-11-22', '2028-02-29', '2099-12-31'),
      owner: mailbox,
    },
    { requiredKeys: ['id', 'name', 'recipients', 'copies', 'scope', 'schedule', 'report', 'content', 'conditions', 'paused'] },
  ),
);
