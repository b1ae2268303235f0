/** Which known names a text was probably meant to be. */
import { textKey } from '../metrics/row/text.ts';

const MAX_NEAREST = 5;
/** Of a text that is compared: the work grows with the square. */
const MAX_LENGTH = 120;

/** The known names that are nearest to a text, at most five: those that hold it first, then by edits of single characters; case does not matter. */
export function nearestNames(text: string, names: Iterable<string>): string[] {
  const wanted = textKey(text);
  const distinct = [...new Set(names)];
  const ranked = distinct.map((name) => ({ name, distance: distanceOf(wanted, textKey(name)) }));
  return ranked
    .toSorted((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1))
    .slice(0, MAX_NEAREST)
    .map(({ name }) => name);
}

function distanceOf(wanted: string, name: string): number {
  if (wanted !== '' && name.includes(wanted)) return 0;
  return editsBetween([...wanted.slice(0, MAX_LENGTH)], [...name.slice(0, MAX_LENGTH)]);
}

/** Levenshtein's distance: insertions, deletions and replacements of one character. */
function editsBetween(a: readonly string[], b: readonly string[]): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (const [i, from] of a.entries()) {
    const next = [i + 1];
    for (const [j, to] of b.entries()) {
      next.push(Math.min((row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1, (row[j] ?? 0) + (from === to ? 0 : 1)));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
