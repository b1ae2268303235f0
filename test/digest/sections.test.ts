import { describe, expect, test } from 'vitest';
import { digestViewOf } from '../../src/digest/digest-view.ts';
import { meanLines } from '../../src/digest/lines/mean-lines.ts';
import { DEFAULT_BRAND } from '../../src/digest/options/brand.ts';
import { SECTION_IDS } from '../../src/digest/options/section-ids.ts';
import { renderDigest } from '../../src/digest/render-digest.ts';
import { abandonmentTable } from '../../src/digest/sections/abandonment-table.ts';
import { bestTimeTable } from '../../src/digest/sections/best-time-table.ts';
import { callerIdTable } from '../../src/digest/sections/caller-id-table.ts';
import { callingHoursTable } from '../../src/digest/sections/calling-hours-table.ts';
import { contactTable } from '../../src/digest/sections/contact-table.ts';
import { frequencyCapTable } from '../../src/digest/sections/frequency-cap-table.ts';
import { furtherFigureTable } from '../../src/digest/sections/further-figure-table.ts';
import { hourTable } from '../../src/digest/sections/hour-table.ts';
import { sectionsOf } from '../../src/digest/sections/index.ts';
import { queueTable } from '../../src/digest/sections/queue-table.ts';
import type { TableView } from '../../src/digest/tables/table-view.ts';
import { signalsOf } from '../../src/report/signals/signals.ts';
import { LANGUAGES } from '../../src/words/language.ts';
import { wordsOf } from '../../src/words/words.ts';
import { emptyReport, NO_COMPARISON, sampleReport } from '../support/sample-report.ts';

const report = sampleReport();
const words = wordsOf('en');
const FULL = { preset: 'full' } as const;
// A section that has nothing to say is null.
type Table = TableView | null;
const labels = (table: Table) => table?.columns.map(({ label }) => label);
const names = (table: Table) => table?.rows.map(({ name }) => name);
const line = (table: Table, name: string) => table?.rows.find((row) => row.name === name)?.cells.map(({ text }) => text);

test('every section has a title of its own, and stands in the order of its ids', () => {
  const source = { report, signals: signalsOf(report), words, brand: DEFAULT_BRAND, linkTo: undefined, told: [] };
  const sections = sectionsOf(new Set(SECTION_IDS), source);
  expect(sections.map(({ id }) => id)).toEqual(SECTION_IDS.filter((id) => sections.some((section) => section.id === id)));
  expect(new Set(sections.map(({ title }) => title)).size).toBe(sections.length);
});

test('meanLines() tells each mean with its n, and how many of the days history holds', () => {
  expect(meanLines(report.comparison, words)).toEqual([
    'Mean of the 7 days before: 1,090 deliveries and 1,042 attempts a day; 35.8% off-hook, 8.6% – 10.7% live (n = 7,120 calls).',
    'Mean of the 28 days before (27 held): 1,090 deliveries and 1,042 attempts a day; 35.8% off-hook, 8.6% – 10.7% live (n = 27,410 calls).',
  ]);
  expect(meanLines(NO_COMPARISON, words)).toEqual([]);
});

describe('queues', () => {
  test('show what expired and the hours left where they are known', () => {
    const table = queueTable(report, words);
    expect(labels(table)).toEqual(['Deliveries', 'Off-hook', 'Reached', 'At most', 'Expired', 'Open', 'Time left']);
    expect(line(table, 'Collections Lisbon')).toEqual(['486', '38.1%', '13.0%', '15.0%', '4.9%', '38', '0.6 hrs']);
    expect(line(table, 'Service recovery')?.slice(-2)).toEqual(['4', 'n/a']);
  });

  test('have no column for what no queue has', () => {
    const idle = report.byQueue.map((queue) => ({ ...queue, expired: 0, backlog: null, hoursRemaining: null }));
    expect(labels(queueTable({ byQueue: idle }, words))).toEqual(['Deliveries', 'Off-hook', 'Reached', 'At most']);
  });
});

describe('caller ids', () => {
  test('are shown for a configuration with several, the warned one first', () => {
    const table = callerIdTable(report, words);
    expect(names(table)).toEqual(['…0142, Campaign A autumn', '…0143, Campaign A autumn', '…0144, Campaign A autumn']);
    expect(table?.rows.map(({ flag }) => flag)).toEqual(['low', null, null]);
  });

  test('are shown for a configuration with a single one only with a warning', () => {
    const single = report.callerIds.filter(({ configuration }) => configuration === 'B');
    expect(callerIdTable({ callerIds: single }, words)).toBeNull();
    expect(names(callerIdTable({ callerIds: single.map((item) => ({ ...item, warning: true })) }, words))).toEqual([
      '…0150, Campaign B autumn',
    ]);
  });
});

