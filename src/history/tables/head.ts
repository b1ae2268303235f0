/** The head of a stored value: the one entity that says what belongs to it. Written last and by ETag, so a value changes in one step. */
import { z } from 'zod';
import { StoreError } from '../../errors.ts';
import { readVersion, versionOf } from '../schemas/versions.ts';
import { type StoreKey, shownKey } from './keys.ts';

/** Small plain facts about a value that a list gives without reading its parts. */
export type ValueMeta = Readonly<Record<string, string | number | boolean | null>>;

const partSchema = z.object({
  name: z.string(),
  /** Length before compression. */
  sizeBytes: z.int().nonnegative(),
  /** SHA-256 of the bytes before compression, hex. */
  sha256: z.string(),
  /** Where its compressed bytes lie in the value's blob: begin and end; null = in the head itself. */
  place: z.tuple([z.int().nonnegative(), z.int().nonnegative()]).nullable(),
});
/** One part of a value, as its head tells it. */
export type Part = Readonly<z.infer<typeof partSchema>>;

/** A head without its inline bytes. */
export interface Head {
  /** Names one write of the value: random, so no two writers share a blob. */
  readonly writer: string;
  /** Name of the blob with the larger parts, '' = there is none. */
  readonly blob: string;
  readonly parts: readonly Part[];
  readonly meta: ValueMeta;
  /** Of the value's kind; values from before there were versions say none. */
  readonly version?: number | undefined;
}

const SCHEMA = versionOf('head');
const headSchema = z.object({
  schema: z.literal(SCHEMA),
  version: z.int().positive().optional(),
  writer: z.string().min(1),
  blob: z.string(),
  parts: json(z.array(partSchema)),
  meta: json(z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))),
});

/** The properties of every head; inline parts have a property each besides. */
export const HEAD_PROPERTIES = ['partitionKey', 'rowKey', 'schema', 'version', 'writer', 'blob', 'parts', 'meta'];

/** The property that holds a small part's compressed bytes. */
export function inlineProperty(part: string): string {
  return `part_${part}`;
}

/** A head as entity properties. */
export function toHeadEntity({ writer, blob, parts, meta, version }: Head & { readonly version: number }) {
  return { schema: SCHEMA, version, writer, blob, parts: JSON.stringify(parts), meta: JSON.stringify(meta) };
}

/** Reads what toHeadEntity() wrote. @throws StoreError store.newer for what a newer version of the app wrote, store.corrupt for anything else */
export function parseHead(key: StoreKey, entity: { readonly schema?: unknown }): Head {
  if (typeof entity.schema === 'number') readVersion(`read the head of ${shownKey(key)}`, 'head', entity.schema);
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
