/** Characters of a line that nobody sees. The two joiners are none where they join: Persian and Indic names and many emoji are written with them. */

// What a joiner can stand behind: a letter, its mark (the virama), or a picture.
const INVISIBLE =
  /[\p{Cc}\p{Zl}\p{Zp}]|(?![\u200c\u200d])\p{Cf}|(?<![\p{L}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}])[\u200c\u200d]/u;

/** The first one; undefined where there is none. */
export function invisibleIn(line: string): string | undefined {
  return INVISIBLE.exec(line)?.[0];
}
