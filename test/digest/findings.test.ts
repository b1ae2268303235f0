import { describe, expect, test } from 'vitest';
import { findingsOf } from '../../src/digest/findings.ts';
import { rateOf } from '../../src/metrics/kpis/rate.ts';
import type { Abandonment, Anomaly, Report } from '../../src/report/report.ts';
import { signalsOf } from '../../src/report/signals/signals.ts';
import { wordsOf } from '../../src/words/words.ts';
import { hostileReport } from '../support/hostile-report.ts';
import { emptyReport, sampleReport } from '../support/sample-report.ts';

/** The texts of a report's findings, by severity. */
function told(report: Report): { readonly urgent: readonly string[]; readonly possible: readonly string[] } {
  const findings = findingsOf(report, signalsOf(report), wordsOf('en'));
  const of = (severity: 'urgent' | 'possible') => findings.filter((finding) => finding.severity === severity).map(({ text }) => text);
  return { urgent: of('urgent'), possible: of('possible') };
}

/** A day on which nothing was found, with one part of its compliance block replaced. */
function withCompliance(part: Partial<Report['compliance']>): Report {
  return { ...emptyReport(), compliance: { ...emptyReport().compliance, ...part } };
}

function withAbandonment(regulatory: readonly [abandoned: number, live: number][], source: Abandonment['source'] = 'column'): Report {
  return withCompliance({
    abandonment: {
      source,
      sourceName: 'a column',
      microsoft: rateOf(1, 2),
      regulatory: regulatory.map(([abandoned, liveAnswered], i) => ({
        configuration: `${i}`,
        name: `Campaign ${i}`,
        source: source ?? 'column',
        abandoned,
        liveAnswered,
        value: liveAnswered === 0 ? null : abandoned / liveAnswered,
        room: Math.floor(liveAnswered * 0.03) - abandoned,
      })),
      days: 30,
    },
  });
}

function withAnomalies(...anomalies: Partial<Anomaly>[]): Report {
  const usual: Anomaly = {
    id: 'liveMin',
    name: 'Live answer rate, at least',
    value: 0.061,
    median: 0.112,
    spread: 0.01,
    score: -5.1,
    weeks: 8,
  };
  return { ...emptyReport(), comparison: { ...emptyReport().comparison, anomalies: anomalies.map((part) => ({ ...usual, ...part })) } };
}

describe('what is urgent', () => {
  test('comes gravest first, one line a kind', () => {
    expect(told(sampleReport()).urgent).toEqual([
      '1 attempt at a contact who had asked not to be contacted.',
      '3 attempts (0.3%) outside calling hours: most in Campaign A autumn, 20\u00a0to\u00a021\u00a0h local.',
      '2 contacts over “7 in 7 days”: 3 attempts too many, up to 9 at one contact.',
      'Campaign A autumn: 31 abandoned in 30 days, 3.8% of 812 live answers, over the limit of 3%.',
      'Unusual: bad-number rate 3.7%, usually 1.8% on a Sunday.',
      'Caller id …0142 in Campaign A autumn: 4.7% live, 12% on its other numbers.',
      '5 open deliveries look stuck, past the window or in process for too long: Collections Lisbon 4, Service recovery 1.',
    ]);
  });

  test('holds at most three lines of a kind and counts the rest', () => {
    const lines = told(hostileReport()).urgent.filter((line) => line.startsWith('Caller id'));
    expect(lines).toHaveLength(3);
    expect(lines.at(-1)).toMatch(/ And 297 more like it\.$/);
  });

  test.each([
    [[['Campaign A', '20', 3]], ': all in Campaign A, 20\u00a0to\u00a021\u00a0h local.'],
    [
      [
        ['Campaign A', '23', 2],
        ['', '07', 1],
      ],
      ': most in Campaign A, 23\u00a0to\u00a024\u00a0h local.',
    ],
    [
      [
        ['', null, 2],
        ['Campaign A', '07', 1],
      ],
      ': most in (not given).',
    ],
    [
      [
        ['Campaign A', '08', 1],
        ['Campaign B', '08', 1],
      ],
      ': all at 08\u00a0to\u00a009\u00a0h local.',
    ],
    [
      [
        ['Campaign A', '20', 1],
        ['Campaign B', '07', 1],
      ],
      '.',
    ],
    [[], '.'],
  ] as const)('says where and when calls outside the allowed hours were made: %j%s', (found, end) => {
    const outsideHours = found.map(([name, hour, attempts]) => ({
      configuration: name,
      configurationName: name,
      hour,
      attempts,
      possible: 0,
    }));
    const hours = { ok: 5, violation: 3, possible: 0, undeterminable: 0, compliant: rateOf(5, 8) };
    const { urgent } = told(withCompliance({ callingHours: hours, outsideHours }));
    expect(urgent).toEqual([`3 attempts (38%) outside calling hours${end}`]);
  });

  test('says nothing of where and when of a stored version that does not tell', () => {
    const hours = { ok: 5, violation: 3, possible: 0, undeterminable: 0, compliant: rateOf(5, 8) };
    const report = withCompliance({ callingHours: hours });
    const { outsideHours: _, ...compliance } = report.compliance;
    expect(told({ ...report, compliance }).urgent).toEqual(['3 attempts (38%) outside calling hours.']);
  });

  test('holds no violation that is only possible', () => {
    const hours = { ok: 5, violation: 0, possible: 2, undeterminable: 9, compliant: rateOf(7, 7) };
    const { urgent, possible } = told(withCompliance({ callingHours: hours }));
    expect(urgent).toEqual([]);
    expect(possible).toEqual(['2 attempts possibly outside calling hours: the called parties may be in one of several time zones.']);
  });
});

