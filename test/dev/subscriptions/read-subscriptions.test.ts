/** Subscriptions out of YAML and JSON: what is read, and where whatever is wrong stands. */
import { describe, expect, test } from 'vitest';
import { readSubscriptions } from '../../../dev/subscriptions/read-subscriptions.ts';

const WHOLE = `x-daily: &daily
  schedule: { every: day, at: 07:00, zone: Europe/Lisbon }
subscriptions:
  - <<: *daily
    id: one
    recipients: [Ana <ana@contoso.com>]
    mutedUntil: 2026-11-22
  - <<: *daily
    id: two
    schedule: { every: week, on: monday, at: 08:30, zone: UTC }
    recipients:
      - all@contoso.com
`;
const problems = (text: string) =>
  readSubscriptions(text).problems.map(({ line, column, field, rule }) => [`${line}:${column}`, field, rule]);

test('anchors, merge keys, times, dates and the word "on" are read as people mean them', () => {
  const { subscriptions, problems: none } = readSubscriptions(WHOLE);
  expect(none).toEqual([]);
  expect(subscriptions).toMatchObject([
    { id: 'one', schedule: { every: 'day', at: '07:00' }, mutedUntil: '2026-11-22' },
    { id: 'two', schedule: { every: 'week', on: 'monday', at: '08:30' } },
  ]);
});

test('JSON is read alike, as a list and as an object', () => {
  const { subscriptions } = readSubscriptions(WHOLE);
  const list = subscriptions.map(({ id, schedule }) => ({ id, schedule, recipients: ['a@contoso.com'] }));
  for (const whole of [list, { subscriptions: list }]) {
    const read = readSubscriptions(JSON.stringify(whole, null, '\t'));
    expect(read.problems).toEqual([]);
    expect(read.subscriptions.map(({ id }) => id)).toEqual(['one', 'two']);
  }
});

describe('what is wrong is told with line, column, field and rule:', () => {
  test.each<[string, [string, string], [string, string, RegExp]]>([
    [
      'a zone within an anchor, where the anchor has it',
      ['Europe/Lisbon', 'Mars/Olympus'],
      ['2:38', 'subscriptions[0].schedule.zone', /IANA/],
    ],
    ['a recipient', ['all@contoso.com', 'all'], ['12:9', 'subscriptions[1].recipients[0]', /no @/]],
    ['a field that there is not', ['    mutedUntil:', '    mutetUntil:'], ['7:5', 'subscriptions[0].mutetUntil', /"mutedUntil"/]],
    ['a field that is missing, where it should be', ['at: 08:30, ', ''], ['10:5', 'subscriptions[1].schedule.at', /missing/]],
    ['an id that is taken', ['id: two', 'id: one'], ['9:5', 'subscriptions[1].id', /before it has this id/]],
    ['no id', ['    id: two\n', ''], ['8:5', 'subscriptions[1].id', /missing/]],
    ['a field of the file', ['x-daily', 'daily'], ['1:1', 'daily', /begins with "x-"/]],
    ['no list', ['subscriptions:', 'x-subscriptions:'], ['1:1', 'subscriptions', /missing or no list/]],
    ['a field given twice', ['id: two', 'id: two\n    id: three'], ['10:5', '', /unique/]],
    ['an anchor that there is not', ['<<: *daily\n    id: one', 'schedule: *other\n    id: one'], ['1:1', '', /alias/i]],
    ['broken YAML', ['[Ana <ana@contoso.com>]', '[Ana'], ['7:5', '', /./]],
    [
      'a number for a name',
      ['    id: two', '    id: two\n    scope: { queue: 00123 }'],
      ['10:14', 'subscriptions[1].scope.queue', /quotes/],
    ],
  ])('%s', (_name, [from, to], [place, field, rule]) => {
    expect(WHOLE).toContain(from);
    const found = problems(WHOLE.replace(from, to));
    expect(found).toContainEqual([place, field, expect.stringMatching(rule)]);
  });

  test.each([
    ['', /neither a list/],
    ['text', /neither a list/],
    ['--- 1\n--- 2\n', /take the line --- out$/],
    ['a:\n\tb: 1', /Tabs .*: indent with blanks$/],
    ['a:\n    b: 1\n   c: 2', /begin in the same column$/],
    ['name: Collections: daily', /into quotes, or mend the indentation$/],
    ['a: 1\na: 2', /the field is given twice here$/],
    ['name: "A', /perhaps lines above$/],
    ['a: !!js/function x', /tag/i],
  ])('%j', (text, rule) => {
    expect(problems(text)).toContainEqual(['1:1', '', expect.stringMatching(rule)].map((one, i) => (i === 0 ? expect.any(String) : one)));
  });
});

test('of broken YAML the first fault alone is told, not what follows from it', () => {
  expect(problems(WHOLE.replace('    id: two', '\tid: two'))).toEqual([
    ['9:1', '', 'Tabs are not allowed as indentation: indent with blanks'],
  ]);
});

test('no address of the file is repeated', () => {
  const text = WHOLE.replace('all@contoso.com', 'all@@contoso.com').replace('zone: UTC', 'zone: eve@evil.example');
  expect(problems(text)).toHaveLength(2);
  expect(JSON.stringify(problems(text))).not.toMatch(/@contoso|evil/);
});

test('2,000 subscriptions share an anchor; anchors within anchors without end are refused', () => {
  const list = Array.from({ length: 2_000 }, (_, i) => `  - { <<: *d, id: s${i}, recipients: [a@b.example] }`).join('\n');
  const text = `x-d: &d\n  schedule: { every: day, at: 07:00, zone: UTC }\nsubscriptions:\n${list}\n`;
  expect(readSubscriptions(text)).toMatchObject({ problems: [], subscriptions: { length: 2_000 } });
  const names = [...'abcdefghi'];
  const bomb = names.map((name, i) => `x-${name}: &${name} [${Array(9).fill(i === 0 ? 'lol' : `*${names[i - 1]}`)}]`).join('\n');
  expect(problems(`${bomb}\nsubscriptions: *i\n`)).toEqual([['1:1', '', expect.stringMatching(/alias/i)]]);
});
