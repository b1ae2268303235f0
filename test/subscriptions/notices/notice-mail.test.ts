import { describe, expect, test } from 'vitest';
import type { Notice } from '../../../src/subscriptions/notices/notice.ts';
import { noticeMail } from '../../../src/subscriptions/notices/notice-mail.ts';
import { LANGUAGES } from '../../../src/words/language.ts';
import { wordsOf } from '../../../src/words/words.ts';

const ABOUT = { subscription: 'Collections, mornings' };
const DAY = { from: '2026-11-22', to: '2026-11-22' };
const AT = Date.parse('2026-11-23T07:00:00Z');
const CAUSE = '550 5.1.1 no such user here';
const RECIPIENTS = ['a…@contoso.example', 'r…@contoso.example'];
const undelivered = (outcome: 'late' | 'failed' | 'missed' | 'ambiguous'): Notice => {
  return { ...ABOUT, kind: 'undelivered', period: DAY, outcome, recipients: RECIPIENTS, cause: CAUSE };
};
const NOTICES: readonly (readonly [string, Notice])[] = [
  ['late', undelivered('late')],
  ['failed', undelivered('failed')],
  ['missed', undelivered('missed')],
  ['ambiguous', undelivered('ambiguous')],
  ['paused', { ...ABOUT, kind: 'paused', failures: 3, cause: CAUSE }],
  ['left', { ...ABOUT, kind: 'left', recipient: 'a…@contoso.example', untilMs: null, zone: 'Europe/Lisbon' }],
  ['paused by themselves', { ...ABOUT, kind: 'left', recipient: 'a…@contoso.example', untilMs: AT, zone: 'Asia/Tokyo' }],
  ['absent', { ...ABOUT, kind: 'absent', period: DAY, dueMs: AT, zone: 'Europe/Lisbon' }],
];
const en = wordsOf('en');
const textOf = (html: string) =>
  html
    .replace(/<title>.*<\/title>/, '')
    .replace(/<[^>]+>/g, '\n')
    .split('\n')
    .filter((line) => line !== '');

describe.each(LANGUAGES)('in %s', (language) => {
  const words = wordsOf(language);

  test.each(NOTICES)('%s is told with its subscription, its cause, what to do and where more is told', (_name, notice) => {
    const { subject, html, text } = noticeMail(notice, words);
    const paragraphs = text.trimEnd().split('\n\n');
    expect(paragraphs).toHaveLength(4);
    expect(paragraphs[0]).toContain(ABOUT.subscription);
    if ('cause' in notice) expect(paragraphs[1]).toContain(CAUSE);
    expect(paragraphs[3]).toContain('docs/subscriptions.md');
    expect(textOf(html)).toEqual(paragraphs);
    expect(html).toContain(`<html lang="${language}">`);
    expect(subject).toContain(ABOUT.subscription);
  });

  test.each(NOTICES)('the subject of %s has at most 60 characters on one line, whatever the name', (_name, notice) => {
    for (const subscription of ['x'.repeat(4_000), '\u05d0'.repeat(100), 'a\r\nBcc: b@c.example\u202e']) {
      const { subject } = noticeMail({ ...notice, subscription }, words);
      expect([...subject].length).toBeLessThanOrEqual(60);
      expect(subject).not.toMatch(/[\p{Cc}\u202e]/u);
    }
  });
});

test('a digest that did not arrive is named by its day, its readers and its cause', () => {
  expect(noticeMail(undelivered('failed'), en)).toMatchObject({
    subject: 'Not delivered: Collections, mornings',
    text: `The digest of ${en.period(DAY, 'short')} (Collections, mornings) was not delivered to a…@contoso.example, r…@contoso.example.

Cause: 550 5.1.1 no such user here

What to do: remove the cause, then send it once more to those whom it did not reach.

More about it: docs/subscriptions.md
`,
  });
});

test('an instant is told on the clock of its zone', () => {
  const { text } = noticeMail(NOTICES[6]?.[1] ?? undelivered('failed'), en);
  expect(text).toContain('until 23 Nov 2026, 16:00.');
});

test('of many recipients the first ten are named', () => {
  const recipients = Array.from({ length: 1_000 }, (_, i) => `${i}…@contoso.example`);
  const { text } = noticeMail({ ...undelivered('missed'), recipients } as Notice, en);
  expect(text).toContain('9…@contoso.example');
  expect(text).toContain('990');
  expect(text).not.toContain('10…@');
});

test('hostile names and answers are text', () => {
  const hostile = '<img src=x onerror="y">&{{x}}';
  const { html } = noticeMail({ ...ABOUT, kind: 'paused', failures: 3, subscription: hostile, cause: hostile }, en);
  expect(html).not.toContain('<img');
  expect(html).toContain('&lt;img src=x onerror=&quot;y&quot;&gt;&amp;{{x}}');
});
