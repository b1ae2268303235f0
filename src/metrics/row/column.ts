/** What is told of a column of Dataverse, and the type of a row that has such columns. */
import type { VOCABULARY } from './vocabulary.ts';

/** A value on the wire by the kind of its column. src/dataverse/fields.ts has the rule that a value of each kind keeps. */
export interface ColumnValues {
  /** Of letters, digits, _ and -; Dataverse's own are GUIDs. */
  readonly key: string;
  readonly text: string;
  /** ISO 8601 in UTC, seconds precision as a rule ("2023-04-07T21:59:01Z"). */
  readonly dateTime: string;
  readonly yesNo: boolean;
  readonly wholeNumber: number;
  /** A length of time: whole seconds, 0 or more. */
  readonly seconds: number;
  /** BigInt on the wire: a number or a string of digits. */
  readonly version: number | string;
}
export type ColumnKind = keyof ColumnValues;

/** One column as it is read. */
export interface Column {
  readonly kind: ColumnKind;
  /** What it is, in a phrase. */
  readonly what: string;
  /** What is made of it, in a phrase; null = asked for, and not used yet. */
  readonly usedFor: string | null;
  /** Newer, or of an extension: some organisations lack it, and to ask them for it would be refused. */
  readonly isOptional?: true;
  /**
   * Its emptiness is watched, under the bit of this number. Facts are stored with these bits, so none may move:
   * a column newly watched takes the next free number, and one that is watched no more stays.
   */
  readonly emptyBit?: number;
  /** It places a row in reports and may hold any text; it can name no person where it is a GUID, or a value of this vocabulary. */
  readonly openUnless?: 'guid' | keyof typeof VOCABULARY;
}

/** The columns of one table by their names on the wire; one of them is its key. */
export type Columns = Readonly<Record<string, Column>>;

/** A row as it comes: the key is there, every other column may be null or absent. */
export type RowOf<Table extends Columns> = {
  readonly [Name in keyof Table as Table[Name]['kind'] extends 'key' ? Name : never]: ColumnValues['key'];
} & {
  readonly [Name in keyof Table as Table[Name]['kind'] extends 'key' ? never : Name]?: ColumnValues[Table[Name]['kind']] | null | undefined;
};

/** Names of the columns of which something is told that need not be. */
export type NamesWith<Table extends Columns, Property extends keyof Column> = {
  readonly [Name in keyof Table]: Property extends keyof Table[Name] ? Name : never;
}[keyof Table & string];

/** The columns of which something is told that need not be, in the order of the table. */
export function columnsWith<Table extends Columns, Property extends keyof Column>(
  table: Table,
  property: Property,
): readonly (readonly [name: NamesWith<Table, Property>, told: NonNullable<Column[Property]>])[] {
  return Object.entries<Column>(table).flatMap(([name, column]) => {
    const told = column[property];
    return told === undefined || told === null ? [] : [[name as NamesWith<Table, Property>, told] as const];
  });
}