describe('abandonment', () => {
  test.each([
    [[[31, 1_000]], ['Campaign 0: 31 abandoned in 30 days, 3.1% of 1,000 live answers, over the limit of 3%.'], []],
    [[[30, 1_000]], [], ['Campaign 0: 30 abandoned in 30 days, 3% of 1,000 live answers, close to the limit of 3%.']],
    [[[25, 1_000]], [], ['Campaign 0: 25 abandoned in 30 days, 2.5% of 1,000 live answers, close to the limit of 3%.']],
    [[[24, 1_000]], [], []],
    // The limit is 29.97 of them: as many decimals as tell the rate from it.
    [[[30, 999]], ['Campaign 0: 30 abandoned in 30 days, 3.003% of 999 live answers, over the limit of 3.000%.'], []],
    [[[2, 0]], ['Campaign 0: 2 abandoned in 30 days, without a live answer to hold it against, over the limit of 3%.'], []],
    [[[0, 0]], [], []],
  ] as const)('of %j is told as %j and %j', (regulatory, urgent, possible) => {
    expect(told(withAbandonment(regulatory.map(([a, b]) => [a, b])))).toEqual({ urgent, possible });
  });

  test('by estimate is called one, and without a source it is not told', () => {
    expect(told(withAbandonment([[9, 100]], 'estimate')).urgent).toEqual([
      'Campaign 0: 9 abandoned in 30 days, 9% of 100 live answers, over the limit of 3%; an estimate.',
    ]);
    expect(told(withAbandonment([[9, 100]], null)).urgent).toEqual([]);
  });
});

describe('an anomaly', () => {
  test('is told with what is usual on that weekday', () => {
    expect(told(withAnomalies({})).urgent).toEqual(['At least 6.1% of calls reached a person, usually 11% on a Sunday.']);
  });

  test('of a count is told as whole numbers', () => {
    const report = withAnomalies({ id: 'deliveries', name: 'Deliveries', value: 0, median: 1_100.5 });
    expect(told(report).urgent).toEqual(['Unusual: deliveries 0, usually 1,101 on a Sunday.']);
  });

  test('that is stronger comes first, whichever way it goes', () => {
    const { urgent } = told(withAnomalies({ value: 0.13, score: 4 }, { value: 0.01, score: -9 }));
    expect(urgent.map((line) => line.slice(0, 'At least 13'.length))).toEqual(['At least 1%', 'At least 13']);
  });
});

test('an upload that failed is urgent, one with errors possible, each with what Dynamics said', () => {
  const upload = {
    key: 'u1',
    name: 'File upload of 2026-11-22',
    configuration: 'c1',
    configurationName: 'Payment',
    at: '2026-11-22T08:00:00Z',
  };
  const failedUploads = [
    { ...upload, outcome: 'failed', message: 'No column PhoneNumber.' },
    { ...upload, outcome: 'errors', message: '' },
  ] as const;
  const { urgent, possible } = told({ ...emptyReport(), failedUploads });
  expect(urgent).toEqual(['Payment: file upload of 22 Nov 2026, 08:00 failed: No column PhoneNumber.']);
  expect(possible).toEqual(['Payment: file upload of 22 Nov 2026, 08:00 had errors.']);
  // A stored report may be older than the list.
  const { failedUploads: _, ...older } = emptyReport();
  expect(told(older as Report)).toEqual({ urgent: [], possible: [] });
});
