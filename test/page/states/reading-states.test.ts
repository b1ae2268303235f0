/** What a page says of how Dataverse is read: before anything was, where it may not be, and where it is behind. */
import { expect, test } from 'vitest';
import { pageOf } from '../../../src/page/page.ts';
import { firstVisitState } from '../../../src/page/states/reading-states.ts';
import { LANGUAGES } from '../../../src/words/language.ts';
import { wordsOf } from '../../../src/words/words.ts';
import { sampleMail } from '../../mail-samples/sample-mails.ts';
import { fullPage } from '../page-source.ts';

const words = wordsOf('en');
const reading = { readTo: null, first: { days: 35, read: 7 }, isBehind: true };

test('firstVisitState() tells how many days of how many have been read', () => {
  expect(firstVisitState(reading, undefined, words).texts.at(-1)).toBe('7 of 35 days read so far.');
});

test('firstVisitState() names missing rights with who mends them, and no progress that will not come', () => {
  const { title, texts } = firstVisitState(reading, 'noRights', words);
  expect([title, ...texts].join(' ')).toMatch(/^Dataverse does not let the app read .*organisation-level Read/);
  expect(texts.join(' ')).not.toContain('35');
});

test.each(LANGUAGES)('a harvest that is behind is told above the page, with up to when it had read (%s)', (language) => {
  const page = fullPage(sampleMail('everything'), language);
  const said = wordsOf(language).say('page.behind', { at: wordsOf(language).instant('2026-11-28T06:05:00Z', page.report.period.zone) });
  const late = { ...page, around: { ...page.around, reading: { ...page.around.reading, readTo: '2026-11-28T06:05:00Z', isBehind: true } } };
  const told = said.replace(/["'&<>]/g, (sign) => `&${{ '"': 'quot', "'": '#39', '&': 'amp', '<': 'lt', '>': 'gt' }[sign]};`);
  expect(pageOf(late)).toContain(told);
  expect(pageOf(page)).not.toContain(told);
});

test('rights that went missing are told above a page of what was read before', () => {
  const page = fullPage(sampleMail('everything'));
  expect(pageOf({ ...page, trouble: 'noRights' })).toContain(words.say('state.rightsText'));
  expect(pageOf(page)).not.toContain(words.say('state.rightsText'));
});
