/** Where findings lead: each section that one can open has its place on the page, and shows what the finding is about. */
import { describe, expect, test } from 'vitest';
import { SECTION_IDS } from '../../src/digest/options/section-ids.ts';
import { renderDigest } from '../../src/digest/render-digest.ts';
import type { RateId } from '../../src/metrics/kpis/rate-table.ts';
import type { Report } from '../../src/report/report.ts';
import { figureTarget } from '../../src/report/signals/opens.ts';
import { SIGNAL_TARGETS } from '../../src/report/signals/signal.ts';
import { COUNT_IDS, WATCHED } from '../../src/report/signals/watched.ts';
import { wordsOf } from '../../src/words/words.ts';
import { sampleMail } from '../mail-samples/sample-mails.ts';

const words = wordsOf('en');
// Only one number is as this one.
const [ONE_COUNT, ONE_RATE] = [76_543, 0.876];
const everything = sampleMail('everything');
/** As src/http/report/report-answer.ts makes it. */
const pageOf = (report: Report) => renderDigest(report, { preset: 'full' }).html;

/** The HTML from an id on, up to the next one. */
function sectionOf(html: string, id: string): string {
  return html.split(` id="${id}"`)[1]?.split(/ id="/)[0] ?? '';
}

/** The day, with a figure that no other is like. */
function withFigure(id: string): Report {
  if (COUNT_IDS.has(id)) return { ...everything, totals: { ...everything.totals, [id]: ONE_COUNT } };
  const rate = { ...everything.rates[id as RateId], value: ONE_RATE };
  const byQueue = everything.byQueue.map((item) => ({ ...item, deliveries: 1000, expired: 876 }));
  return { ...everything, rates: { ...everything.rates, [id]: rate }, ...(id === 'expired' && { byQueue }) };
}

test('every section that a finding can open is one of the page, each at one place', () => {
  expect(SIGNAL_TARGETS.filter((target) => !SECTION_IDS.includes(target))).toEqual([]);
  const html = pageOf(everything);
  const places = SIGNAL_TARGETS.map((target) => [target, html.split(` id="${target}"`).length - 1]);
  expect(places).toEqual(SIGNAL_TARGETS.map((target) => [target, 1]));
});

test('every finding of a day on which there is all of them opens a place of its page', () => {
  const opened = (everything.signals ?? []).map(({ opens }) => opens?.section ?? '');
  expect(new Set(opened).size).toBeGreaterThan(5);
  const html = pageOf(everything);
  expect(opened.filter((section) => sectionOf(html, section) === '')).toEqual([]);
});

describe('an anomaly of', () => {
  test.each(WATCHED.map(({ id }) => id))('%s opens the section that shows it', (id) => {
    const said = COUNT_IDS.has(id) ? words.count(ONE_COUNT) : words.percent(ONE_RATE);
    expect(sectionOf(pageOf(withFigure(id)), figureTarget(id))).toContain(said);
  });
});
