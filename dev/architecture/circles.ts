/** Circles in a graph of what uses what. */

/** From each node the nodes that it uses. */
export type Uses = ReadonlyMap<string, ReadonlySet<string>>;

/** A circle for each node that begins a new one, as the way back to it: ["a", "b", "a"]. Empty where there is none. */
export function circlesOf(uses: Uses): string[][] {
  const circles: string[][] = [];
  const done = new Set<string>();
  const visit = (node: string, way: readonly string[]): void => {
    const seenAt = way.indexOf(node);
    if (seenAt >= 0) circles.push([...way.slice(seenAt), node]);
    if (seenAt >= 0 || done.has(node)) return;
    for (const next of uses.get(node) ?? []) visit(next, [...way, node]);
    done.add(node);
  };
  for (const node of uses.keys()) visit(node, []);
  return circles;
}
