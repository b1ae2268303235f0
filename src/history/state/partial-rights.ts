/** Since when Dataverse has shown only a part of a table, for the application user may not read all rows of it: kept for reports of that time. */
import { z } from 'zod';
import type { DocumentStore } from '../tables/document-store.ts';
import { updateDocument } from '../tables/update-document.ts';

const KEY = { partition: 'rights', row: 'read' };
const MAX_KEPT = 100;
const tableSchema = z.object({ table: z.string(), depth: z.string() });
const spanSchema = z.object({ fromMs: z.number(), toMs: z.number().nullable(), tables: z.array(tableSchema) });
const schema = z.object({ checkedMs: z.number(), spans: z.array(spanSchema) });
type Stored = z.infer<typeof schema>;

/** A table (logical name) that is shown in part, and the depth at which Read is held, "none" where it is not. */
export type ShownPart = Readonly<z.infer<typeof tableSchema>>;
/** From the last check that found all shown (0 = none did) up to the first that did again (null = not yet), UTC epoch milliseconds. */
export type PartSpan = Readonly<z.infer<typeof spanSchema>>;

export interface KnownRights {
  /** When they were checked the last time, UTC epoch milliseconds; null = never. */
  readonly checkedMs: number | null;
  /** What is shown in part now, and since when; undefined where all is shown. */
  readonly open: PartSpan | undefined;
}

/** @throws StoreError */
export async function loadRights(documents: DocumentStore): Promise<KnownRights> {
  const known = parse((await documents.read(KEY))?.value);
  return { checkedMs: known?.checkedMs ?? null, open: openOf(known) };
}

/** Notes what a check found to be shown in part. @throws StoreError */
export async function noteRights(documents: DocumentStore, parts: readonly ShownPart[], nowMs: number): Promise<void> {
  await updateDocument(documents, KEY, (value): Stored => {
    const known = parse(value);
    const open = openOf(known);
    const { spans = [] } = known ?? {};
    if (JSON.stringify(open?.tables ?? []) === JSON.stringify(parts)) return { checkedMs: nowMs, spans };
    const closed = spans.map((span) => (span === open ? { ...span, toMs: nowMs } : span));
    const fromMs = open === undefined ? (known?.checkedMs ?? 0) : nowMs;
    const begun = parts.length === 0 ? [] : [{ fromMs, toMs: null, tables: [...parts] }];
    return { checkedMs: nowMs, spans: [...closed, ...begun].slice(-MAX_KEPT) };
  });
}

/** What was shown in part at some time within [fromMs, toMs), UTC epoch milliseconds, each table once. @throws StoreError */
export async function listShownParts(documents: DocumentStore, fromMs: number, toMs: number): Promise<readonly ShownPart[]> {
  const spans = parse((await documents.read(KEY))?.value)?.spans ?? [];
  const within = spans.filter((span) => span.fromMs < toMs && (span.toMs ?? toMs) > fromMs);
  return [...new Map(within.flatMap(({ tables }) => tables).map((part) => [part.table, part])).values()];
}

function openOf(known: Stored | undefined): Stored['spans'][number] | undefined {
  return known?.spans.find(({ toMs }) => toMs === null);
}

/** What cannot be read is checked anew. */
function parse(value: unknown): Stored | undefined {
  return schema.safeParse(value).data;
}
