/** Verdict, sentence and subject: what a reader gets in ten seconds. */
import { describe, expect, test } from 'vitest';
import { digestViewOf } from '../../src/digest/digest-view.ts';
import { rateOf } from '../../src/metrics/kpis/rate.ts';
import type { Report } from '../../src/report/report.ts';
import { withoutNumbers } from '../../src/report/unread.ts';
import type { Said } from '../../src/words/declared/arguments.ts';
import { LANGUAGES } from '../../src/words/language.ts';
import { wordsOf } from '../../src/words/words.ts';
import { hostileReport } from '../support/hostile-report.ts';
import { emptyReport, provisionalReport, sampleReport } from '../support/sample-report.ts';

const SAMPLE = sampleReport();
const { compliance } = emptyReport();
/** The sample's numbers on a day on which nothing was found. */
const QUIET: Report = {
  ...SAMPLE,
  compliance,
  callerIds: [],
  byQueue: [],
  failedUploads: [],
  comparison: { ...SAMPLE.comparison, anomalies: [] },
};
const hours = { ok: 900, violation: 147, possible: 0, undeterminable: 0, compliant: rateOf(900, 1_047) };
const LATE: Report = { ...QUIET, compliance: { ...compliance, callingHours: hours } };
const MAYBE: Report = { ...QUIET, compliance: { ...compliance, callingHours: { ...hours, violation: 0, possible: 2 } } };
const UNREAD: Report = { ...withoutNumbers(emptyReport()), read: 'none', provisional: true, provisionalReasons: ['Not read yet.'] };

const told = (report: Report) => {
  const { verdict, sentence, title, preheader } = digestViewOf(report);
  return { verdict, sentence, title, preheader };
};

test.each([
  [
    'a quiet day',
    QUIET,
    'Nothing needs attention.',
    '1,204 deliveries; at least 11% of calls reached a person (usually 8.6%).',
    'Sun 22 Nov: all normal · 1,204 deliveries, 11% reached',
  ],
  [
    'a violation',
    LATE,
    'One thing needs attention.',
    '1,204 deliveries; at least 11% of calls reached a person (usually 8.6%).',
    'Sun 22 Nov: 147 calls outside hours · 11% reached',
  ],
  [
    'what is only possible',
    MAYBE,
    'Nothing is wrong; one thing is worth a look.',
    '1,204 deliveries; at least 11% of calls reached a person (usually 8.6%).',
    'Sun 22 Nov: 2 calls maybe outside hours · 11% reached',
  ],
  ['a day that was not read', UNREAD, 'Sunday 22 November has not been read.', null, 'Sun 22 Nov: not read yet'],
  ['a day without deliveries', emptyReport(), 'No delivery was finished.', null, 'Sun 22 Nov: no deliveries'],
  [
    'a day that can still change',
    { ...QUIET, provisional: true, provisionalReasons: ['It runs.'] },
    'Too early to say: numbers can still change.',
    '1,204 deliveries; at least 11% of calls reached a person (usually 8.6%).',
    'Sun 22 Nov: provisional · 1,204 deliveries so far',
  ],
] as const)('%s is told as such', (_, report, verdict, sentence, title) => {
  expect(told(report)).toMatchObject({ verdict, sentence, title });
});

test('a share of fewer than ten calls is told as counts, in the subject not at all', () => {
  const few = (live: number, called: number): Report => ({ ...QUIET, rates: { ...QUIET.rates, liveMin: rateOf(live, called) } });
  expect(told(few(1, 1))).toMatchObject({
    sentence: '1,204 deliveries; at least 1 of 1 call reached a person.',
    title: 'Sun 22 Nov: all normal · 1,204 deliveries',
  });
  expect(told(few(2, 9)).sentence).toBe('1,204 deliveries; at least 2 of 9 calls reached a person.');
  expect(told(few(2, 10)).title).toBe('Sun 22 Nov: all normal · 1,204 deliveries, 20% reached');
});

test('a day that nothing was held against is not called normal', () => {
  const unwatched: Report = { ...QUIET, comparison: { ...QUIET.comparison, unwatched: 'only single days are held against what is usual' } };
  for (const language of LANGUAGES) {
    const { title } = digestViewOf(unwatched, { language });
    expect(title).not.toMatch(/normal|異常|signaler/);
    expect(title).toMatch(/1.?204/);
  }
  expect(told(unwatched).title).toBe('Sun 22 Nov: no alerts · 1,204 deliveries, 11% reached');
});

