import { expect, test } from 'vitest';
import { LANGUAGES } from '../../src/words/language.ts';
import { wordsOf } from '../../src/words/words.ts';

const en = wordsOf('en');
const VOICE = { calls: 'voice', known: 'yes', live: 320, called: 1_600 } as const;

test('wordsOf() makes the words of a language once', () => {
  expect(LANGUAGES.map((language) => wordsOf(language).language)).toEqual(LANGUAGES);
  expect(wordsOf('ja')).toBe(wordsOf('ja'));
});

test('a message says a whole sentence, with its plural and its variants', () => {
  const [reached, usual] = [en.roughPercent(0.203), en.roughPercent(0.21)];
  expect(en.say('sentence.day', { ...VOICE, deliveries: 1_646, reached, usual })).toBe(
    '1,646 deliveries; at least 20% of calls reached a person (usually 21%).',
  );
  expect(en.say('sentence.day', { calls: 'none', known: 'no', deliveries: 1, reached, usual, live: 0, called: 0 })).toBe(
    '1 delivery, and it was not attempted.',
  );
  expect([1, 2, 9, 10].map((count) => en.say('verdict.attention', { count }))).toEqual([
    'One thing needs attention.',
    'Two things need attention.',
    'Nine things need attention.',
    '10 things need attention.',
  ]);
});

test('a text from data is cleaned, cut to what its argument has room for, and never empty', () => {
  const said = (shortName: string) => en.say('short.failedUpload', { shortName });
  expect(said('Renewals\r\nof \u202Emay')).toBe('upload failed: Renewals of may');
  expect(said('x'.repeat(40))).toBe(`upload failed: ${'x'.repeat(15)}…`);
  expect(said('\u200B')).toBe('upload failed: (not given)');
  // No markup and no message of its own: what data say is said as it is.
  expect(said("<b> {x} ' #")).toBe("upload failed: <b> {x} ' #");
});

test('a name is isolated where it runs from right to left, and only there', () => {
  expect(en.say('short.failedUpload', { shortName: 'גבייה 7' })).toBe('upload failed: \u2068גבייה 7\u2069');
  expect(en.say('short.failedUpload', { shortName: 'حملة' })).toBe('upload failed: \u2068حملة\u2069');
  expect(en.say('short.failedUpload', { shortName: '回収 é 7' })).toBe('upload failed: 回収 é 7');
  expect(en.name('גבייה')).toBe('\u2068גבייה\u2069');
});

test('a finished text keeps its blanks that do not break, and its isolates', () => {
  const finding = en.say('short.failedUpload', { shortName: 'حملة' });
  const said = en.say('subject.finding', { day: en.date('2026-11-27', 'brief'), finding, number: wordsOf('fr').percent(0.2) });
  expect(said).toBe('Fri 27 Nov: upload failed: \u2068حملة\u2069 · 20,0\u00A0%');
});

test('list() joins as the language does', () => {
  expect(en.list([en.name('A'), en.name('B'), en.name('C')])).toBe('A, B and C');
  expect(wordsOf('ja').list([en.name('A'), en.name('B')])).toBe('A、B');
});
