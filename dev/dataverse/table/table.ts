/** One emulated table: its rows, the indexes that find them, and the rules of a write. */
import { InputError } from '../../../src/errors.ts';
import { Expiry } from './expiry.ts';
import { HashIndex } from './hash-index.ts';
import type { Row } from './row.ts';
import type { Column, TableSchema } from './schema.ts';
import { SortedIndex } from './sorted-index.ts';
import { plainLife, type TableLife } from './table-life.ts';
import { UnseenVersions } from './unseen-versions.ts';

// Choices, queues and the like repeat in most rows; one copy of each such text keeps 1.5 million rows small.
const MAX_SHARED_TEXTS = 20_000;

export class Table {
  readonly schema: TableSchema;
  #columns: readonly Column[];
  readonly primaryColumn: Column;
  #byName: ReadonlyMap<string, Column>;
  readonly #primary: HashIndex;
  readonly #hashed: ReadonlyMap<Column, HashIndex>;
  readonly #sorted = new Map<Column, SortedIndex>();
  readonly #shared = new Map<string, string>();
  readonly #life: TableLife;
  readonly #unseen = new UnseenVersions();
  // Made when rows begin to expire: a million rows need no such list before.
  #expiry: Expiry | undefined;
  #size = 0;

  /** `columnsAbsent` names columns that this organisation lacks, by wire name or logical name. */
  constructor(schema: TableSchema, columnsAbsent: readonly string[] = [], life: TableLife = plainLife()) {
    this.schema = schema;
    this.#life = life;
    this.#columns = schema.columns.filter(({ name, logicalName }) => !columnsAbsent.includes(name) && !columnsAbsent.includes(logicalName));
    this.#byName = new Map(this.columns.map((column) => [column.name, column]));
    const primary = this.#byName.get(schema.primaryKey);
    if (primary === undefined) throw new TypeError(`Cannot build table "${schema.logicalName}": its primary key cannot be absent`);
    this.primaryColumn = primary;
    const hashed = this.columns.filter(({ name }) => schema.hashed.includes(name));
    this.#hashed = new Map(hashed.map((column) => [column, new HashIndex(column)]));
    this.#primary = this.#hashed.get(primary) ?? new HashIndex(primary);
  }

  /** The columns that this organisation has. */
  get columns(): readonly Column[] {
    return this.#columns;
  }

  /** Takes a column away, as where a solution is removed; rows keep what they hold of it. @throws RangeError for one that rows are found by, or that is not there */
  dropColumn(name: string): void {
    const column = this.#byName.get(name);
    if (column === undefined || this.isHashed(column) || this.isSorted(column))
      throw new RangeError(`Cannot drop the column "${name}": rows are found by it, or it is not there`);
    this.#setColumns(this.#columns.filter((other) => other !== column));
  }

  /** Puts a dropped column back. */
  restoreColumn(name: string): void {
    this.#setColumns(this.schema.columns.filter((column) => column.name === name || this.#columns.includes(column)));
  }

