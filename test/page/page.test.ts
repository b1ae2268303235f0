/** The page as a whole: what every page keeps to, whatever it is made of. */
import { describe, expect, test } from 'vitest';
import { SAMPLE_NAMES } from '../../dev/mail-samples/samples.ts';
import { pageOf } from '../../src/page/page.ts';
import type { PageSource } from '../../src/page/page-source.ts';
import type { Report } from '../../src/report/report.ts';
import { SIGNAL_TARGETS } from '../../src/report/signals/signal.ts';
import { toldSignals } from '../../src/report/signals/signals.ts';
import { withoutNumbers } from '../../src/report/unread.ts';
import { LANGUAGES } from '../../src/words/language.ts';
import { sampleMail } from '../mail-samples/sample-mails.ts';
import { HOSTILE_VALUES, hostileReport } from '../support/hostile-report.ts';
import { provisionalReport, sampleReport } from '../support/sample-report.ts';
import { fullPage } from './page-source.ts';

const FULL_DAY_BYTES = 150_000;
const everything = sampleMail('everything');
const unread: Report = {
  ...withoutNumbers(sampleReport()),
  read: 'none',
  provisional: true,
  provisionalReasons: ['It has not been read.'],
};
const PAGES: Readonly<Record<string, PageSource>> = {
  'a full day': fullPage(everything),
  'a provisional day of one queue': fullPage(provisionalReport()),
  'a day that was not read': fullPage(unread),
  'hostile values': fullPage(hostileReport()),
  'a link of a mail': { ...fullPage(everything), isLink: true },
  'a version': { ...fullPage(everything), version: 2, address: { ...fullPage(everything).address, version: 2 } },
};

/** Without style and script, which are this project's own. */
function markupOf(source: PageSource): string {
  return pageOf(source).replace(/<(style|script)>.*?<\/\1>/gs, '');
}

describe.each(Object.entries(PAGES))('the page of %s', (_, source) => {
  const markup = markupOf(source);
  const tags = markup.match(/<[a-z][^<>]*>/g) ?? [];

  test('has no style attribute, no handler and nothing from elsewhere', () => {
    const bare = tags.map((tag) => tag.replace(/"[^"]*"/g, '""'));
    expect(bare.filter((tag) => / (?:style|on\w+|src|srcset)=/i.test(tag))).toEqual([]);
    expect(tags.filter((tag) => /^<(?:script|iframe|object|embed|img|link|base|form [^>]*method)/i.test(tag))).toEqual([]);
    expect(tags.filter((tag) => / href=(?!"?(?:\/(?!\/)|#))/.test(tag))).toEqual([]);
  });

  test('has each id once, and every popover, list and place that it leads to', () => {
    const ids = [...markup.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
    const targets = [...markup.matchAll(/ (?:popovertarget="?|list="?|href="#|aria-labelledby="?)([\w-]+)/g)].map(([, id]) => id);
    expect(targets.filter((id) => !ids.includes(id) && !SIGNAL_TARGETS.some((target) => target === id) && id !== 'notMeasured')).toEqual(
      [],
    );
  });

  test('has one h1, and no heading that skips a level', () => {
    const levels = [...markup.matchAll(/<h([1-6])[ >]/g)].map(([, level]) => Number(level));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels.filter((level, i) => level > (levels[i - 1] ?? 0) + 1)).toEqual([]);
  });
});

test('a full day holds no value that was not filled in', () => {
  const text = markupOf(fullPage(everything)).replace(/<[^>]+>/g, ' ');
  expect(text).not.toMatch(/\bundefined\b|\bNaN\b|\[object|\{[a-z]+[,}]/);
});

test('values from data stand in it as text, in attributes as well', () => {
  const markup = markupOf(fullPage(hostileReport()));
  for (const value of HOSTILE_VALUES.filter((text) => text.includes('<'))) expect(markup).not.toContain(value);
  expect(markup).toContain('&lt;');
});

test('a day that was not read says so, and shows no number, least of all zeros', () => {
  const markup = markupOf({ ...fullPage(unread), around: { ...fullPage(unread).around, calendar: null, digests: [], versions: [] } });
  const main = /<main.*<\/main>/s.exec(markup)?.[0] ?? '';
  expect(main).toContain('has not been read');
  expect(main).not.toContain('id="figures"');
  expect(main.replace(/<[^>]+>/g, ' ')).not.toMatch(/(?<![\d:.,-])0(?![\d:.,])|1,204/);
});

test(`a full day is under ${FULL_DAY_BYTES} bytes with its style and script`, () => {
  expect(Buffer.byteLength(pageOf(fullPage(everything)))).toBeLessThan(FULL_DAY_BYTES);
});

test('a page of another language is about as long: it is the words alone that differ', () => {
  const sizes = LANGUAGES.map((language) => Buffer.byteLength(pageOf(fullPage(everything, language))));
  expect(Math.max(...sizes)).toBeLessThan(FULL_DAY_BYTES * 1.05);
});

test('every place that a finding can open is there', () => {
  const markup = markupOf(fullPage(everything));
  expect(SIGNAL_TARGETS.filter((target) => !markup.includes(`id="${target}"`))).toEqual([]);
});

test.each(SAMPLE_NAMES)('every finding of the day "%s" leads to a section that its page has', (name) => {
  const report = sampleMail(name);
  const markup = markupOf(fullPage(report));
  const sections = toldSignals(report).flatMap(({ opens }) => opens?.section ?? []);
  expect(sections.filter((section) => !markup.includes(`id="${section}"`))).toEqual([]);
});

test('the same source gives the same page', () => {
  expect(pageOf(fullPage(everything))).toBe(pageOf(fullPage(everything)));
});
