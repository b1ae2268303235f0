/** Finding rows by many ids: in pieces that fit into a URL, in the first form of filter that the organisation accepts. */
import { idKey } from '../metrics/row/record-id.ts';
import { AnswerError } from './answer-error.ts';
import { inFilter, inTextFilter, isGuid, isTextId, orFilter, orTextFilter } from './filter.ts';

/** A way to say "column is one of these ids". Which name a lookup goes by in `In` is not documented. */
export interface IdFilter {
  readonly form: 'in' | 'or';
  readonly column: string;
}

/** By a column that goes by one name: the quicker form first. */
export function filtersBy(column: string): readonly [IdFilter, IdFilter] {
  return [
    { form: 'in', column },
    { form: 'or', column },
  ];
}

/** What a column holds: each kind has its own rule of what an id is, and its own literals. */
const KINDS = {
  guid: { isId: isGuid, in: inFilter, or: orFilter },
  text: { isId: isTextId, in: inTextFilter, or: orTextFilter },
} as const;
export type IdKind = keyof typeof KINDS;

/** Of path and query: under 30,000 with the origin, where 32,768 is the limit (learn.microsoft.com/power-apps/developer/data-platform/webapi/overview). */
const MAX_URL_CHARS = 29_500;
/** Of 500 that Dataverse allows. */
const MAX_CONDITIONS = 400;

/** Lists the pages of all ids; what is no id of the lookup's kind finds nothing and is left out. */
export type IdLookup = <Page>(
  ids: readonly string[],
  urlOf: (filter: string) => string,
  list: (url: string) => AsyncIterable<Page>,
) => AsyncGenerator<Page>;

/** A lookup that tries its filters in order, once, and stays with the first that is not refused. All their columns hold the same kind of id. */
export function createIdLookup(filters: readonly [IdFilter, ...IdFilter[]], kind: IdKind = 'guid'): IdLookup {
  const { isId, ...forms } = KINDS[kind];
  let chosen: IdFilter | undefined;
  return async function* (ids, urlOf, list) {
    const urlFor = ({ form, column }: IdFilter, piece: readonly string[]) => urlOf(forms[form](column, piece));
    const wanted = [...new Set(ids.map(idKey).filter(isId))];
    const longest = wanted.reduce((a, b) => (b.length > a.length ? b : a), '');
    const untried = [...filters];
    for (let from = 0; from < wanted.length; ) {
      const filter: IdFilter = chosen ?? untried[0] ?? filters[0];
      const piece = wanted.slice(from, from + pieceSize(filter, longest, urlFor));
      try {
        for await (const page of list(urlFor(filter, piece))) {
          chosen = filter;
          yield page;
        }
        from += piece.length;
      } catch (error) {
        if (filter === chosen || untried.length < 2 || !isRefusal(error, filter)) throw error;
        // The same ids once more, in the next form.
        untried.shift();
      }
    }
  };
}

/** How many ids, none longer than this one, fit into one URL; no id holds a character that a URL has to escape. */
function pieceSize(filter: IdFilter, id: string, urlFor: (filter: IdFilter, ids: readonly string[]) => string): number {
  const [one, two] = [urlFor(filter, [id]).length, urlFor(filter, [id, id]).length];
  const fitting = 1 + Math.floor((MAX_URL_CHARS - one) / (two - one));
  return Math.max(1, filter.form === 'or' ? Math.min(fitting, MAX_CONDITIONS) : fitting);
}

/** A column that the table lacks refuses the form only where it is the one that is looked in: another one is missing in every form. */
function isRefusal(error: unknown, { column }: IdFilter): boolean {
  if (!(error instanceof AnswerError)) return false;
  const { status, unknownColumn = column } = error;
  return unknownColumn === column && (status === 400 || status === 501);
}
