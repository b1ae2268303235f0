/** A recipe of CONTRIBUTING.md as data: the edits of each step, and who tells where a step was forgotten. */

/** Put after or before a text that stands in the file once. */
export type Insert = { readonly after: string; readonly insert: string } | { readonly before: string; readonly insert: string };

/** Who tells: the compiler, or a test of this file by its title. */
export type Teller = 'compiler' | { readonly file: string; readonly test: string };

export interface Step {
  /** From the project's root, as CONTRIBUTING.md names it. */
  readonly file: string;
  /** The whole text of a new file, what is put into one that is there, or the script of dev/ that writes it. */
  readonly edit: string | readonly Insert[] | { readonly script: string };
  readonly teller: Teller;
  /** A part of what it says. */
  readonly says: RegExp;
}

export interface Recipe {
  /** The heading in CONTRIBUTING.md. */
  readonly heading: string;
  /** So many files at the most. */
  readonly mostFiles: number;
  readonly steps: readonly Step[];
}
