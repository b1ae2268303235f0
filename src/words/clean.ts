/** Values from outside, made fit to be shown on one line. Escaping for HTML is the template's work, not done here. */

// A name longer than this tells a reader nothing more and only makes the mail heavy.
const MAX_CHARACTERS = 60;

/**
 * One line of visible text: line breaks and control characters become a blank, invisible and direction-changing characters go,
 * and what is longer than `maxCharacters` is cut with an ellipsis. An empty result is an empty string.
 */
export function clean(value: string, maxCharacters = MAX_CHARACTERS): string {
  const line = value
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Zs}]+/gu, ' ')
    // Cf holds the bidi overrides and zero-width characters; the two joiners stay because names are written with them.
    .replace(/(?![\u200c\u200d])[\p{Cf}\p{Co}]/gu, '')
    .trim();
  const characters = [...line];
  return characters.length <= maxCharacters
    ? line
    : `${characters
        .slice(0, maxCharacters - 1)
        .join('')
        .trimEnd()}…`;
}
