/** Values of a list without repeats. */

// Looking back takes a third of the time of a set, while there are few.
const FEW = 10;

/** Each value once, in the order of its first mention. */
export function distinct<T>(values: readonly T[]): readonly T[] {
  return values.length <= FEW ? values.filter((value, i) => values.indexOf(value) === i) : [...new Set(values)];
}
