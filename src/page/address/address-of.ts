/** From the state of a page to its address: short, the same for the same state, and read again by src/http/report. */
import { NOT_GIVEN } from '../../report/lists.ts';
import { SCOPE_COLUMNS, valuesOf } from '../../report/scope.ts';
import { calendarName, daysOf } from '../../time/calendar-step.ts';
import type { PageAddress } from './page-address.ts';

/** A parameter of the query. */
export type Field = [name: string, value: string];
/** What can be changed of a page. */
export type Change = Partial<Omit<PageAddress, 'path'>>;

/** The parameters of a page in their order: for links, and for the hidden fields of a form that changes one of them. */
export function fieldsOf(address: PageAddress): Field[] {
  const { period, zone, scope, compare, version, language, sort, usual } = address;
  const scopes = SCOPE_COLUMNS.flatMap((column) => valuesOf(scope[column] ?? []).map((value): Field => [column, value || NOT_GIVEN]));
  return [
    // A version is asked for by its date, however its day was.
    ...periodFields(version === undefined ? period : { ...period, kind: 'day' }),
    ...unless(zone === usual?.zone, ['zone', zone]),
    ...scopes,
    ...unless(compare === undefined, ['compare', `${compare}`]),
    ...unless(version === undefined, ['version', `${version}`]),
    ...unless(language === usual?.language, ['language', language]),
    ...sort.map(({ table, column, isDescending }): Field => ['sort', `${isDescending ? '-' : ''}${table}.${column}`]),
  ];
}

function unless(isLeftOut: boolean, field: Field): Field[] {
  return isLeftOut ? [] : [field];
}

/** The parameters that name the days. */
function periodFields({ kind, from, to }: PageAddress['period']): Field[] {
  switch (kind) {
    case 'day':
      return [['date', to]];
    case 'week':
    case 'month':
    case 'quarter':
    case 'year':
      return [[kind, calendarName(kind, from)]];
    case 'range':
      return [
        ['from', from],
        ['to', to],
      ];
    case 'rolling':
      return [
        ['days', `${daysOf({ from, to })}`],
        ['to', to],
      ];
  }
}

/** Path and query. */
export function addressOf(address: PageAddress): string {
  return withFields(address.path, fieldsOf(address));
}

/** The same page with something changed. A version is of one whole day as it was computed: it stays only where just the language or the order of a table changes. */
export function changed(address: PageAddress, change: Change): PageAddress {
  const keeps = Object.keys(change).every((name) => name === 'language' || name === 'sort' || name === 'version');
  return { ...address, ...(keeps ? {} : { version: undefined }), ...change };
}

/** Path and query of the same page with something changed. */
export function changedAddress(address: PageAddress, change: Change): string {
  return addressOf(changed(address, change));
}

/** The same numbers in another form, which has neither a language nor an order of its own. */
export function fileAddress(address: PageAddress, format: 'csv' | 'xlsx' | 'json'): string {
  const fields = fieldsOf(address).filter(([name]) => name !== 'language' && name !== 'sort');
  return withFields(address.path, [...fields, ['format', format]]);
}

/** A path with a query. A slash needs no escape in it (RFC 3986, 3.4), and zones are easier to read with theirs. */
export function withFields(path: string, fields: Field[]): string {
  return `${path}?${new URLSearchParams(fields).toString().replaceAll('%2F', '/')}`;
}
