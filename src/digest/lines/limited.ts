/** Keeps a list of lines short. */
import type { Said, Words } from '../../words/words.ts';

const MOST = 6;

/** The first lines, and how many more there are. */
export function limited(lines: readonly Said[], words: Words, most = MOST): Said[] {
  return lines.length <= most ? [...lines] : [...lines.slice(0, most), words.say('more', { count: lines.length - most })];
}