describe('best time', () => {
  test('shows five hours with their n and their lower bound, and the best hour of each attempt', () => {
    const table = bestTimeTable(report, words);
    expect(names(table)?.slice(5)).toEqual(['Sunday 18:00, attempt 1', 'Sunday 11:00, attempt 2']);
    expect(table?.note).toMatch(/By attempt: of this period alone\.$/);
    expect(labels(table)).toEqual(['Calls', 'Live, at least', 'Lower bound']);
    expect(line(table, 'Wednesday 18:00')).toEqual(['410', '22.4%', '18.7%']);
  });

  test('by attempt is left out where the facts are gone', () => {
    const bestTime = report.bestTime && { ...report.bestTime, byAttempt: null };
    const table = bestTimeTable({ ...report, bestTime }, words);
    expect(table?.rows).toHaveLength(5);
    expect(table?.note).not.toContain('By attempt');
  });

  test.each([null, { days: 28, cells: [], hiddenCells: 40, byAttempt: null }])('of %j says that there are not enough data', (bestTime) => {
    expect(renderDigest({ ...report, bestTime }, FULL).text).toContain('BEST TIME TO CALL\nNot enough data yet.\n');
  });

  test('is left out on a day without a voice attempt', () => {
    expect(renderDigest(emptyReport(), FULL).text).not.toContain('BEST TIME');
  });
});

describe('compliance', () => {
  test('names the rule pack, and that it is not legal advice, however long its note', () => {
    const rulePack = { id: 'x', name: 'House rules', note: 'y'.repeat(2_000) };
    expect(callingHoursTable({ compliance: { ...report.compliance, rulePack, outsideHours: [] } }, words)?.note).toMatch(
      /^Rule pack “House rules”, not legal advice\. y+…$/,
    );
  });

  test('keeps what is certain, possible and undeterminable apart', () => {
    expect(callingHoursTable(report, words)?.rows.map(({ cells }) => cells[0]?.text)).toEqual(['1,079', '3', '12', '20']);
  });

  test('calling hours say where and when most of the certain violations were made', () => {
    const place = (configurationName: string, hour: string | null, attempts: number) => ({
      configuration: configurationName,
      configurationName,
      hour,
      attempts,
      possible: 1,
    });
    const noteOf = (...outsideHours: ReturnType<typeof place>[]) =>
      callingHoursTable({ compliance: { ...report.compliance, outsideHours } }, words)?.note?.replace(/Rule pack.*$/, '');
    const [a, b, c] = [place('A', '20', 1_204), place('', null, 3), place('B', '07', 1)];
    expect(noteOf(a, b)).toBe('Outside hours: A 20\u00a0to\u00a021\u00a0h (1,204), (not given), hour not known (3). ');
    expect(noteOf(a, b, c)).toMatch(/ and 1 more\. $/);
    // What is left is told in attempts, as the places are, and not in places.
    expect(noteOf(a, b, place('B', '21', 4), c)).toMatch(/ and 5 more\. $/);
    expect(noteOf(place('A', null, 0))).toBe('');
  });

  test('names the denominator of every abandonment rate, and the source', () => {
    const table = abandonmentTable(report, words);
    expect(names(table)).toEqual(['Attempts', 'Live: Campaign A autumn', 'Live: Campaign B autumn', 'Live: Campaign C autumn']);
    expect(line(table, 'Attempts')).toEqual(['9', '1,090', '0.8%', '', '']);
    expect(line(table, 'Live: Campaign A autumn')).toEqual(['31', '812', '3.8%', '3%', '−7']);
    const [first] = report.compliance.abandonment.regulatory;
    const close = first ? [{ ...first, abandoned: 30, liveAnswered: 999, value: 30 / 999, room: -1 }] : [];
    const over = { ...report.compliance, abandonment: { ...report.compliance.abandonment, regulatory: close } };
    expect(line(abandonmentTable({ ...report, compliance: over }, words), 'Live: Campaign A autumn')).toEqual([
      ...['30', '999', '3.003%', '3.000%', '−1'],
    ]);
    expect(table?.note).toContain('Source: customer connected, and no representative after');
    expect(table?.note).toContain('of engagements that representatives lead');
    const compliance = { ...report.compliance, abandonment: { ...report.compliance.abandonment, days: 9 } };
    expect(abandonmentTable({ ...report, compliance }, words)?.note).toContain('over 30 days, of which history holds 9.');
  });

  test('says what a cap by matter was counted by, and the most at one contact', () => {
    expect(frequencyCapTable(report, words)?.note).toBe(
      '1,100 attempts counted by matter (msdyn_tracking_id), 50 by contact; most at one contact, whatever the matter: 11.',
    );
    const [cap] = report.compliance.frequency;
    const noteOf = (part: object) =>
      frequencyCapTable({ compliance: { ...report.compliance, frequency: cap ? [{ ...cap, ...part }] : [] } }, words)?.note;
    expect(noteOf({ byMatter: 0 })).toBe('Counted by contact: no attempt had a msdyn_tracking_id.');
    expect(noteOf({ per: 'contact' })).toBeNull();
  });

  test('says that abandonment is not measurable where no source tells', () => {
    const abandonment = { ...report.compliance.abandonment, source: null };
    expect(renderDigest({ ...report, compliance: { ...report.compliance, abandonment } }, FULL).text).toContain(
      'ABANDONMENT\nNot measurable:',
    );
  });
});

