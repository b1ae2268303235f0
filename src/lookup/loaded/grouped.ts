/** Groups what the lists of history give, by scope. */
import type { QuarterLists, ReadableLists } from '../../history/quarters/quarter-store.ts';
import { EMPTY_TALLY } from '../../metrics/cube/cube.ts';
import type { Scope } from '../../metrics/fact/fact.ts';
import { QUARTER_MS } from '../../time/lengths.ts';
import type { ScopeCounts, Span, TallyPart } from './report-lists.ts';

/** What is found or made under a scope; scopes of rows are the same objects as a rule, and one that is not makes a group of its own. */
function grouped<T>(make: (scope: Scope) => T) {
  const groups = new Map<Scope, T>();
  return {
    groups,
    of(scope: Scope): T {
      const known = groups.get(scope);
      if (known !== undefined) return known;
      const made = make(scope);
      groups.set(scope, made);
      return made;
    },
  };
}

/** The scopes of a quarter hour (its start, UTC epoch milliseconds). */
export interface QuarterScopes {
  readonly quarterMs: number;
  readonly scopes: readonly ScopeCounts[];
}

export async function scopesByQuarter(lists: ReadableLists, { fromMs, toMs }: Span): Promise<QuarterScopes[]> {
  const quarters = new Map<number, ReturnType<typeof newQuarter>>();
  const newQuarter = () => grouped((scope) => ({ scope, deliveries: 0, intakes: 0, open: 0 }));
  const quarterAt = (quarterMs: number) => {
    const known = quarters.get(quarterMs) ?? newQuarter();
    quarters.set(quarterMs, known);
    return known;
  };
  for await (const { quarterMs, cells } of lists.listTallies(fromMs, toMs))
    for (const { scope, tally } of cells) quarterAt(quarterMs).of(scope).deliveries += tally.deliveries;
  for await (const { quarterMs, rows } of lists.listIntakeScopes(fromMs, toMs)) {
    for (const { scope, isOpen } of rows) {
      const counts = quarterAt(quarterMs).of(scope);
      counts.intakes++;
      if (isOpen) counts.open++;
    }
  }
  return Array.from(quarters, ([quarterMs, { groups }]) => ({ quarterMs, scopes: [...groups.values()] })).sort(
    (a, b) => a.quarterMs - b.quarterMs,
  );
}

/** The fixed counts of each scope in each of the spans. */
export async function tallyParts(lists: QuarterLists, spans: readonly Span[]): Promise<TallyPart[]> {
  const [first, last] = [spans[0], spans.at(-1)];
  if (first === undefined || last === undefined) return [];
  const parts = new Map<string, { readonly span: number; readonly scope: Scope; readonly quarters: Set<number> }>();
  const bySpan = spans.map((_, span) =>
    grouped((scope) => {
      const [key, quarters] = [`${parts.size}`, new Set<number>()];
      parts.set(key, { span, scope, quarters });
      return { key, quarters };
    }),
  );
  const spanOf = new Map(spans.flatMap((span, i) => quartersOf(span).map((quarterMs) => [quarterMs, bySpan[i]] as const)));
  const tallies = await lists.sumTallies(first.fromMs, last.toMs, (quarterMs) => {
    const groups = spanOf.get(quarterMs);
    return (scope) => {
      const part = groups?.of(scope);
      part?.quarters.add(quarterMs);
      return part?.key;
    };
  });
  return Array.from(parts, ([key, { quarters, ...part }]) => ({
    ...part,
    quarters: [...quarters].sort((a, b) => a - b),
    tally: tallies.get(key) ?? EMPTY_TALLY,
  }));
}

function quartersOf({ fromMs, toMs }: Span): readonly number[] {
  return Array.from({ length: (toMs - fromMs) / QUARTER_MS }, (_, i) => fromMs + i * QUARTER_MS);
}
