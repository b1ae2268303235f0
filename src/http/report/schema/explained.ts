/** A part of a report as a schema whose fields say what the table of KPIs explains at their place. */
import { z } from 'zod';
import { KPIS } from '../../../metrics/kpis/kpi-table.ts';

const WORDS = new Map(KPIS.flatMap(({ path, alsoAt, name, formula }) => [path, ...alsoAt].map((at) => [at, `${name}: ${formula}`])));

/** An object with these fields and no other; `path` is where it stands in a report (RFC 9535). A field that it explains nothing of keeps its own words. */
export function explained<Shape extends Readonly<Record<string, z.ZodType>>>(
  path: string,
  shape: Shape,
): z.ZodObject<Shape, z.core.$strict> {
  const fields = Object.entries(shape).map(([name, schema]) => {
    const words = WORDS.get(`${path}.${name}`);
    return [name, words === undefined ? schema : schema.describe(words)];
  });
  // Each field is what it was, with words.
  return z.strictObject(Object.fromEntries(fields) as Shape);
}
