import { describe, expect, test } from 'vitest';
import { SAMPLES } from '../../../dev/mail-samples/samples.ts';
import { outcomeKind } from '../../../src/page/sections/lists/outcome-kind.ts';
import { wordsOf } from '../../../src/words/words.ts';
import { markupOf, rowsIn, sectionIn, sourceOf } from './sections-of.ts';

const WORDS = wordsOf('en');
const REPORT = SAMPLES.everything();
const PAGE = markupOf(sourceOf(REPORT));

describe('campaigns and queues', () => {
  test('begin with the most unusual, and with the most deliveries', () => {
    const campaigns = REPORT.byConfiguration.toSorted((a, b) => (b.unusual ?? 0) - (a.unusual ?? 0)).map(({ name }) => name);
    expect(rowsIn(sectionIn(PAGE, 'campaigns')).map(([name = '']) => name.replace(/ \d.*$/, ''))).toEqual(campaigns);
    expect(rowsIn(sectionIn(PAGE, 'queues')).map(([name]) => name)).toEqual(REPORT.byQueue.map(({ name }) => name));
  });

  test('are sorted as the address says, each on its own', () => {
    const source = sourceOf(REPORT);
    const sort = [{ table: 'campaigns', column: 'reached', isDescending: true }];
    const html = markupOf({ ...source, address: { ...source.address, sort } });
    const rate = ({ liveMin, voiceAttempts }: (typeof REPORT.byConfiguration)[number]) =>
      voiceAttempts === 0 ? Number.NEGATIVE_INFINITY : liveMin / voiceAttempts;
    const best = REPORT.byConfiguration.toSorted((a, b) => rate(b) - rate(a)).map(({ name }) => name);
    expect(rowsIn(sectionIn(html, 'campaigns')).map(([name = '']) => name.replace(/ \d.*$/, ''))).toEqual(best);
    expect(rowsIn(sectionIn(html, 'queues')).map(([name]) => name)).toEqual(REPORT.byQueue.map(({ name }) => name));
  });

  test('lead to their own pages, and carry what a finding says of them', () => {
    for (const { key, name } of REPORT.byConfiguration) {
      expect(sectionIn(PAGE, 'campaigns')).toContain(`configuration=${key}&amp;language=en">${name}</a>`);
    }
    expect(sectionIn(PAGE, 'campaigns')).toContain('12 calls outside hours</em>');
  });

  test('show the last 14 days of each as bars, whose title has the numbers; versions of older releases show none', () => {
    for (const { days } of REPORT.byQueue) {
      const told = (days?.deliveries ?? []).map((count) => WORDS.count(count)).join(', ');
      expect(sectionIn(PAGE, 'queues')).toContain(`<title>${told}</title>`);
    }
    const older = { ...REPORT, byQueue: REPORT.byQueue.map(({ days: _, ...item }) => item) };
    expect(sectionIn(markupOf(sourceOf(older)), 'queues')).not.toMatch(/<svg|14 days/);
  });

  test('tell what is usual as the median it is: whole, or half-way between two', () => {
    const [first, ...others] = REPORT.byConfiguration;
    const usual = (deliveries: number) =>
      first === undefined ? [] : [{ ...first, usual: { deliveries, live: 0.2, weeks: 8 } }, ...others];
    const cellsOf = (deliveries: number) =>
      rowsIn(sectionIn(markupOf(sourceOf({ ...REPORT, byConfiguration: usual(deliveries) })), 'campaigns')).flat();
    expect(cellsOf(52.5)).toContain('52.5');
    expect(cellsOf(7_129)).toContain('7,129');
  });

  test('show a rate without a call as not available', () => {
    const silent = REPORT.byQueue.find(({ voiceAttempts }) => voiceAttempts === 0);
    const row = rowsIn(sectionIn(PAGE, 'queues')).find(([name]) => name === silent?.name) ?? [];
    expect(row.slice(4, 7)).toEqual(['n/a', 'n/a', 'n/a']);
  });
});

describe('outcomes', () => {
  // As where some of them were not tried.
  const byResult = REPORT.byResult.map((item) => ({ ...item, attempts: 0 }));
  const section = sectionIn(markupOf(sourceOf({ ...REPORT, byResult })), 'outcomes');

  test('are told by the bar and by its table alike, and with the numbers of the report', () => {
    const titles = [...section.matchAll(/<rect class="\w+" x[^>]*><title>(.*?): (.*?) \((.*?)\)<\/title>/g)].map(([, ...parts]) => parts);
    const told = rowsIn(section);
    expect(titles.toSorted()).toEqual(told.toSorted().map((row) => [...row]));
    expect(told.map(([, count]) => count)).toEqual(REPORT.byResult.map(({ deliveries }) => WORDS.count(deliveries)));
  });

  test('have a pattern or a colour of their own by kind, and every result a kind', () => {
    expect(outcomeKind('liveanswer')).toBe('live');
    expect(outcomeKind('something new')).toBe('other');
    const kinds = new Set(REPORT.byResult.map(({ key }) => outcomeKind(key)));
    for (const kind of kinds)
      expect(section).toContain(`<rect class="${kind}" width="10" height="10"/></svg> ${WORDS.say(`outcome.${kind}`)}</li>`);
  });
});

test('representatives and caller ids have the numbers of the report', () => {
  expect(rowsIn(sectionIn(PAGE, 'agents')).map((row) => row.slice(0, 4))).toEqual(
    REPORT.byAgent.map(({ name, deliveries, handled, liveMin }) => [name, ...[deliveries, handled, liveMin].map((n) => WORDS.count(n))]),
  );
  const warned = REPORT.callerIds.filter(({ warning }) => warning);
  expect(rowsIn(sectionIn(PAGE, 'callerIds'))).toHaveLength(REPORT.callerIds.length);
  expect(rowsIn(sectionIn(PAGE, 'callerIds'))[0]?.[0]).toContain(`${warned[0]?.name}`);
});

test('a list without rows is left out with its heading', () => {
  expect(sectionIn(markupOf(sourceOf({ ...REPORT, byAgent: [], callerIds: [] })), 'agents')).toBe('');
});
