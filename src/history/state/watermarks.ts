/** What harvests remember between runs: the watermarks, what has been read, and how far sweeps have come. */
import { z } from 'zod';
import { StoreError } from '../../errors.ts';
import type { DocumentStore } from '../tables/document-store.ts';
import type { StoreKey } from '../tables/keys.ts';
import { updateDocument } from '../tables/update-document.ts';
import { type Coverage, NO_COVERAGE, type Span, withHarvest, withLost, withSpan } from './coverage.ts';

/** Where whatever a harvest has to know at its beginning is kept, beside the watermarks: small documents, few. */
export const HARVEST_PARTITION = 'harvest';
const KEYS = {
  coverage: { partition: HARVEST_PARTITION, row: 'coverage' },
  deliveries: { partition: HARVEST_PARTITION, row: 'watermark' },
  attributes: { partition: HARVEST_PARTITION, row: 'watermark-attributes' },
  sweeps: { partition: HARVEST_PARTITION, row: 'sweeps' },
} as const;

const spansSchema = z.array(z.tuple([z.number(), z.number()]));
const coverageSchema = z.object({ spans: spansSchema, readToMs: z.number().nullable(), lost: spansSchema.optional() });
const deliveriesSchema = z.object({
  sinceMs: z.number(),
  beganMs: z.number(),
  modifiedMs: z.number(),
  doneMs: z.number().nullable().default(null),
  readToMs: z.number().nullable(),
  widthMs: z.number(),
});
const attributesSchema = z.object({ modifiedMs: z.number() });
const sweepsSchema = z.record(z.string(), z.number());

/** How far the deliveries have been read. All times but widthMs are server time, UTC epoch milliseconds. */
export interface Watermark {
  /** Where the first harvest began to read. */
  readonly sinceMs: number;
  /** When the first harvest ran. */
  readonly beganMs: number;
  /** All rows changed from sinceMs up to here, less the overlap, have been filed. */
  readonly modifiedMs: number;
  /** The same of the slices that a reading has filed which is not complete yet, whether they had rows or not; null once one is. */
  readonly doneMs: number | null;
  /** When the last harvest that read all there was began to read its newest rows; null while none has. */
  readonly readToMs: number | null;
  /** Width of the slices that the last reading ended with, milliseconds. */
  readonly widthMs: number;
}

/** For each sweep ("2026-11-22|7": of that day, seven days later) up to where the day has been read again, UTC epoch milliseconds. */
export type SweepProgress = Readonly<Record<string, number>>;

export interface HarvestState {
  coverage(): Promise<Coverage>;
  /** Notes that a span has been read, by a reading that began at the server's time readAtMs. */
  addCoverage(span: Span, readAtMs: number): Promise<void>;
  /** Notes that harvests have read all changes from the first one on up to readAtMs, but for what was lost. */
  addHarvest(span: Span, readAtMs: number): Promise<void>;
  /** Notes that the changes of a span expired before they were read. */
  addLost(span: Span): Promise<void>;
  watermark(): Promise<Watermark | undefined>;
  /** Moves the watermark on, never back. */
  moveWatermark(mark: Watermark): Promise<void>;
  /** All results changed up to here, less the overlap, have been dealt with (server time, UTC epoch milliseconds). */
  attributesWatermark(): Promise<number | undefined>;
  moveAttributesWatermark(modifiedMs: number): Promise<void>;
  sweeps(): Promise<SweepProgress>;
  /** Notes how far a sweep has come, and forgets those that `isOver`. */
  moveSweep(name: string, doneMs: number, isOver: (name: string) => boolean): Promise<void>;
}

/** Kept in small documents. @throws StoreError from every method */
export function harvestState(documents: DocumentStore): HarvestState {
  async function read<T>(key: StoreKey, schema: z.ZodType<T>): Promise<T | undefined> {
    const stored = await documents.read(key);
    return stored && parsed(schema, stored.value);
  }

  /** Writes what `change` makes of the value; nothing where it gives an equal one. */
  async function update<T>(key: StoreKey, schema: z.ZodType<T>, change: (known: T | undefined) => unknown): Promise<void> {
    await updateDocument(documents, key, (value) => {
      const known = value === undefined ? undefined : parsed(schema, value);
      const next = change(known);
      return JSON.stringify(next) === JSON.stringify(known) ? undefined : next;
    });
  }

  const updateCoverage = (change: (coverage: Coverage) => Coverage) =>
    update(KEYS.coverage, coverageSchema, (known) => change(known ?? NO_COVERAGE));

  return {
    coverage: async () => (await read(KEYS.coverage, coverageSchema)) ?? NO_COVERAGE,
    addCoverage: (span, readAtMs) => updateCoverage((coverage) => withSpan(coverage, span, readAtMs)),
    addHarvest: (span, readAtMs) => updateCoverage((coverage) => withHarvest(coverage, span, readAtMs)),
    addLost: (span) => updateCoverage((coverage) => withLost(coverage, span)),
    watermark: () => read(KEYS.deliveries, deliveriesSchema),
    moveWatermark: (mark) =>
      update(KEYS.deliveries, deliveriesSchema, (known = mark) => ({
        sinceMs: Math.min(known.sinceMs, mark.sinceMs),
        beganMs: Math.min(known.beganMs, mark.beganMs),
        modifiedMs: Math.max(known.modifiedMs, mark.modifiedMs),
        doneMs: mark.readToMs === null ? Math.max(known.doneMs ?? 0, mark.doneMs ?? 0) || null : null,
        readToMs: Math.max(known.readToMs ?? 0, mark.readToMs ?? 0) || null,
        widthMs: mark.widthMs,
      })),
    attributesWatermark: async () => (await read(KEYS.attributes, attributesSchema))?.modifiedMs,
    moveAttributesWatermark: (modifiedMs) =>
      update(KEYS.attributes, attributesSchema, (known) => ({ modifiedMs: Math.max(known?.modifiedMs ?? modifiedMs, modifiedMs) })),
    sweeps: async () => (await read(KEYS.sweeps, sweepsSchema)) ?? {},
    moveSweep: (name, doneMs, isOver) =>
      update(KEYS.sweeps, sweepsSchema, (known = {}) => ({
        ...Object.fromEntries(Object.entries(known).filter(([other]) => !isOver(other))),
        [name]: Math.max(known[name] ?? doneMs, doneMs),
      })),
  };
}

function parsed<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (!result.success)
    throw new StoreError('store.corrupt', 'Cannot read the state of the harvest: it has not the shape this version writes', {
      cause: result.error,
    });
  return result.data;
}
