/** A day of UTC as its entity tells it: the one place that says which blobs hold its records, and how many there are in each quarter hour. Pure. */
import { z } from 'zod';
import { joinRanges, type RulesRange } from '../../metrics/rules/rules-range.ts';
import { QUARTER_MS } from '../../time/lengths.ts';
import type { QuarterState } from '../quarters/quarter-store.ts';

export const RECORD_KINDS = ['facts', 'intakes'] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];
export const FILE_KINDS = [...RECORD_KINDS, 'tallies', 'details'] as const;
export type FileKind = (typeof FILE_KINDS)[number];

const count = z.int().nonnegative();
const quarterSchema = z.object({
  /** Revision of the day at which it was last changed. */
  revision: count,
  /** Numbers of records: facts (tombstones too), intake entries, and those of them whose delivery is not finished. */
  facts: count,
  intakes: count,
  open: count,
  filedMs: z.number(),
  /** How many facts were filed by each rules number. */
  rules: z.array(z.tuple([count, count])),
});
export type DayQuarter = Readonly<z.infer<typeof quarterSchema>>;

const openSchema = z.object({ revision: count, name: z.string(), kinds: z.array(z.enum(RECORD_KINDS)), rows: count });
/** Blobs with the rows that one edit of the day changed. */
export type OpenBlobs = Readonly<z.infer<typeof openSchema>>;

const schema = z.object({
  /** Names this life of the day: one that was removed and came again is another. */
  life: z.string(),
  /** Counts edits. */
  revision: count,
  /** Whether facts are gone and cubes are the last ones. */
  frozen: z.boolean(),
  /** The files that it was folded into, each with the revision up to which it has all that was changed; one that is being replaced may be newer. */
  files: z.array(z.tuple([z.enum(FILE_KINDS), count])),
  /**
   * What is kept of what its facts have behind them: in the file of which revision, by which state of history, and when (UTC epoch milliseconds); and in which
   * blob what follows from it of contacts ('' = there is nothing to tell), as long as the day is of the revision that this was written of.
   */
  lookBack: z
    .object({ revision: count, state: z.string(), atMs: z.number(), contacts: z.object({ revision: count, name: z.string() }).optional() })
    .optional(),
  /** In the order of their revisions. */
  open: z.array(openSchema),
  /** By number of the quarter hour in the day. */
  quarters: z.array(z.tuple([count, quarterSchema])),
});

export interface Day extends Readonly<Omit<z.infer<typeof schema>, 'quarters' | 'open' | 'files'>> {
  /** Its start, UTC epoch milliseconds. */
  readonly dayMs: number;
  readonly files: ReadonlyMap<FileKind, number>;
  readonly open: readonly OpenBlobs[];
  /** By start, UTC epoch milliseconds, in order of time. */
  readonly quarters: ReadonlyMap<number, DayQuarter>;
}

/** A day without records. */
export function newDay(dayMs: number, life: string): Day {
  return { dayMs, life, revision: 0, frozen: false, files: new Map(), open: [], quarters: new Map() };
}

/** As JSON has it. */
export function dayJson({ dayMs, quarters, files, ...day }: Day): string {
  const sorted = [...quarters].sort(([a], [b]) => a - b);
  return JSON.stringify({
    ...day,
    files: [...files],
    quarters: sorted.map(([quarterMs, quarter]) => [(quarterMs - dayMs) / QUARTER_MS, quarter]),
  });
}

/** What dayJson() wrote; undefined for anything else. */
export function parseDay(dayMs: number, json: unknown): Day | undefined {
  let value: unknown;
  try {
    value = JSON.parse(String(json));
  } catch {
    return undefined;
  }
  const { data } = schema.safeParse(value);
  if (data === undefined) return undefined;
  const quarters = data.quarters.map(([number, quarter]) => [dayMs + number * QUARTER_MS, quarter] as const);
  return { ...data, dayMs, files: new Map(data.files), quarters: new Map(quarters) };
}

/** What a quarter hour without records amounts to. */
export const EMPTY_QUARTER: DayQuarter = { revision: 0, facts: 0, intakes: 0, open: 0, filedMs: 0, rules: [] };

export function quarterStateOf(day: Day, quarterMs: number, { revision, facts, intakes, open, filedMs }: DayQuarter): QuarterState {
  return { quarterMs, etag: `${day.life}-${revision}`, facts, intakes, open, filedMs, frozen: day.frozen };
}

/** By which rules the facts were filed; null where there are none. */
export function filedByOf({ rules }: DayQuarter): RulesRange | null {
  return joinRanges(rules.map(([number]) => [number, number]));
}

/** Whether the cube of a quarter hour is in a file of cubes; else its records have to be counted. Those of a frozen day are the last ones. */
export function isInFile({ frozen }: Pick<Day, 'frozen'>, { revision }: Pick<DayQuarter, 'revision'>, fileRevision: number): boolean {
  return frozen || revision <= fileRevision;
}

/** Whether its facts lie in its file alone. */
export function isFolded({ files, open }: Pick<Day, 'files' | 'open'>): boolean {
  return files.has('facts') && !open.some(({ kinds }) => kinds.includes('facts'));
}

/** Whether what is kept of contacts is that of the day as it is. */
export function hasContacts({ lookBack, revision }: Pick<Day, 'lookBack' | 'revision'>): boolean {
  return lookBack?.contacts?.revision === revision;
}

/** As it is without naming any. */
export function withoutContacts({ lookBack, ...day }: Day): Day {
  if (lookBack === undefined) return day;
  const { contacts: _, ...kept } = lookBack;
  return { ...day, lookBack: kept };
}

/** Names all that was ever changed of a day: compaction leaves it. */
export function stateOf({ life, revision }: Pick<Day, 'life' | 'revision'>): string {
  return `${life}-${revision}`;
}
