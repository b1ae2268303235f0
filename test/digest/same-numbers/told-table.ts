/** A table of a mail by what the files of its report have: its rows, their names, and how each cell is written. */
import type { MessageId, Said, Words } from '../../../src/words/words.ts';
import type { FileRow, FileTables } from './read-report-files.ts';

export type Cell = (row: FileRow, words: Words, tables: FileTables) => string;
export interface ToldTable {
  readonly rows: (tables: FileTables, words: Words) => readonly FileRow[];
  readonly name: (row: FileRow, words: Words) => Said;
  readonly cells: Readonly<Partial<Record<MessageId, Cell>>>;
}
