/** The parameters that say how the page shows a report, as schemas: its language, and how its tables are sorted. */
import { z } from 'zod';
import type { Sort } from '../../page/address/page-address.ts';
import { LANGUAGES, type Language } from '../../words/language.ts';
import { parsePart } from '../parse-query.ts';

/** More tables nobody has put in an order; every link of a page repeats them. */
const MOST_SORTED = 12;
const SORT = /^(-?)(\w{1,40})\.(\w{1,40})$/;

/** Of the page alone: the other forms are in English, and their rows in their own order. */
export const pageQuery = z.strictObject({
  language: z.enum(LANGUAGES).describe('Language of the page; DIGEST_LANGUAGE of the settings without it').optional(),
  sort: z
    .array(z.string().regex(SORT, 'it is no table.column, with a minus in front for the greatest first'))
    .describe(
      'By which column a table of the page is sorted, such as campaigns.attempts, -campaigns.attempts for the greatest first; may repeat, once a table',
    )
    .optional(),
});

export interface PageChoices {
  readonly language: Language;
  readonly sort: readonly Sort[];
}

/** @throws InputError that names the parameter and the rule */
export function parsePageChoices(query: URLSearchParams, defaultLanguage: Language): PageChoices {
  const { language = defaultLanguage, sort = [] } = parsePart(pageQuery, query);
  return { language, sort: lastOfEachTable(sort.flatMap(sortOf)) };
}

function sortOf(text: string): readonly Sort[] {
  const [, minus = '', table = '', column = ''] = SORT.exec(text) ?? [];
  return [{ table, column, isDescending: minus !== '' }];
}

/** A table has one order: the one that was asked for last; of too many tables the last ones have theirs. */
function lastOfEachTable(sorts: readonly Sort[]): readonly Sort[] {
  return [...new Map(sorts.map((sort) => [sort.table, sort])).values()].slice(-MOST_SORTED);
}
