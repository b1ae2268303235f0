import { describe, expect, test } from 'vitest';
import { SAMPLES } from '../../../dev/mail-samples/samples.ts';
import { wordsOf } from '../../../src/words/words.ts';
import { markupOf, rowsIn, sectionIn, sourceOf } from './sections-of.ts';

const WORDS = wordsOf('en');
const REPORT = SAMPLES.everything();
const PAGE = markupOf(sourceOf(REPORT));
const sum = (texts: readonly string[]) => texts.reduce((total, text) => total + Number(text.replaceAll(',', '') || 0), 0);

describe('the grid of hours and weekdays', () => {
  const { callHours = [] } = REPORT;
  const [calls = '', reached = ''] = sectionIn(PAGE, 'grid').split('<h3>').slice(1);

  test('has every call and everybody reached in its weekday and hour', () => {
    for (const [grid, name] of [
      [calls, 'voiceAttempts'],
      [reached, 'liveMin'],
    ] as const) {
      const hours = [...grid.matchAll(/<th scope="col">(\d\d)/g)].map(([, hour]) => Number(hour));
      for (const [weekday = '', ...cells] of rowsIn(grid)) {
        for (const [i, text] of cells.entries()) {
          const one = callHours.find((cell) => WORDS.weekday(cell.weekday) === weekday && cell.hour === hours[i]);
          expect(text).toBe(one === undefined ? '' : WORDS.count(one[name]));
        }
      }
      expect(sum(rowsIn(grid).flatMap(([, ...cells]) => cells))).toBe(callHours.reduce((total, cell) => total + cell[name], 0));
    }
  });

  test('frames the hours outside the rule pack, and shows one beyond its bounds on both sides', () => {
    const monday = /<tr><th scope="row">Monday(.*?)<tr>/s.exec(calls)?.[1] ?? '';
    const framed = [...monday.matchAll(/<td([^>]*)>/g)].map(([, attributes = '']) => attributes.includes('out'));
    // 8 to 21 h: the columns are 07 to 21.
    expect(framed).toEqual([true, ...Array.from({ length: 13 }, () => false), true]);
  });

  test('frames nothing where the rule pack is not known, and is left out of versions of older releases', () => {
    const rulePack = { id: 'gone', name: 'Gone', note: '' };
    const unknown = markupOf(sourceOf({ ...REPORT, compliance: { ...REPORT.compliance, rulePack } }));
    expect(sectionIn(unknown, 'grid')).not.toMatch(/class="[^"]*out"|frame/);
    const { callHours: _, ...older } = REPORT;
    expect(sectionIn(markupOf(sourceOf(older)), 'grid')).toBe('');
  });
});

test('call times are told by bars and by the table behind them, and left out of versions of older releases', () => {
  const section = sectionIn(PAGE, 'callTimes');
  const { callTimes = [] } = REPORT;
  expect(rowsIn(section).map(([, calls]) => calls)).toEqual(callTimes.map(({ calls }) => WORDS.count(calls)));
  const titles = [...section.matchAll(/<g><title>(.*?)<\/title>/g)].map(([, title]) => title);
  expect(titles).toEqual(rowsIn(section).flatMap(([length, calls]) => (calls === '0' ? [] : [`${length}: ${calls}`])));
  const { callTimes: _, ...older } = REPORT;
  expect(sectionIn(markupOf(sourceOf(older)), 'callTimes')).toBe('');
});

test('hours of the report’s clock are told by bars and by the table behind them', () => {
  const section = sectionIn(PAGE, 'hours');
  const busy = REPORT.byHour.filter(({ attempts }) => attempts > 0);
  const told = rowsIn(section).filter(([, attempts]) => attempts !== '0');
  expect(told.map((row) => row.slice(0, 3))).toEqual(
    busy.map(({ key, attempts, liveMin }) => [`${key}:00`, WORDS.count(attempts), WORDS.count(liveMin)]),
  );
  expect([...section.matchAll(/<g><title>/g)]).toHaveLength(busy.length);
});

test('best times are those of the mail, with a grid of all of them', () => {
  const section = sectionIn(PAGE, 'bestTime');
  const { cells = [] } = REPORT.bestTime ?? {};
  const [first] = cells;
  expect(rowsIn(section).some(([name]) => name === `${WORDS.weekday(first?.weekday ?? 1)} ${WORDS.hour(first?.hour ?? 0)}`)).toBe(true);
  expect([...section.matchAll(/<td class="q\d">/g)]).toHaveLength(cells.length);
});

describe('compliance', () => {
  test('attempts outside hours stand in the hour and campaign they were made in, possible ones in brackets', () => {
    const { outsideHours = [] } = REPORT.compliance;
    const section = sectionIn(PAGE, 'callingHours').split('<h3>')[1] ?? '';
    const cells = rowsIn(section).flatMap(([, ...texts]) => texts);
    expect(sum(cells.map((text) => text.replace(/ ?\(.*\)/, '')))).toBe(outsideHours.reduce((total, { attempts }) => total + attempts, 0));
    expect(sum(cells.map((text) => /\((.*)\)/.exec(text)?.[1] ?? ''))).toBe(
      outsideHours.reduce((total, { possible }) => total + possible, 0),
    );
    expect(section).toContain('Hour not known');
  });

  test('certain and possible ones of the same hour stand in one cell', () => {
    const one = { configuration: 'c', configurationName: 'Renewal', hour: '21', attempts: 12, possible: 3 };
    const html = markupOf(sourceOf({ ...REPORT, compliance: { ...REPORT.compliance, outsideHours: [one] } }));
    expect(rowsIn(sectionIn(html, 'callingHours').split('<h3>')[1] ?? '')).toEqual([['Renewal', '12 (3)']]);
  });

  test('abandonment is held against each campaign’s own limit', () => {
    const { regulatory } = REPORT.compliance.abandonment;
    const rows = rowsIn(sectionIn(PAGE, 'abandonment')).slice(1);
    expect(rows.map(([, abandoned, of, , limit]) => [abandoned, of, limit])).toEqual(
      regulatory
        .toSorted((a, b) => a.room - b.room)
        .map(({ abandoned, liveAnswered, limit = 0.03 }) => [WORDS.count(abandoned), WORDS.count(liveAnswered), WORDS.roughPercent(limit)]),
    );
  });

  test('the line has a word beside each mark, and leads to what shows it', () => {
    expect(sectionIn(PAGE, 'complianceLine')).toContain('<li class="bad"><a href="#caps">Caps ✗ broken</a></li>');
  });
});
