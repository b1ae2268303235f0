/** What harvests remember between runs: the watermark, and what has been read. */
import { z } from 'zod';
import { StoreError } from '../errors.ts';
import type { DocumentStore } from '../history/document-store.ts';
import { updateDocument } from '../history/update-document.ts';
import { type Coverage, NO_COVERAGE, type Span, withSpan } from './coverage.ts';

const COVERAGE = { partition: 'harvest', row: 'coverage' };
const WATERMARK = { partition: 'harvest', row: 'watermark' };

const coverageSchema = z.object({ spans: z.array(z.tuple([z.number(), z.number()])), readToMs: z.number().nullable() });
const watermarkSchema = z.object({ sinceMs: z.number(), modifiedMs: z.number() });

/** All rows changed from `sinceMs`, where the first harvest began, up to `modifiedMs` have been filed; both server time, UTC epoch milliseconds. */
export type Watermark = z.infer<typeof watermarkSchema>;

export interface HarvestState {
  coverage(): Promise<Coverage>;
  /** Notes that a span has been read, by a reading that began at the server's time readAtMs. */
  addCoverage(span: Span, readAtMs: number): Promise<void>;
  watermark(): Promise<Watermark | undefined>;
  /** Moves the watermark on, never back. */
  moveWatermark(mark: Watermark): Promise<void>;
}

/** Kept in two small documents. @throws StoreError from every method */
export function harvestState(documents: DocumentStore): HarvestState {
  return {
    async coverage() {
      const stored = await documents.read(COVERAGE);
      return stored === undefined ? NO_COVERAGE : parsed(coverageSchema, stored.value);
    },
    async addCoverage(span, readAtMs) {
      await updateDocument(documents, COVERAGE, (value) =>
        withSpan(value === undefined ? NO_COVERAGE : parsed(coverageSchema, value), span, readAtMs),
      );
    },
    async watermark() {
      const stored = await documents.read(WATERMARK);
      return stored === undefined ? undefined : parsed(watermarkSchema, stored.value);
    },
    async moveWatermark(mark) {
      await updateDocument(documents, WATERMARK, (value) => {
        const known = value === undefined ? mark : parsed(watermarkSchema, value);
        const next = { sinceMs: Math.min(known.sinceMs, mark.sinceMs), modifiedMs: Math.max(known.modifiedMs, mark.modifiedMs) };
        return value !== undefined && next.sinceMs === known.sinceMs && next.modifiedMs === known.modifiedMs ? undefined : next;
      });
    },
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
