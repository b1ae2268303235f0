/** What each source file imports, read from its text: types, re-exports and import() too. */
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface SourceImport {
  /** What is imported, as written ("type { A, B } from"). */
  readonly names: string;
  /** Path below the root ("src/time/zone.ts"), or name of a package or module. */
  readonly target: string;
}

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const STATEMENT = /^(?:import|export)\s+((?:type\s+)?[\w$,\s]*(?:\*(?:\s+as\s+\w+)?|\{[^}]*\}|[\w$]+)\s*from\s+)?['"]([^'"]+)['"]/gm;
const DYNAMIC = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;

/** Paths of the TypeScript files in folders below the root, sorted. */
export function sourceFiles(...folders: readonly string[]): string[] {
  return folders.flatMap((folder) => globSync(`${folder}/**/*.ts`, { cwd: ROOT })).sort();
}

/** The text of a file, by its path below the root. */
export function sourceOf(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}

/** Code alone. */
export function withoutComments(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
}

/** Every import of a file, in no order. */
export function importsOf(file: string): SourceImport[] {
  const code = withoutComments(sourceOf(file));
  const found = [...code.matchAll(STATEMENT)].map(([, names = '', specifier = '']) => ({ names, specifier }));
  for (const [, specifier = ''] of code.matchAll(DYNAMIC)) found.push({ names: '*', specifier });
  return found.map(({ names, specifier }) => ({ names, target: targetOf(file, specifier) }));
}

function targetOf(file: string, specifier: string): string {
  return specifier.startsWith('.') ? normalize(join(dirname(file), specifier)) : specifier;
}
