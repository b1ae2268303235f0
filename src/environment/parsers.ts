/** Parsers of single settings: each gives the value, or throws an Error whose message is the rule ("must be ..."). */

/** Any text. */
export const asText = (text: string) => text;

/** Parses a whole number from `min` to `max`. */
export const wholeNumber = (min: number, max: number) => (text: string) => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < min || value > max) throw new Error(`must be a whole number from ${min} to ${max}`);
  return value;
};

/** Parses one of some words. */
export const oneOf =
  <T extends string>(values: readonly T[]) =>
  (text: string): T => {
    const value = values.find((known) => known === text);
    if (value === undefined) throw new Error(`must be one of ${values.join(', ')}`);
    return value;
  };