describe('a day that is held against nothing usual', () => {
  const unwatched = (report: Report): Report => ({ ...report, comparison: { ...report.comparison, unwatched: 'too few weeks' } });

  test('has no usual value in its sentence, and neither has one with hardly a day behind it', () => {
    const mean28 = SAMPLE.comparison.mean28 && { ...SAMPLE.comparison.mean28, days: 3 };
    const fresh: Report = { ...QUIET, comparison: { ...QUIET.comparison, mean28 } };
    for (const report of [unwatched(QUIET), fresh]) {
      expect(told(report).sentence).toBe('1,204 deliveries; at least 11% of calls reached a person.');
    }
  });

  test.each(LANGUAGES)('is not said to have nothing wrong in %s', (language) => {
    const [whole, part] = [MAYBE, unwatched(MAYBE)].map((report) => digestViewOf(report, { language }).verdict);
    expect(whole?.toLowerCase().endsWith(part?.toLowerCase() ?? '')).toBe(true);
    expect(part?.length).toBeLessThan(whole?.length ?? 0);
  });
});

test.each(LANGUAGES)('the subject of a normal day in %s leaves out what is too long, and cuts nothing', (language) => {
  const many = { ...QUIET, totals: { ...QUIET.totals, deliveries: 1_204_000 } };
  expect(digestViewOf(many, { language }).title).not.toContain('…');
});

test.each(LANGUAGES)('the subject of several days in %s names them without cutting what is said of them', (language) => {
  for (const [from, to] of [
    ['2026-10-28', '2026-11-26'],
    ['2026-12-28', '2027-01-03'],
  ] as const) {
    for (const report of [QUIET, LATE, provisionalReport()]) {
      const { title } = digestViewOf({ ...report, period: { ...report.period, from, to } }, { language });
      expect(title).not.toContain('…');
      expect([...title].length).toBeLessThanOrEqual(60);
    }
  }
});

describe('the verdict', () => {
  test('counts the findings that are shown, and never calls normal what has one', () => {
    for (const report of [SAMPLE, LATE, MAYBE, QUIET]) {
      const { verdict, findings, title } = digestViewOf(report, { preset: 'full' });
      expect(/all normal|Nothing needs attention/.test(verdict + title)).toBe(findings.length === 0);
    }
  });

  test('names what was found even of a day that can still change', () => {
    expect(told({ ...LATE, provisional: true, provisionalReasons: ['It runs.'] }).verdict).toBe('One thing needs attention.');
  });
});

describe('the sentence', () => {
  test('claims no reach for a day of messages alone, and none for one without an attempt', () => {
    const totals = { ...emptyReport().totals, deliveries: 40, attempts: 36 };
    expect(told({ ...emptyReport(), totals }).sentence).toBe('40 deliveries; none was a call.');
    expect(told({ ...emptyReport(), totals: { ...totals, deliveries: 1, attempts: 0 } }).sentence).toBe(
      '1 delivery, and it was not attempted.',
    );
  });

  test('is what a list of mails shows where there is no second finding', () => {
    expect(told(LATE).preheader).toBe(told(LATE).sentence);
    expect(told(SAMPLE).preheader).toContain('outside calling hours');
  });
});

describe('the subject', () => {
  test.each(LANGUAGES)('has at most 60 characters in %s, on every kind of day', (language) => {
    for (const report of [SAMPLE, QUIET, LATE, MAYBE, UNREAD, emptyReport(), provisionalReport(), hostileReport()]) {
      const { title } = digestViewOf(report, { language });
      expect([...title].length).toBeLessThanOrEqual(60);
      expect(title).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E]/u);
    }
  });

  test('has the news before anything that is the same every day', () => {
    expect(told(LATE).title.indexOf('147')).toBeLessThan(told(LATE).title.indexOf('reached'));
  });

  test('is one line without control characters or direction overrides, whatever the names are', () => {
    const report = { ...hostileReport(), scope: { queue: 'a\r\nBcc: x@example.com', channel: 'b\u202Ec\u0000', dialMode: '\u2028' } };
    expect(told(report).title).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u200B]/u);
  });
});

const BOTH: Report = { ...QUIET, compliance: { ...compliance, callingHours: { ...hours, possible: 2 } } };

test.each(LANGUAGES)('a verdict in %s counts what does not say of itself that it is only worth a look', (language) => {
  const [breach, maybe] = digestViewOf(BOTH, { language }).findings;
  const [alone] = digestViewOf(MAYBE, { language }).findings;
  expect([breach?.isUrgent, maybe?.isUrgent]).toEqual([true, false]);
  expect(maybe?.text).toBe(wordsOf(language).say('findings.look', { finding: (alone?.text ?? '') as Said }));
  expect(maybe?.text).not.toBe(alone?.text);
});

test('beside one thing that needs attention another is worth a look', () => {
  const { verdict, findings } = digestViewOf(BOTH);
  expect(verdict).toBe('One thing needs attention.');
  expect(findings[1]?.text).toMatch(/^Worth a look: 2 attempts possibly outside/);
});
