/** msdyn_disposition_codes: a comma-separated list of quoted codes, with commas allowed inside the quotes. */
import { parse } from 'csv-parse/sync';
import { openText, remembered } from './text.ts';

export interface Dispositions {
  /** Distinct codes in code unit order: a code counts once a row. */
  readonly codes: readonly string[];
  /** True where the text is no list of quoted codes; it is then kept as one code. */
  readonly isUnparseable: boolean;
}

/** Parses the column. Never throws: a text that is no list is kept as one code and marked. */
export const parseDispositions = remembered((text: string): Dispositions => {
  if (text.trim() === '') return { codes: [], isUnparseable: false };
  try {
    const records: string[][] = parse(text, { relax_column_count: true, trim: true, skip_empty_lines: true });
    return { codes: distinct(records.flat()), isUnparseable: false };
  } catch {
    return { codes: distinct([text]), isUnparseable: true };
  }
});

function distinct(codes: readonly string[]): string[] {
  return [...new Set(codes.map(openText))].filter((code) => code !== '').sort();
}
