import { expect, test } from 'vitest';
import { LANGUAGES } from '../../src/words/language.ts';
import { wordsOf } from '../../src/words/words.ts';

const en = wordsOf('en');

/** Commas and the narrow blanks of a range are the engine's own choice, which changes between versions. */
const loose = (text: string) => text.replaceAll(',', '').replace(/[\u2009\u202F\u00A0]/g, ' ');

test.each([
  ['2026-11-22', '2026-11-22', 'long', 'Sunday 22 November 2026'],
  ['2026-11-22', '2026-11-22', 'yearless', 'Sunday 22 November'],
  ['2026-11-22', '2026-11-22', 'short', 'Sun 22 Nov 2026'],
  ['2026-11-22', '2026-11-22', 'brief', 'Sun 22 Nov'],
  ['2026-11-16', '2026-11-22', 'short', 'Mon 16 Nov – Sun 22 Nov 2026'],
  ['2026-12-28', '2027-01-03', 'long', 'Monday 28 December 2026 – Sunday 3 January 2027'],
] as const)('period() writes %s to %s in %s as %j', (from, to, style, shown) => {
  expect(loose(en.period({ from, to }, style))).toBe(shown);
});

test('instant() gives the wall clock of the zone, also where its date is another one', () => {
  expect(en.instant('2026-11-22T23:45:00Z', 'Asia/Kathmandu')).toBe('23 Nov 2026, 05:30');
  expect(en.instant('2026-07-01T00:05:00Z', 'America/New_York')).toBe('30 Jun 2026, 20:05');
  // Not set back in November 2026, whatever the running Node thinks.
  expect(en.instant('2026-11-28T05:00:00Z', 'America/Winnipeg')).toBe('28 Nov 2026, 00:00');
});

test('every language writes a day its own way', () => {
  expect(LANGUAGES.map((language) => loose(wordsOf(language).date('2026-11-27', 'long')))).toEqual([
    'Friday 27 November 2026',
    'Freitag 27. November 2026',
    'vendredi 27 novembre 2026',
    'viernes 27 de noviembre de 2026',
    'sexta-feira 27 de novembro de 2026',
    '2026年11月27日金曜日',
  ]);
});

test('a subject has room for the day in every language', () => {
  const longest = LANGUAGES.map((language) => wordsOf(language).date('2026-09-30', 'brief').length);
  expect(Math.max(...longest)).toBeLessThanOrEqual(16);
});

test('weeks begin on Monday, as periods do', () => {
  expect([1, 7].map((day) => en.weekday(day))).toEqual(['Monday', 'Sunday']);
  expect(wordsOf('ja').weekday(1)).toBe('月曜日');
  expect(en.weekdayOf('2026-11-27')).toBe('Friday');
  expect([1, 12].map((month) => wordsOf('fr').month(month))).toEqual(['janvier', 'décembre']);
});

test('hourSpan() has the end excluded', () => {
  expect([en.hourSpan(20, 22), en.hourSpan(7, 8), en.hourSpan(23, 24)]).toEqual([
    '20\u00a0to\u00a022\u00a0h',
    '07\u00a0to\u00a008\u00a0h',
    '23\u00a0to\u00a024\u00a0h',
  ]);
});

test.each(LANGUAGES.filter((language) => language !== 'ja'))('hourSpan() has no place in %s at which a line could break', (language) => {
  // A dash is one: behind it a line may end (UAX 14, class BA).
  expect(wordsOf(language).hourSpan(20, 22)).not.toMatch(/[ \p{Pd}]/u);
});

test('period() tells several days in brief without their weekdays, and with their years where they differ', () => {
  const said = (from: string, to: string) => en.period({ from, to }, 'brief').replace(/[\u2009\u202f]/g, ' ');
  expect(said('2026-10-28', '2026-11-26')).toBe('28 Oct – 26 Nov');
  expect(said('2026-12-28', '2027-01-03')).toBe('28 Dec 2026 – 3 Jan 2027');
  expect(said('2026-11-26', '2026-11-26')).toBe('Thu 26 Nov');
});
