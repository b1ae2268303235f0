/** The head of a stored value: the one entity that says which chunks belong to it. Written last and by ETag, so a value changes in one step. */
import { z } from 'zod';
import { StoreError } from '../../errors.ts';
import { type StoreKey, shownKey } from './keys.ts';

/** Small plain facts about a value that a list gives without reading its parts. */
export type ValueMeta = Readonly<Record<string, string | number | boolean | null>>;

const partSchema = z.object({
  name: z.string(),
  /** Length before compression. */
  sizeBytes: z.int().nonnegative(),
  /** SHA-256 of the bytes before compression, hex. */
  sha256: z.string(),
  /** Number of its first chunk. */
  firstChunk: z.int().nonnegative(),
  /** 0 = its compressed bytes lie in the head itself. */
  chunks: z.int().nonnegative(),
});
/** One part of a value, as its head tells it. */
export type Part = Readonly<z.infer<typeof partSchema>>;

const retiredSchema = z.object({ generation: z.string(), chunks: z.int().positive(), replacedMs: z.number() });
/** A generation that a later one replaced at `replacedMs`, UTC epoch milliseconds; its chunks stay for a while, for readers that hold the old head. */
export type RetiredGeneration = Readonly<z.infer<typeof retiredSchema>>;

/** A head without its inline bytes. */
export interface Head {
  /** Names one write of the value: random, so no two writers share chunks. */
  readonly generation: string;
  readonly parts: readonly Part[];
  readonly retired: readonly RetiredGeneration[];
  readonly meta: ValueMeta;
}

const SCHEMA = 1;
const headSchema = z.object({
  schema: z.literal(SCHEMA),
  generation: z.string().min(1),
  parts: json(z.array(partSchema)),
  retired: json(z.array(retiredSchema)),
  meta: json(z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))),
});

/** The properties of every head; inline parts have a property each besides. */
export const HEAD_PROPERTIES = ['partitionKey', 'rowKey', 'schema', 'generation', 'parts', 'retired', 'meta'];

/** The property that holds a small part's compressed bytes. */
export function inlineProperty(part: string): string {
  return `part_${part}`;
}

/** Number of chunks of the head's generation. */
export function chunkCount({ parts }: Head): number {
  return parts.reduce((sum, { chunks }) => sum + chunks, 0);
}

/** A head as entity properties. */
export function toHeadEntity({ generation, parts, retired, meta }: Head): Record<string, string | number> {
  return { schema: SCHEMA, generation, parts: JSON.stringify(parts), retired: JSON.stringify(retired), meta: JSON.stringify(meta) };
}

/** Reads what toHeadEntity() wrote. @throws StoreError store.corrupt for anything else */
export function parseHead(key: StoreKey, entity: object): Head {
  const { data, error } = headSchema.safeParse(entity);
  if (data) return data;
  const where = error.issues[0]?.path.join('.') || 'entity';
  throw new StoreError('store.corrupt', `Cannot read the head of ${shownKey(key)}: "${where}" is not as schema ${SCHEMA} has it`);
}

function json<T extends z.ZodType>(schema: T) {
  return z
    .string()
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue('no JSON');
        return z.NEVER;
      }
    })
    .pipe(schema);
}
