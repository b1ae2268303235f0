/** Rows of a matrix in which every two values of different axes meet: few rows for what a whole matrix would take thousands. */

export type Axes = Readonly<Record<string, readonly (string | number)[]>>;
export type RowOf<A extends Axes> = { readonly [Name in keyof A]: A[Name][number] };

/** Greedy, the same for the same axes: each row takes, axis by axis, the value that meets the most pairs not met yet. */
export function pairwise<const A extends Axes>(axes: A): RowOf<A>[] {
  const names = Object.keys(axes);
  const open = new Set(names.flatMap((a, i) => names.slice(i + 1).flatMap((b) => pairsOf(a, b, axes))));
  const rows: RowOf<A>[] = [];
  while (open.size > 0) {
    const [first = ''] = open;
    const row: Record<string, string | number> = Object.fromEntries(JSON.parse(first));
    for (const name of names) if (!(name in row)) row[name] = best(name, row, axes, open);
    for (const pair of metBy(row, names)) open.delete(pair);
    rows.push(row as RowOf<A>);
  }
  return rows;
}

/** All rows. */
export function everyRow<const A extends Axes>(axes: A): RowOf<A>[] {
  return Object.entries(axes).reduce<Record<string, string | number>[]>(
    (rows, [name, values]) => rows.flatMap((row) => values.map((value) => ({ ...row, [name]: value }))),
    [{}],
  ) as RowOf<A>[];
}

function pairsOf(a: string, b: string, axes: Axes): string[] {
  return (axes[a] ?? []).flatMap((x) => (axes[b] ?? []).map((y) => keyOf([a, x], [b, y])));
}

function best(name: string, row: Readonly<Record<string, string | number>>, axes: Axes, open: ReadonlySet<string>): string | number {
  const order = Object.keys(axes);
  const meets = (value: string | number) =>
    Object.entries(row).filter(([other, chosen]) => {
      const [one, two] =
        order.indexOf(other) < order.indexOf(name)
          ? [
              [other, chosen],
              [name, value],
            ]
          : [
              [name, value],
              [other, chosen],
            ];
      return open.has(JSON.stringify([one, two]));
    }).length;
  const [value] = (axes[name] ?? []).toSorted((a, b) => meets(b) - meets(a));
  if (value === undefined) throw new RangeError(`Cannot make rows: the axis "${name}" has no values`);
  return value;
}

function metBy(row: Readonly<Record<string, string | number>>, names: readonly string[]): string[] {
  return names.flatMap((a, i) => names.slice(i + 1).map((b) => keyOf([a, row[a] ?? ''], [b, row[b] ?? ''])));
}

function keyOf(a: readonly [string, string | number], b: readonly [string, string | number]): string {
  return JSON.stringify([a, b]);
}
