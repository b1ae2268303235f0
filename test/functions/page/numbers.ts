/** The numbers of the page are those of the JSON, whatever is asked for: rates, totals, and what each campaign and queue counts. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { QUEUES } from '../../../dev/sample/catalogue.ts';
import { kpiName } from '../../../src/digest/lines/kpi-name.ts';
import { totalName } from '../../../src/digest/lines/total-name.ts';
import { TOTAL_COUNTS } from '../../../src/metrics/kpis/data/total-kpis.ts';
import { RATES } from '../../../src/metrics/kpis/rate-table.ts';
import { NOT_GIVEN } from '../../../src/report/lists.ts';
import type { Report } from '../../../src/report/report.ts';
import { addDays } from '../../../src/time/local-day.ts';
import { LANGUAGES } from '../../../src/words/language.ts';
import { type Words, wordsOf } from '../../../src/words/words.ts';
import { type PageApp, yesterday } from './page-app.ts';

const QUERIES = 20;
/** Characters of a name: long ones are cut. */
const BEGINNING = 12;
const query = fc.record({
  daysAgo: fc.integer({ min: 0, max: 7 }),
  days: fc.integer({ min: 1, max: 5 }),
  queue: fc.option(fc.constantFrom(...QUEUES.map(({ name }) => name).slice(0, 5))),
  channel: fc.option(fc.constantFrom('Voice', 'SMS')),
  compare: fc.option(fc.constantFrom('weekBefore', 'fourWeeksBefore')),
  language: fc.constantFrom(...LANGUAGES),
});

function parametersOf({ daysAgo, days, language, ...others }: typeof query extends fc.Arbitrary<infer Query> ? Query : never): string {
  const to = addDays(yesterday, -daysAgo);
  const given = Object.entries(others).filter((entry): entry is [string, string] => entry[1] !== null);
  return String(new URLSearchParams([['from', addDays(to, 1 - days)], ['to', to], ['language', language], ...given]));
}

/** What stands on a page. */
interface Shown {
  /** The texts of each row's cells, and the id of its section. */
  readonly rows: readonly (readonly [section: string, cells: readonly string[]])[];
  /** What explains a figure, and its text. */
  readonly figures: readonly (readonly [kpi: string, text: string])[];
}

const READ = `({
  rows: [...document.querySelectorAll('tr')].map((row) => [row.closest('section')?.id ?? '', [...row.cells].map((cell) => cell.textContent.trim())]),
  figures: [...document.querySelectorAll('#figures li')].map((item) => [item.querySelector('button')?.getAttribute('popovertarget') ?? '', item.querySelector('.value').textContent.trim()]),
})`;

function hasRow({ rows }: Shown, name: string, cells: readonly string[], section?: string): boolean {
  return rows.some(
    ([id, [head, ...row]]) =>
      (section === undefined || id === section) && head?.includes(name) && cells.every((cell) => row.includes(cell)),
  );
}

function hasFigure({ figures }: Shown, kpi: string, value: string): boolean {
  return figures.some(([explained, text]) => explained === `explain-${kpi}` && text.startsWith(value));
}

/** Names of numbers that the page does not show as the report has them. */
function missing(shown: Shown, report: Report, words: Words): { readonly missing: readonly string[]; readonly count: number } {
  const rates = RATES.map(({ id, name }): [string, boolean] => {
    const { value, numerator, denominator } = report.rates[id];
    const outOf = words.say('cell.outOf', { number: words.count(numerator), value: words.count(denominator) });
    const isShown =
      hasFigure(shown, `${id}Rate`, words.percent(value)) ||
      hasRow(shown, words.capital(kpiName(id, name, words)), [words.percent(value), outOf]);
    return [`rate ${id}`, isShown];
  });
  const totals = TOTAL_COUNTS.map((id): [string, boolean] => {
    const text = words.count(report.totals[id]);
    return [`total ${id}`, hasFigure(shown, id, text) || hasRow(shown, words.capital(totalName(id, words)), [text])];
  });
  const items = (
    [
      ['campaigns', report.byConfiguration],
      ['queues', report.byQueue],
    ] as const
  ).flatMap(([id, list]) => {
    return list.map(({ name, attempts }): [string, boolean] => [
      `${id} ${name}`,
      hasRow(shown, beginningOf(name, words), [words.count(attempts)], id),
    ]);
  });
  const checked = [...rates, ...totals, ...items];
  return { missing: checked.filter(([, isShown]) => !isShown).map(([name]) => name), count: checked.length };
}

/** Rows without one go by a name that the language has. */
function beginningOf(name: string, { say }: Words): string {
  return name === NOT_GIVEN ? say('notGiven') : name.slice(0, BEGINNING);
}

/** @param appOf the app, once it has started */
export function pageNumbers(appOf: () => PageApp): void {
  test(`each number of the page is that of the JSON, for ${QUERIES} random queries`, async () => {
    const seed = Date.now();
    const { page, close } = await appOf().context({ javaScriptEnabled: true });
    for (const asked of fc.sample(query, { numRuns: QUERIES, seed })) {
      const parameters = parametersOf(asked);
      const get = async (format: string) => fetch(appOf().at(`/report?${parameters}&format=${format}`));
      const report = (await (await get('json')).json()) as Report;
      await page.setContent(await (await get('html')).text());
      const { missing: absent, count } = missing(await page.evaluate<Shown>(READ), report, wordsOf(asked.language));
      expect({ seed, parameters, absent }).toEqual({ seed, parameters, absent: [] });
      expect(count).toBeGreaterThan(30);
    }
    await close();
  });
}
