/** Rows in the order that a page was asked for. */
import type { Sort } from '../address/page-address.ts';
import type { PageColumn, RowName, SortValue } from './page-column.ts';

/** What stands for the column of names in an address. */
export const NAME = 'name';

/** A row with its name, which is said once. */
export interface NamedRow<T> {
  readonly item: T;
  readonly name: RowName;
}

/** Sorted by a column, equal ones as they came; as they came where nothing says otherwise, or names a column that is not sorted by. The rest of a list is last, and so is what is not known. @param language whose order names have */
export function sortedRows<T>(
  rows: readonly NamedRow<T>[],
  columns: readonly PageColumn<T>[],
  sort: Sort | undefined,
  language: string,
): readonly NamedRow<T>[] {
  const valueIn = sort === undefined ? undefined : reader(sort.column, columns);
  const [all, rest] = [rows.filter(({ name }) => !name.isRest), rows.filter(({ name }) => name.isRest)];
  if (sort === undefined || valueIn === undefined) return [...all, ...rest];
  const compare = comparer(new Intl.Collator(language, { numeric: true }), sort.isDescending ? -1 : 1);
  return [
    ...all
      .map((row) => ({ row, value: valueIn(row) }))
      .toSorted(compare)
      .map(({ row }) => row),
    ...rest,
  ];
}

function reader<T>(id: string, columns: readonly PageColumn<T>[]): ((row: NamedRow<T>) => SortValue) | undefined {
  if (id === NAME) return ({ name }) => name.text;
  const value = columns.find((column) => column.id === id)?.value;
  return value === undefined ? undefined : ({ item }) => value(item);
}

interface Valued {
  readonly value: SortValue;
}

function comparer(names: Intl.Collator, direction: 1 | -1): (a: Valued, b: Valued) => number {
  return ({ value: a }, { value: b }) => {
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return direction * (typeof a === 'number' && typeof b === 'number' ? a - b : names.compare(`${a}`, `${b}`));
  };
}
