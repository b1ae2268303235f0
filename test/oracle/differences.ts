/** What differs between two sides of the same KPIs. */
import type { KpiRows, Kpis } from './database.ts';

/** One line a KPI that differs, with the rows that only one side has. */
export function differencesOf(ours: Kpis, oracle: Kpis): string[] {
  const names = [...new Set([...Object.keys(ours), ...Object.keys(oracle)])];
  return names.flatMap((name) => {
    const left = linesOf(ours[name] ?? []);
    const right = linesOf(oracle[name] ?? []);
    const onlyLeft = left.filter((line) => !right.includes(line));
    const onlyRight = right.filter((line) => !left.includes(line));
    if (onlyLeft.length === 0 && onlyRight.length === 0 && left.length === right.length) return [];
    return [`${name}: ours ${onlyLeft.slice(0, 5).join(' ')} | SQL ${onlyRight.slice(0, 5).join(' ')}`];
  });
}

/** Rows in a fixed order; fractions to 12 digits, since two ways to one number round in different places. */
function linesOf(rows: KpiRows): string[] {
  return rows.map((row) => JSON.stringify(row.map((value) => (typeof value === 'number' ? Number(value.toPrecision(12)) : value)))).sort();
}
