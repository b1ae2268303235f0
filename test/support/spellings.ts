/** The ways in which systems write one GUID into a text column. */

/** All of them, the usual one first. @param id in lower case with hyphens */
export function spellingsOf(id: string): readonly string[] {
  const upper = id.toUpperCase();
  const digits = id.replaceAll('-', '');
  return [
    id,
    upper,
    `{${id}}`,
    `{${upper}}`,
    `(${upper})`,
    digits,
    digits.toUpperCase(),
    `{${digits}}`,
    ` ${id}\t`,
    `\u00a0${upper}\u2007`,
    `\u200b${id}\ufeff`,
    ` { ${id} }\u200e`,
  ];
}
