/** The figures that two programs must agree on before their times may be compared. */

/** What is counted (JSON of a list of texts) -> how many. A count of 0 is left out. */
export type Totals = ReadonlyMap<string, number>;

/** Adds a row of counts under the name of each; `key` = what the row is about. */
export function addRow(totals: Map<string, number>, key: readonly string[], names: readonly string[], counts: readonly number[]): void {
  for (const [i, name] of names.entries()) {
    const count = counts[i];
    if (count === undefined) throw new RangeError(`Cannot total "${name}": the row has ${counts.length} counts for ${names.length} names`);
    const label = JSON.stringify([...key, name]);
    if (count !== 0) totals.set(label, (totals.get(label) ?? 0) + count);
  }
}

/** What differs, one line each: the figure, and both counts. */
export function differencesOf(ours: Totals, theirs: Totals): string[] {
  const labels = new Set([...ours.keys(), ...theirs.keys()]);
  return [...labels]
    .filter((label) => ours.get(label) !== theirs.get(label))
    .sort()
    .map((label) => `${label}: ${ours.get(label) ?? 0}, not ${theirs.get(label) ?? 0}`);
}

const MOST_SHOWN = 5;

/** @throws Error with the first differences where two programs did not do the same work */
export function assertSameTotals(ours: Totals, theirs: Totals): void {
  const differences = differencesOf(ours, theirs);
  if (ours.size > 0 && differences.length === 0) return;
  const shown = differences.slice(0, MOST_SHOWN).map((line) => `\n  - ${line}`);
  throw new Error(`Cannot compare the times: ${differences.length} of ${ours.size} totals differ${shown.join('')}`);
}