  #setColumns(columns: readonly Column[]): void {
    this.#columns = columns;
    this.#byName = new Map(columns.map((column) => [column.name, column]));
  }

  /** Number of rows that are seen. */
  get size(): number {
    this.settle();
    return this.#size;
  }

  column(name: string): Column | undefined {
    return this.#byName.get(name);
  }

  isHashed(column: Column): boolean {
    return this.#hashed.has(column);
  }

  isSorted(column: Column): boolean {
    return this.schema.sorted.includes(column.name);
  }

  /** The row with this id as it is seen: the primary key, and "|partitionid" where the row's partition is another one. */
  get(id: string): Row | undefined {
    this.settle();
    return this.#seen(id.toLowerCase());
  }

  /** What tells a row from all others, in lower case: the primary key, and "|partitionid" where that differs. */
  idOf(row: Row): string {
    const key = String(row[this.schema.primaryKey]).toLowerCase();
    const { partitionid } = row;
    if (!this.schema.elastic || typeof partitionid !== 'string' || partitionid.toLowerCase() === key) return key;
    return `${key}|${partitionid.toLowerCase()}`;
  }

  /**
   * Writes a row in place of the whole row with the same id; what the service sets by itself (versionnumber, modifiedon, createdon, partitionid)
   * is set where it is absent. Seen once the lag is over. @throws InputError input.rows without a primary key
   */
  upsert(given: Row): void {
    const [id, row] = this.#completed(given);
    this.#write(id, row, this.#life.lagMs());
  }

  /** upsert() of a row that has been there for long: it is seen at once. */
  load(given: Row): void {
    const [id, row] = this.#completed(given);
    this.#write(id, row, 0);
  }

  /** Sorts the table by modifiedon now, so that the first listing of a large one does not have to wait for it. */
  prepare(): void {
    const modifiedon = this.column('modifiedon');
    if (modifiedon !== undefined && this.isSorted(modifiedon)) this.order(modifiedon).position({ key: null, side: -1 });
  }

  /** Takes a row out, once the lag is over; an unknown id is no error. */
  delete(id: string): void {
    this.settle();
    if (this.#written(id.toLowerCase()) !== undefined) this.#write(id.toLowerCase(), undefined, this.#life.lagMs());
  }

  /** Works in what time has done since: versions that are seen now, rows that have expired. Positions in an index hold until then. */
  settle(): void {
    const nowMs = this.#life.now();
    for (const { id, row } of this.#unseen.takeSeen(nowMs)) this.#show(id, row);
    if (!this.#life.hasTtl()) {
      this.#expiry = undefined;
      return;
    }
    this.#expiry ??= new Expiry(this.#primary.rows());
    for (const row of this.#expiry.takeExpired(nowMs)) this.#expire(row);
  }

  /** Rows by the key of a column that is hashed. */
  find(column: Column, key: string | number): readonly Row[] {
    return this.#hashed.get(column)?.get(key) ?? [];
  }

  /** The rows in the order of a column; sorted when first asked for. */
  order(column: Column): SortedIndex {
    let index = this.#sorted.get(column);
    if (index === undefined) {
      index = new SortedIndex(
        column,
        () => this.#primary.rows(),
        (row) => this.idOf(row),
      );
      this.#sorted.set(column, index);
    }
    return index;
  }

  #seen(id: string): Row | undefined {
    return this.#primary.get(id.split('|', 1)[0] ?? '').find((row) => this.idOf(row) === id);
  }

  /** The row with this id as it was last written, seen or not. */
  #written(id: string): Row | undefined {
    const unseen = this.#unseen.latest(id);
    return unseen === undefined ? this.#seen(id) : unseen.row;
  }

  #write(id: string, row: Row | undefined, lagMs: number): void {
    if (lagMs === 0 && this.#unseen.latest(id) === undefined) this.#show(id, row);
    else this.#unseen.add({ id, row }, this.#life.now() + lagMs);
  }

  #show(id: string, row: Row | undefined): void {
    const before = this.#seen(id);
    if (before !== undefined) this.#remove(before);
    if (row === undefined) return;
    for (const index of this.#hashed.values()) index.add(row);
    for (const index of this.#sorted.values()) index.note(row, true);
    this.#expiry?.add(row);
    this.#size++;
  }

  #remove(row: Row): void {
    for (const index of this.#hashed.values()) index.remove(row);
    for (const index of this.#sorted.values()) index.note(row, false);
    this.#size--;
  }

  #expire(row: Row): void {
    if (this.#seen(this.idOf(row)) !== row) return;
    this.#remove(row);
    this.#life.expired();
  }

  #completed(given: Row): readonly [id: string, row: Row] {
    this.settle();
    const row = this.#stored(given);
    const id = this.idOf(row);
    this.#complete(row, this.#written(id));
    return [id, row];
  }

  /** A copy of a given row without what the table does not have. @throws InputError */
  #stored(given: Row): Record<string, unknown> {
    const key = Object.hasOwn(given, this.schema.primaryKey) ? given[this.schema.primaryKey] : undefined;
    if (typeof key !== 'string' || key === '') {
      throw new InputError(
        'input.rows',
        `Cannot store a row of "${this.schema.entitySet}": its primary key ${this.schema.primaryKey} is missing`,
      );
    }
    const row: Record<string, unknown> = { ...given };
    for (const name of Object.keys(row)) {
      // Emptied, not deleted: deleting would turn the object into a slow and large one.
      const value = this.#byName.has(name) ? row[name] : null;
      row[name] = typeof value === 'string' ? this.#share(value) : value;
    }
    return row;
  }

  // What the service sets by itself, unless the given row carries it.
  #complete(row: Record<string, unknown>, before: Row | undefined): void {
    const { now: clock, versions } = this.#life;
    const now = `${new Date(clock()).toISOString().slice(0, 19)}Z`;
    row.versionnumber ??= versions.last + 1;
    row.modifiedon ??= now;
    row.createdon ??= before?.createdon ?? now;
    if (this.schema.elastic) row.partitionid ??= row[this.schema.primaryKey];
    versions.last = Math.max(versions.last, Number(row.versionnumber) || 0);
  }

  #share(text: string): string {
    const known = this.#shared.get(text);
    if (known !== undefined) return known;
    if (this.#shared.size >= MAX_SHARED_TEXTS) this.#shared.clear();
    this.#shared.set(text, text);
    return text;
  }
}
