/** The lists of history with nothing in them but what somebody may see: of what is dropped here no number can be made. */
import type { QuarterState } from '../history/quarters/quarter-store.ts';
import { scopeCube } from '../metrics/cube/cube.ts';
import { isFact, type Scope } from '../metrics/fact/fact.ts';
import { DAY_MS } from '../time/lengths.ts';
import type { ReportLists } from './loaded/report-lists.ts';

/**
 * The same lists, as they would be of a history that holds nothing else. Facts of contacts alone are left whole: frequency caps and the like count what
 * happened to a contact in every scope, and whoever scans them counts only rows that are allowed.
 */
export function allowedLists(lists: ReportLists, isAllowed: (scope: Scope) => boolean): ReportLists {
  const met = new Set<number>();
  // Asked for each scope of each day: rows of one scope share it as a rule.
  const known = new Map<Scope, boolean>();
  const isSeen = ({ scope }: { readonly scope: Scope }) => {
    const answer = known.get(scope) ?? isAllowed(scope);
    known.set(scope, answer);
    return answer;
  };
  /** Those that are allowed, and that the quarter hour has some. */
  const kept = <T extends { readonly scope: Scope }>(quarterMs: number, all: readonly T[]): readonly T[] => {
    const found = all.filter(isSeen);
    if (found.length > 0) met.add(quarterMs);
    return found;
  };
  const allowed: ReportLists = {
    async *listCubes(fromMs, toMs, names) {
      for await (const { quarterMs, cube } of lists.listCubes(fromMs, toMs, names)) {
        const cells = kept(quarterMs, cube.cells);
        if (cells.length > 0) yield { quarterMs, cube: { cells } };
      }
    },
    async sumCubes(fromMs, toMs, names) {
      await allowed.listParts([{ fromMs, toMs }]);
      return scopeCube(await lists.sumCubes(fromMs, toMs, names), isAllowed);
    },
    async *listTallies(fromMs, toMs) {
      for await (const { quarterMs, cells } of lists.listTallies(fromMs, toMs)) {
        const seen = kept(quarterMs, cells);
        if (seen.length > 0) yield { quarterMs, cells: seen };
      }
    },
    sumTallies: (fromMs, toMs, keysOf) =>
      lists.sumTallies(fromMs, toMs, (quarterMs) => {
        const keyOf = keysOf(quarterMs);
        return (scope) => {
          if (!isAllowed(scope)) return undefined;
          met.add(quarterMs);
          return keyOf(scope);
        };
      }),
    async listParts(spans) {
      const parts = (await lists.listParts(spans)).filter(isSeen);
      for (const { quarters } of parts) for (const quarterMs of quarters) met.add(quarterMs);
      return parts;
    },
    async *listStates(fromMs, toMs) {
      // By days: who looks for the first one reads no more than it takes.
      for (let at = fromMs; at < toMs; at += DAY_MS) yield* statesOf(allowed, lists, [at, Math.min(at + DAY_MS, toMs)]);
    },
    async *listFacts(fromMs, toMs) {
      for await (const { quarterMs, facts } of lists.listFacts(fromMs, toMs))
        yield { quarterMs, facts: kept(quarterMs, facts.filter(isFact)) };
    },
    listContactFacts: (fromMs, toMs, contacts) => lists.listContactFacts(fromMs, toMs, contacts),
    async *listContacts(fromMs, toMs, caps) {
      for await (const { parts, created } of lists.listContacts(fromMs, toMs, caps)) yield { parts, created: created.filter(isSeen) };
    },
    async *listAttempted(fromMs, toMs) {
      for await (const keys of lists.listAttempted(fromMs, toMs)) if (isSeen(keys)) yield keys;
    },
    async *listScopes(fromMs, toMs) {
      for await (const { quarterMs, scopes } of lists.listScopes(fromMs, toMs)) {
        const seen = kept(quarterMs, scopes);
        if (seen.length > 0) yield { quarterMs, scopes: seen };
      }
    },
    async *listIntakes(fromMs, toMs) {
      for await (const { quarterMs, intakes } of lists.listIntakes(fromMs, toMs)) yield { quarterMs, intakes: kept(quarterMs, intakes) };
    },
    unreadable: lists.unreadable,
    get filedBy() {
      return new Map([...lists.filedBy].filter(([quarterMs]) => met.has(quarterMs)));
    },
  };
  return allowed;
}

/** The states of the quarter hours that have a row which is allowed, with the numbers of those alone. */
async function* statesOf(
  allowed: ReportLists,
  lists: ReportLists,
  [fromMs, toMs]: readonly [fromMs: number, toMs: number],
): AsyncGenerator<QuarterState> {
  const counts = new Map((await Array.fromAsync(allowed.listScopes(fromMs, toMs))).map(({ quarterMs, scopes }) => [quarterMs, scopes]));
  for await (const state of lists.listStates(fromMs, toMs)) {
    const scopes = counts.get(state.quarterMs);
    if (scopes === undefined) continue;
    const sum = (name: 'deliveries' | 'intakes' | 'open') => scopes.reduce((total, one) => total + one[name], 0);
    yield { ...state, facts: sum('deliveries'), intakes: sum('intakes'), open: sum('open') };
  }
}
