/** What stands beside the brand: the day, and what the report was narrowed to. */
import type { Report, ReportScope } from '../../report/report.ts';
import { scopeNames } from '../../report/scope-names.ts';
import type { Said } from '../../words/declared/arguments.ts';
import type { Words } from '../../words/words.ts';
import { limited } from './limited.ts';

/** The local days, and a part for each thing that is narrowed. */
export function headingOf(report: Report, words: Words): Said[] {
  const allowed = (report.allowed ?? []).map((scope) => words.list(partsOf(scope, report, words)));
  const seen = allowed.length === 0 ? [] : [words.say('scope.allowed', { list: words.list(limited(allowed, words)) })];
  return [words.period(report.period, 'long'), ...partsOf(report.scope, report, words), ...seen];
}

function partsOf(scope: ReportScope, report: Report, words: Words): Said[] {
  return scopeNames(scope, report).map(({ column, names }) =>
    words.say('scope.part', { column, list: words.list(names.map((name) => words.name(name))) }),
  );
}
