/** Where a line of text may break within what stands between two blanks. */
import { widthOf } from './width.ts';

/** What no line break parts. */
export interface Piece {
  readonly word: string;
  /** It belongs to the piece before it: no blank stands between them. */
  readonly follows: boolean;
}

const JAPANESE = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\u3000-\\u303f\\uff00-\\uffef';
const HAS_JAPANESE = new RegExp(`[${JAPANESE}]`, 'u');
// What may not begin a line stays with what is before it, what may not end one with what follows (JIS X 4051); a Latin word or a number is one piece.
const UNIT = new RegExp(
  `[\\u2068（「『【〔]*(?:[^${JAPANESE}]+|.)[\\u2069、。，．：；！？）」』】〕％ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々…]*`,
  'gsu',
);

/** A word in pieces between which a line may break: Japanese has no blanks to break at. An address stays whole: it must be clickable. @param width columns that a line has */
export function piecesOf(word: string, width: number): Piece[] {
  const isOne = isAddress(word) || !HAS_JAPANESE.test(word);
  const units = isOne ? [word] : (word.match(UNIT) ?? [word]);
  return units.flatMap((unit) => fitting(unit, width)).map((piece, at) => ({ word: piece, follows: at > 0 }));
}

function isAddress(word: string): boolean {
  return /^https?:/.test(word);
}

/** A piece that is longer than a line is broken anywhere. */
function fitting(word: string, width: number): string[] {
  if (widthOf(word) <= width || isAddress(word)) return [word];
  const parts: string[] = [];
  let part = '';
  for (const character of word) {
    if (widthOf(part + character) > width) {
      parts.push(part);
      part = '';
    }
    part += character;
  }
  return [...parts, part];
}
