/** What a report was narrowed to, and what its reader may see of it. */
import type { Report, ReportScope } from '../../report/report.ts';
import { scopeNames } from '../../report/scope-names.ts';
import type { Said, Words } from '../../words/words.ts';
import { given } from '../tables/given.ts';
import { limited } from './limited.ts';

/** "Queue: Collections or Renewals", a line a column; none for all. */
export function scopeLines(report: Report, words: Words): Said[] {
  const allowed = (report.allowed ?? []).map((scope) => words.enumeration(partsOf(scope, report, words)));
  const rights = allowed.length === 0 ? [] : [words.say('scope.allowed', { list: words.either(limited(allowed, words)) })];
  return [...partsOf(report.scope, report, words), ...rights];
}

function partsOf(scope: ReportScope, report: Report, words: Words): Said[] {
  return scopeNames(scope, report).map(({ column, names }) =>
    words.say(`scope.${column}`, { list: words.either(names.map((name) => words.name(given(name)))) }),
  );
}
