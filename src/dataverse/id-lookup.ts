/** Finding rows by many ids: in pieces that fit into a URL, in the first form of filter that the organisation accepts. */
import { AnswerError } from './answer-error.ts';
import { inFilter, isGuid, orFilter } from './filter.ts';

/** A way to say "column is one of these ids". Which name a lookup goes by in `In` is not documented. */
export interface IdFilter {
  readonly form: 'in' | 'or';
  readonly column: string;
}

/** Of path and query: under 30,000 with the origin, where 32,768 is the limit (learn.microsoft.com/power-apps/developer/data-platform/webapi/overview). */
const MAX_URL_CHARS = 29_500;
/** Of 500 that Dataverse allows. */
const MAX_CONDITIONS = 400;

/** Lists the pages of all ids; ids that are no GUID find nothing and are left out. */
export type IdLookup = <Page>(
  ids: readonly string[],
  urlOf: (filter: string) => string,
  list: (url: string) => AsyncIterable<Page>,
) => AsyncGenerator<Page>;

/** A lookup that tries its filters in order, once, and stays with the first that is not refused. */
export function createIdLookup(filters: readonly [IdFilter, ...IdFilter[]]): IdLookup {
  let chosen: IdFilter | undefined;
  return async function* (ids, urlOf, list) {
    const wanted = [...new Set(ids.filter(isGuid).map((id) => id.toLowerCase()))];
    const untried = [...filters];
    for (let from = 0; from < wanted.length; ) {
      const filter: IdFilter = chosen ?? untried[0] ?? filters[0];
      const piece = wanted.slice(from, from + pieceSize(filter, urlOf));
      try {
        for await (const page of list(urlOf(toText(filter, piece)))) {
          chosen = filter;
          yield page;
        }
        from += piece.length;
      } catch (error) {
        if (filter === chosen || untried.length < 2 || !isRefusal(error)) throw error;
        untried.shift();
      }
    }
  };
}

function toText({ form, column }: IdFilter, ids: readonly string[]): string {
  return form === 'in' ? inFilter(column, ids) : orFilter(column, ids);
}

/** How many ids fit into one URL: every GUID is as long as the next. */
function pieceSize(filter: IdFilter, urlOf: (filter: string) => string): number {
  const id = '00000000-0000-0000-0000-000000000000';
  const [one, two] = [urlOf(toText(filter, [id])).length, urlOf(toText(filter, [id, id])).length];
  const fitting = 1 + Math.floor((MAX_URL_CHARS - one) / (two - one));
  return Math.max(1, filter.form === 'or' ? Math.min(fitting, MAX_CONDITIONS) : fitting);
}

function isRefusal(error: unknown): boolean {
  return error instanceof AnswerError && (error.status === 400 || error.status === 501);
}
