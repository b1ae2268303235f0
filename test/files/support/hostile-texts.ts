/** A report in which every text is a hostile one, each place another. */
import { HOSTILE_TEXTS } from '../../../dev/sample/hostile.ts';
import type { Report } from '../../../src/report/report.ts';
import { HOSTILE_VALUES } from '../../digest/sample-items.ts';

/** Texts that formats of files trip over, beside those that trip others. */
export const FILE_TEXTS: readonly string[] = [
  ...HOSTILE_TEXTS,
  ...HOSTILE_VALUES,
  '＝1+1',
  '＋1',
  '－1',
  '＠SUM(1)',
  "''twice",
  '\tbegins with a tab',
  '\r\nbegins with a line',
  'one\nline feed',
  'one\rcarriage return',
  '_x0041_ and _x005F_x0041_',
  '\uFFFD \uFFFE \u0085 \u009F \u{1FFFE}',
  '00123',
  '2026-11-01',
  '1e3',
  'TRUE',
  '   ',
  'x'.repeat(40_000),
];

// Dates, instants and ids of rates say what they are and come from no row.
const OWN = /^(?:\d{4}-\d\d-\d\d|v\d)|^[A-Z][a-z]+\/[A-Z]/;

/** The report with each text replaced, `texts` in turn; what keys are and what is no text stays. */
export function withTexts(report: Report, texts: readonly string[] = FILE_TEXTS): Report {
  let next = 0;
  const signals = new Set<unknown>(report.comparison.signals);
  const replaced = (value: unknown): unknown => {
    if (typeof value === 'string') return OWN.test(value) || signals.has(value) ? value : texts[next++ % texts.length];
    if (Array.isArray(value)) return value.map(replaced);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, replaced(part)]));
  };
  return replaced(report) as Report;
}