describe('contacts', () => {
  test('give the reason where they could not be measured', () => {
    expect(renderDigest(emptyReport(), FULL).text).toContain('CONTACTS\nNot measured: the facts of these days are no longer kept.\n');
  });

  test('sum up those with the most attempts', () => {
    const attemptsPerContact = [6, 5, 4, 3, 2, 1].map((attempts) => ({ attempts, contacts: 10 * attempts }));
    expect(contactTable({ ...report, contacts: { ...report.contacts, attemptsPerContact } }, words)?.note).toBe(
      'Contacts by number of attempts: 10 with 1, 20 with 2, 30 with 3, 40 with 4, 110 with 5 or more.',
    );
  });
});

describe('further figures', () => {
  test('show SMS and conversion with what they are based on', () => {
    const table = furtherFigureTable(report, words);
    expect(line(table, 'SMS delivery rate')).toEqual(['86.1%', '36']);
    expect(line(table, 'Conversion per attempt')).toEqual(['5.3%', '1,150']);
  });

  test('show AI calls without a representative, of all that were led by one, and the value of the results', () => {
    const table = furtherFigureTable(report, words);
    expect(line(table, 'AI-led live answers not escalated')).toEqual(['81.0%', '21 of 23']);
    expect(line(table, 'Value of the results')).toEqual(['7,204.50', '58']);
    const joined = { ...report, totals: { ...report.totals, aiUnjoined: 0 } };
    expect(line(furtherFigureTable(joined, words), 'AI-led live answers not escalated')).toEqual(['81.0%', '21']);
  });

  test('have names that are not cut, as those of the contacts', () => {
    const shown = [furtherFigureTable(report, words), contactTable(report, words)].flatMap((table) => names(table) ?? []);
    expect(shown.filter((name) => name.endsWith('…'))).toEqual([]);
    expect(shown.length).toBeGreaterThan(10);
  });

  test('leave out conversion where no success was found, and everything that has no denominator', () => {
    const none = { ...report, totals: { ...report.totals, converted: 0 } };
    expect(names(furtherFigureTable(none, words))?.filter((name) => name.startsWith('Conversion'))).toEqual([]);
    expect(furtherFigureTable(emptyReport(), words)).toBeNull();
  });
});

test('hourTable() goes from the first to the last hour with an attempt', () => {
  const table = hourTable(report, words);
  expect([names(table)?.[0], names(table)?.at(-1)]).toEqual(['09:00', '19:00']);
  expect(hourTable(emptyReport(), words)).toBeNull();
});

test.each(LANGUAGES)('in %s hours are said to be by the clock of the report, in HTML and in text', (language) => {
  const inKolkata = { ...report, period: { ...report.period, zone: 'Asia/Kolkata' } };
  const sections = ['hours', 'hourTable'] as const;
  const notes = digestViewOf(inKolkata, { language, sections }).sections.map(({ note }) => note ?? '');
  expect(notes).toHaveLength(2);
  const { html, text } = renderDigest(inKolkata, { language, sections });
  const inOneLine = (lines: string) => lines.replace(/\s+/g, '');
  for (const note of notes) {
    expect(note).toContain('Asia/Kolkata');
    for (const mail of [html, text]) expect(inOneLine(mail)).toContain(inOneLine(note));
  }
});
