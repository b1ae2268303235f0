/** What stands beside the brand: the day, and what the report was narrowed to. */
import type { Report, ReportScope } from '../../report/report.ts';
import { scopeNames } from '../../report/scope-names.ts';
import type { Said, Words } from '../../words/words.ts';
import { given } from '../tables/given.ts';
import { limited } from './limited.ts';

/** The local days, and a part for each thing that is narrowed. */
export function headingOf(report: Report, words: Words): Said[] {
  const seen = allowedLine(report, words);
  return [words.period(report.period, 'long'), ...partsOf(report.scope, report, words), ...(seen === null ? [] : [seen])];
}

/** What its reader may see; null = everything. */
export function allowedLine(report: Report, words: Words): Said | null {
  const allowed = (report.allowed ?? []).map((scope) => words.enumeration(partsOf(scope, report, words)));
  return allowed.length === 0 ? null : words.say('scope.allowed', { list: words.either(limited(allowed, words)) });
}

function partsOf(scope: ReportScope, report: Report, words: Words): Said[] {
  return scopeNames(scope, report).map(({ column, names }) =>
    words.say('scope.part', { column, list: words.either(names.map((name) => words.name(given(name)))) }),
  );
}
