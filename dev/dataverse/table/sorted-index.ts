/** The rows of a table in the order of one column, then of their ids: built when first asked for, and kept up to date after that. */
import { compareKeys, type Key, keyOf } from './key.ts';
import type { Row } from './row.ts';
import type { Column } from './schema.ts';

/** A place in the order: before (-1) or after (1) every row with this key, or where `id` is given, before or after that row. */
export interface Place {
  readonly key: Key;
  readonly id?: string;
  readonly side: -1 | 1;
}

interface Entry {
  readonly key: Key;
  readonly row: Row;
}

// Beyond so many changes at once one pass over the array costs less than moving its end for each.
const MAX_SPLICES = 20;

export class SortedIndex {
  readonly #column: Column;
  readonly #idOf: (row: Row) => string;
  readonly #source: () => Iterable<Row>;
  #keys: Key[] = [];
  #rows: Row[] = [];
  #built = false;
  #changes: { readonly row: Row; readonly added: boolean }[] = [];

  /** `source` gives all rows of the table at any time, `idOf` the unique id that breaks ties. */
  constructor(column: Column, source: () => Iterable<Row>, idOf: (row: Row) => string) {
    this.#column = column;
    this.#source = source;
    this.#idOf = idOf;
  }

  /** Notes that a row came into the table (added) or left it; worked in at the next reading. */
  note(row: Row, added: boolean): void {
    if (!this.#built) return;
    this.#changes.push({ row, added });
    // An index that nobody reads: sorting it anew will cost less than keeping the changes.
    if (this.#changes.length > Math.max(MAX_SPLICES, this.#rows.length)) this.#forget();
  }

  /** Number of rows that lie before a place. */
  position(place: Place): number {
    this.#refresh();
    return this.#find(place);
  }

  /** The row at a position, undefined outside the index. Positions hold until the next change of the table. */
  at(position: number): Row | undefined {
    return this.#rows[position];
  }

  /** The key of the row at a position. */
  keyAt(position: number): Key {
    return this.#keys[position] ?? null;
  }

  get size(): number {
    this.#refresh();
    return this.#rows.length;
  }

  #keyOf(row: Row): Key {
    return keyOf(this.#column.type, row[this.#column.name]);
  }

  #find({ key, id, side }: Place): number {
    let low = 0;
    let high = this.#rows.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const order = this.#compare(middle, key, id);
      if (order < 0 || (order === 0 && side === 1)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #compare(position: number, key: Key, id: string | undefined): number {
    const byKey = compareKeys(this.#keys[position] ?? null, key);
    const row = this.#rows[position];
    return byKey !== 0 || id === undefined || row === undefined ? byKey : compareKeys(this.#idOf(row), id);
  }

  #refresh(): void {
    if (!this.#built) this.#build();
    if (this.#changes.length > MAX_SPLICES) this.#merge();
    else for (const { row, added } of this.#changes) this.#splice(row, added);
    this.#changes = [];
  }

  /** Works in all changes in one pass. A row is one object a version, so it comes once and goes once at most. */
  #merge(): void {
    const [added, removed] = [new Set<Row>(), new Set<Row>()];
    for (const change of this.#changes) {
      if (change.added) added.add(change.row);
      else if (!added.delete(change.row)) removed.add(change.row);
    }
    const [oldKeys, oldRows, news] = [this.#keys, this.#rows, this.#sorted(added)];
    this.#keys = [];
    this.#rows = [];
    let at = 0;
    for (let position = 0; position < oldRows.length; position++) {
      const [row, key] = [oldRows[position], oldKeys[position] ?? null];
      if (row === undefined || removed.has(row)) continue;
      for (let next = news[at]; next !== undefined && this.#compareEntries(next, { key, row }) < 0; next = news[++at]) this.#push(next);
      this.#push({ key, row });
    }
    for (const entry of news.slice(at)) this.#push(entry);
  }

  #push({ key, row }: Entry): void {
    this.#keys.push(key);
    this.#rows.push(row);
  }

  #sorted(rows: Iterable<Row>): Entry[] {
    return Array.from(rows, (row) => ({ key: this.#keyOf(row), row })).sort((a, b) => this.#compareEntries(a, b));
  }

  #compareEntries(a: Entry, b: Entry): number {
    return compareKeys(a.key, b.key) || compareKeys(this.#idOf(a.row), this.#idOf(b.row));
  }

  #build(): void {
    const entries = this.#sorted(this.#source());
    this.#keys = entries.map(({ key }) => key);
    this.#rows = entries.map(({ row }) => row);
    this.#changes = [];
    this.#built = true;
  }

  #splice(row: Row, added: boolean): void {
    const key = this.#keyOf(row);
    const position = this.#find({ key, id: this.#idOf(row), side: -1 });
    if (added) {
      this.#keys.splice(position, 0, key);
      this.#rows.splice(position, 0, row);
    } else {
      this.#keys.splice(position, 1);
      this.#rows.splice(position, 1);
    }
  }

  #forget(): void {
    this.#built = false;
    this.#changes = [];
    this.#keys = [];
    this.#rows = [];
  }
}
