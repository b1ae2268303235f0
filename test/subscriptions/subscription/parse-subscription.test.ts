/** A subscription as people write it: what is read of it, what is refused and how, and that it can be written back. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FieldsError } from '../../../src/errors.ts';
import type { SubscriptionRules } from '../../../src/subscriptions/subscription/join-problems.ts';
import { nextSends } from '../../../src/subscriptions/subscription/next-sends.ts';
import { parseSubscription, readSubscription } from '../../../src/subscriptions/subscription/parse-subscription.ts';
import { writtenSubscription } from '../../../src/subscriptions/subscription/written-subscription.ts';
import { subscriptions } from './arbitrary-subscription.ts';

const ANY_DOMAIN: SubscriptionRules = { isAllowed: () => true };
const LEAST = { recipients: ['ana@contoso.com'], schedule: { every: 'day', at: '07:00', zone: 'Europe/Lisbon' } };

function problemsOf(change: object, rules = ANY_DOMAIN): readonly { readonly field: string; readonly rule: string }[] {
  try {
    parseSubscription('one', { ...LEAST, ...change }, rules);
    return [];
  } catch (error) {
    if (error instanceof FieldsError) return error.problems;
    throw error;
  }
}
const schedule = (change: object) => ({ schedule: { ...LEAST.schedule, ...change } });

test('what is written of a subscription is read as the same subscription', () => {
  fc.assert(
    fc.property(subscriptions, (subscription) => {
      const text = JSON.stringify(writtenSubscription(subscription));
      expect(readSubscription(undefined, JSON.parse(text), ANY_DOMAIN)).toEqual({ subscription });
    }),
  );
});

test('any subscription has next send times, however long it is muted', () => {
  fc.assert(
    fc.property(subscriptions, (subscription) => {
      expect(nextSends(subscription, Date.UTC(2026, 10, 22), 5)).toHaveLength(subscription.paused ? 0 : 5);
    }),
    { numRuns: 50 },
  );
});

test('what is left out gets its default', () => {
  expect(parseSubscription('one', LEAST, ANY_DOMAIN)).toEqual({
    id: 'one',
    name: 'one',
    recipients: [{ name: '', address: 'ana@contoso.com' }],
    copies: 'each',
    scope: {},
    schedule: { every: 'day', at: '07:00', zone: 'Europe/Lisbon' },
    report: { span: 'day' },
    content: { preset: 'brief', sections: undefined, language: 'en', attach: [] },
    conditions: { whenEmpty: 'send' },
    paused: false,
  });
});

test.each([
  [{ every: 'weekday' }, 'day'],
  [{ every: 'week', on: 'monday' }, 'week'],
  [{ every: 'month', on: 'last' }, 'month'],
])('a schedule of %j reports on the %s before it', (change, span) => {
  expect(parseSubscription('one', { ...LEAST, ...schedule(change) }, ANY_DOMAIN).report).toEqual({ span });
});

test('texts, objects, single values and lists are read alike, and zones in any spelling', () => {
  const subscription = parseSubscription(
    'one',
    {
      ...LEAST,
      ...schedule({ zone: 'europe/lisbon', window: { from: '22:00', to: '08:00' } }),
      recipients: ['Ana Silva <ana@contoso.com>', { name: 'Doe, Jane', address: 'jane@contoso.com' }, { address: 'all@contoso.com' }],
      scope: { queue: ['Collections', 'Collections'], channel: ['Voice', '(not given)'] },
      conditions: { onlyIf: [{ rate: 'liveMin', below: 0.2, minimum: 100 }, 'compliance'] },
      attach: ['csv', 'csv'],
    },
    ANY_DOMAIN,
  );
  expect(subscription).toMatchObject({
    recipients: [
      { name: 'Ana Silva', address: 'ana@contoso.com' },
      { name: 'Doe, Jane', address: 'jane@contoso.com' },
      { name: '', address: 'all@contoso.com' },
    ],
    scope: { queue: 'Collections', channel: ['Voice', ''] },
    schedule: { zone: 'Europe/Lisbon' },
    conditions: { onlyIf: [{ threshold: { kpi: 'liveMin', below: 0.2, minimum: 100 } }, { finding: 'compliance' }] },
    content: { attach: ['csv'] },
  });
});

describe('refused is', () => {
  test.each<[string, object, string, RegExp]>([
    ['a field that there is not', { recipient: [] }, 'recipient', /no field here; the nearest is "recipients"/],
    ['one within another', schedule({ timezone: 'UTC' }), 'schedule.timezone', /the nearest is "zone"/],
    ['one of a recipient', { recipients: [{ address: 'a@b.example', adress: '' }] }, 'recipients[0].adress', /"address"/],
    ['what no rhythm has', schedule({ on: 'monday' }), 'schedule.on', /no field here/],
    ['a recipient without @', { recipients: ['ana@contoso.com', 'rui'] }, 'recipients[1]', /^it has no @$/],
    ['a number as a recipient', { recipients: [351] }, 'recipients[0]', /^it is no text: put it into quotes$/],
    ['an address given twice', { recipients: ['ana@contoso.com', 'Ana <ANA@contoso.com>'] }, 'recipients[1]', /recipients\[0\], too/],
    ['nobody', { recipients: [] }, 'recipients', /empty/],
    ['more than 500', { recipients: Array.from({ length: 501 }, (_, i) => `a${i}@contoso.com`) }, 'recipients', /more than 500/],
    ['an unknown zone', schedule({ zone: 'Mars/Olympus' }), 'schedule.zone', /IANA/],
    ['an offset for a zone', schedule({ zone: '+02:00' }), 'schedule.zone', /IANA/],
    ['no zone', schedule({ zone: undefined }), 'schedule.zone', /^it is missing$/],
    ['a time that is none', schedule({ at: '7:00' }), 'schedule.at', /HH:MM: 00:00 to 23:59, such as 07:00$/],
    ['midnight by the name of its end', schedule({ at: '24:00' }), 'schedule.at', /00:00 to 23:59/],
    ['a rhythm that is none', schedule({ every: 'hour' }), 'schedule.every', /"hour" is not one of day, weekday, week, month/],
    ['no weekday', schedule({ every: 'week' }), 'schedule.on', /missing: one of monday/],
    ['the 32nd', schedule({ every: 'month', on: 32 }), 'schedule.on', /1 to 31, or last/],
    [
      'a time outside the window',
      schedule({ window: { from: '08:00', to: '18:00' } }),
      'schedule.at',
      /outside the window, 08:00 to 18:00/,
    ],
    ['the end of the window', schedule({ at: '08:00', window: { from: '22:00', to: '08:00' } }), 'schedule.at', /outside the window/],
    ['a window without length', schedule({ window: { from: '07:00', to: '07:00' } }), 'schedule.window', /ends when it begins/],
    ['an empty list of a scope', { scope: { queue: [] } }, 'scope.queue', /leave it out where all are meant/],
    ['an empty scope', { scope: {} }, 'scope', /leave it out where everything is meant/],
    ['a column that there is not', { scope: { queue: 'x', queues: 'y' } }, 'scope.queues', /the nearest is "queue"/],
    ['a number for a name', { scope: { queue: 123 } }, 'scope.queue', /^it is no text: put it into quotes$/],
    ['an unknown section', { sections: ['figurs'] }, 'sections[0]', /the nearest are figures/],
    [
      'an unknown rate',
      { conditions: { onlyIf: [{ rate: 'liveMinn', above: 0.1 }] } },
      'conditions.onlyIf[0].rate',
      /the nearest are liveMin/,
    ],
    ['an unknown finding', { conditions: { onlyIf: ['anomalies'] } }, 'conditions.onlyIf[0]', /./],
    ['a rate in percent', { conditions: { onlyIf: [{ rate: 'liveMin', above: 20 }] } }, 'conditions.onlyIf[0].above', /0 to 1/],
    ['a rate without a bound', { conditions: { onlyIf: [{ rate: 'liveMin' }] } }, 'conditions.onlyIf[0]', /neither above nor below/],
    [
      'bounds that always hold',
      { conditions: { onlyIf: [{ rate: 'liveMin', above: 0.1, below: 0.2 }] } },
      'conditions.onlyIf[0]',
      /always hold/,
    ],
    ['patience that ends before', { conditions: { waitUntil: '06:59' } }, 'conditions.waitUntil', /before "at", 07:00/],
    ['a cool-down of nothing', { conditions: { coolDownDays: 3 } }, 'conditions.coolDownDays', /without onlyIf/],
    ['a date that is none', { mutedUntil: '2026-02-30' }, 'mutedUntil', /YYYY-MM-DD/],
    ['a mute without end', { mutedUntil: '9999-12-31' }, 'mutedUntil', /later than 2099-12-31/],
    ['another id', { id: 'two' }, 'id', /"one"/],
    ['a report without days', { report: { span: 'days' } }, 'report.days', /missing|no whole number/],
    ['a text for yes and no', { paused: 'yes' }, 'paused', /^it is neither true nor false$/],
    ['a text for a list', { recipients: 'ana@contoso.com' }, 'recipients', /^it is no list: put it into \[ \]$/],
    ['a field without a value', { language: 'en', owner: null }, 'owner', /^it is empty: give it a value/],
    ['a queue without a value', { scope: { queue: null } }, 'scope.queue', /^it is empty: give it a value/],
  ])('%s', (_name, change, field, rule) => {
    expect(problemsOf(change)).toEqual([{ field, rule: expect.stringMatching(rule) }]);
  });

  test.each([[null], [[]], ['text'], [1]])('%j', (written) => {
    expect(() => parseSubscription('one', written, ANY_DOMAIN)).toThrow('Cannot use the subscription: it is no object with fields');
  });

  test('a domain that is not allowed, of recipients and of the owner, whatever its case', () => {
    const rules = { isAllowed: (address: string) => /@contoso\.com$/i.test(address) };
    const change = { recipients: ['ana@CONTOSO.com', 'eve@evil.example'], owner: 'rui@contoso.com.evil.example' };
    expect(problemsOf(change, rules).map(({ field }) => field)).toEqual(['recipients[1]', 'owner']);
  });
});

describe('hostile texts in names are refused by rule:', () => {
  test.each([
    ['right-to-left override', 'a\u202egnp.exe'],
    ['isolate', 'a\u2067b'],
    ['line break', 'a\r\nBcc: eve@evil.example'],
    ['NUL', 'a\u0000b'],
    ['line separator', 'a\u2028b'],
    ['half a character', 'a\ud800b'],
    ['4,000 characters', 'x'.repeat(4_000)],
  ])('%s', (_name, text) => {
    const change = { name: text, recipients: [{ name: text, address: 'ana@contoso.com' }], owner: `${text} <rui@contoso.com>` };
    expect(problemsOf(change).map(({ field }) => field)).toEqual(['name', 'recipients[0]', 'owner']);
  });
});

test('joiners that a script needs stand in names', () => {
  const name = 'می\u200cخواهم';
  expect(parseSubscription('one', { ...LEAST, name, owner: { name, address: 'a@contoso.com' } }, ANY_DOMAIN)).toMatchObject({
    name,
    owner: { name },
  });
});

test('every problem is told at once, and no address is repeated', () => {
  const given = {
    language: 'eve@evil.example',
    recipients: ['ana@@contoso.com', 'rui@con toso.com'],
    owner: 'x',
    'eve@evil.example': 1,
    ...schedule({ zone: 'ana@contoso.com' }),
  };
  expect(() => parseSubscription('one', { ...LEAST, ...given }, ANY_DOMAIN)).toThrow(
    /"recipients\[0\]".*"recipients\[1\]".*"schedule\.zone".*"owner"/s,
  );
  expect(problemsOf(given)).toHaveLength(6);
  expect(JSON.stringify(problemsOf(given))).not.toMatch(/ana|rui|eve@/);
});

test('any JSON is read or refused with a field and a rule, never a fault of the program', () => {
  const value = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom(null, '', -1, [], {}, '__proto__'));
  const fields = fc.constantFrom(
    ...Object.keys(writtenSubscription(parseSubscription('one', LEAST, ANY_DOMAIN))),
    '__proto__',
    'constructor',
  );
  fc.assert(
    fc.property(fc.dictionary(fields, value), fc.boolean(), (change, isWhole) => {
      const read = readSubscription('one', isWhole ? { ...LEAST, ...change } : change, ANY_DOMAIN);
      for (const { rule } of read.problems ?? []) expect(rule.length).toBeGreaterThan(5);
    }),
  );
});
