/** The first lines of many; how many are left is said. */
import type { Said } from '../../words/declared/arguments.ts';
import type { Words } from '../../words/words.ts';

const MOST = 6;

/** All of them where they are few. */
export function limited(lines: readonly Said[], words: Words, most = MOST): Said[] {
  return lines.length <= most ? [...lines] : [...lines.slice(0, most), words.say('more', { count: lines.length - most })];
}
