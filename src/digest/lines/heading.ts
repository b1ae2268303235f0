/** What stands beside the brand: the day, and what the report was narrowed to. */
import type { Report } from '../../report/report.ts';
import type { Said, Words } from '../../words/words.ts';
import { scopeLines } from './scope-lines.ts';

/** The local days, and a part for each thing that is narrowed. */
export function headingOf(report: Report, words: Words): Said[] {
  return [words.period(report.period, 'long'), ...scopeLines(report, words)];
}
