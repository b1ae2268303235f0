/** Pages of a report's lists: which days the next one is of. */
import { expect, test } from 'vitest';
import { parseReportQuery } from '../../../src/http/report/parse-report-query.ts';
import { reportAnswer } from '../../../src/http/report/report-answer.ts';
import type { Report } from '../../../src/report/report.ts';
import { periodOf } from '../../../src/time/local-day.ts';
import { sampleReport } from '../../support/sample-report.ts';

const NOW = Date.parse('2026-11-23T23:59:00Z');
const NEXT_DAY = NOW + 120_000;
const ZONE = 'Europe/Lisbon';
const read = (query: string, nowMs: number, zone = ZONE) => parseReportQuery(new URLSearchParams(query), { zone, nowMs });

/** The query of the second page of a list. */
function nextQuery(query: string, period: Report['period'], format: 'json' | 'csv'): string {
  const form = { format, list: 'byQueue', limit: 1, offset: 0, bom: false } as const;
  const { headers } = reportAnswer(
    { ...sampleReport(), period },
    form,
    `https://app.example/api/report?${query}&list=byQueue&limit=1&code=k`,
  );
  const [, next = ''] = /^<\/api\/report\?(.+)>; rel="next"$/.exec(new Headers(headers as Record<string, string>).get('link') ?? '') ?? [];
  return next;
}

test.each([
  '',
  'zone=UTC',
  'days=7',
  'days=7&to=2026-11-20',
  'date=2026-11-20',
  'from=2026-11-18',
  'from=2026-11-18&to=2026-11-20&queue=Sales',
  'week=2026-W47',
  'month=2026-10',
])('the next page of "%s" is of the same days and of the same kind after midnight, and where the zone of the app is another', (query) => {
  const asked = read(query, NOW);
  const { from, to, zone, days } = asked.period;
  for (const format of ['json', 'csv'] as const) {
    const next = nextQuery(query, { from, to, zone, days }, format);
    expect(read(next, NEXT_DAY, 'Pacific/Kiritimati')).toEqual(asked);
    expect(new URLSearchParams(next).getAll('offset')).toEqual(['1']);
  }
});

test('the next page of several days that nobody named, as a link opens them, names both ends', () => {
  const { from, to, zone, days } = periodOf('2026-11-18', '2026-11-20', ZONE);
  expect(read(nextQuery('', { from, to, zone, days }, 'json'), NEXT_DAY).period).toEqual(periodOf('2026-11-18', '2026-11-20', ZONE));
});
