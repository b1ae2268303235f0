/** Turns what a caller narrows a report to into what history holds: names into ids, any spelling into the stored one; what nothing can match is an error. */
import { InputError, UnknownScopeError } from '../errors.ts';
import { isGuid, recordId, recordKey } from '../metrics/row/record-id.ts';
import { nameKey } from '../metrics/row/text.ts';
import { canonicalValue, VOCABULARY } from '../metrics/row/vocabulary.ts';
import { NOT_GIVEN } from '../report/lists.ts';
import { type ReportScope, SCOPE_COLUMNS, type ScopeColumn, valuesOf } from '../report/scope.ts';
import { shown } from '../time/zone.ts';
import { nearestNames } from './nearest.ts';

/** What history has met of each column of a scope. */
export interface KnownScopes {
  /** Names by id. */
  readonly names: Readonly<Record<'queue' | 'configuration', ReadonlyMap<string, string>>>;
  /** Stored values: ids with or without a name, channels and dial modes. */
  readonly values: Readonly<Record<ScopeColumn, ReadonlySet<string>>>;
}

/**
 * The scope as stored values; one value stays a text, several are a list in the order they came in. "(not given)" stands for rows without the column.
 * @throws UnknownScopeError for a queue or configuration that history has not met; InputError input.query where several have the name, and for a
 * channel or dial mode that is neither documented nor was ever met
 */
export function resolveScope(scope: ReportScope, known: KnownScopes): ReportScope {
  const resolved = SCOPE_COLUMNS.flatMap((column) => {
    const given = scope[column];
    if (given === undefined) return [];
    const values = [...new Set(valuesOf(given).map((text) => storedValue(column, text, known)))];
    return [[column, values.length === 1 ? values[0] : values] as const];
  });
  return Object.fromEntries(resolved);
}

function storedValue(column: ScopeColumn, text: string, known: KnownScopes): string {
  if (text === NOT_GIVEN) return '';
  return column === 'queue' || column === 'configuration' ? idOf(column, text, known) : wordOf(column, text, known);
}

function idOf(column: 'queue' | 'configuration', text: string, { names, values }: KnownScopes): string {
  const wanted = nameKey(text);
  const named = [...names[column]].filter(([, name]) => nameKey(name) === wanted).map(([id]) => id);
  if (named.length > 1)
    throw new InputError('input.query', `Cannot use the ${column} "${shown(text)}": ${named.length} have that name, so give the id`);
  const id = named[0] ?? storedAs(recordId(text), values[column]);
  if (id === undefined) throw unknownId(column, text, { names, values });
  return id;
}

function unknownId(column: 'queue' | 'configuration', text: string, { names, values }: KnownScopes): UnknownScopeError {
  const nearest = nearestNames(
    text,
    [...values[column]].map((id) => names[column].get(id) ?? id).filter((name) => name !== '' && !isGuid(name)),
  );
  const hint =
    nearest.length === 0 ? `no ${column} with a name is known` : `the nearest are ${nearest.map((name) => `"${shown(name)}"`).join(', ')}`;
  const message = `Cannot find the ${column} "${shown(text)}": history has met none of that name or id; ${hint}`;
  return new UnknownScopeError(message, { given: text, column, nearest });
}

function wordOf(column: 'channel' | 'dialMode', text: string, { values }: KnownScopes): string {
  const word = canonicalValue(column, text) ?? storedAs(text, values[column]);
  if (word !== undefined) return word;
  const all = [...new Set([...VOCABULARY[column], ...nearestNames(text, values[column])])].filter((value) => value !== '');
  const parameter = `Cannot use the ${column} "${shown(text)}"`;
  throw new InputError('input.query', `${parameter}: it is not documented and was never met; known are ${all.map(shown).join(', ')}`);
}

function storedAs(text: string, values: ReadonlySet<string>): string | undefined {
  if (values.has(text)) return text;
  const wanted = recordKey(text);
  return [...values].find((value) => recordKey(value) === wanted);
}
