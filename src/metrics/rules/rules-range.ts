/** By which rules rows were filed, as the least and the greatest of their numbers. */

/** Both the same where all rows were filed by the same rules; 0 = before rules were numbered. */
export type RulesRange = readonly [least: number, greatest: number];

/** The range of all rows together; null where none of them has one. */
export function joinRanges(ranges: Iterable<RulesRange | null | undefined>): RulesRange | null {
  let [least, greatest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const range of ranges) {
    if (!range) continue;
    [least, greatest] = [Math.min(least, range[0]), Math.max(greatest, range[1])];
  }
  return least <= greatest ? [least, greatest] : null;
}
