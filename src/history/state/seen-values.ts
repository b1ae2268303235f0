/** Channels and dial modes that rows held and Microsoft does not document: so that a report can be narrowed to them on a day without any. */
import { z } from 'zod';
import type { DocumentStore } from '../tables/document-store.ts';
import { updateDocument } from '../tables/update-document.ts';

const SEEN_COLUMNS = ['channel', 'dialMode'] as const;
export type SeenColumn = (typeof SEEN_COLUMNS)[number];

/** Of more that are met the first are kept: a column of free texts is none to narrow by. */
const MAX_VALUES = 200;
const schema = z.array(z.string());

/** The values met so far. @throws StoreError */
export async function loadSeenValues(documents: DocumentStore): Promise<Readonly<Record<SeenColumn, readonly string[]>>> {
  const [channel = [], dialMode = []] = await Promise.all(
    SEEN_COLUMNS.map(async (column) => parse((await documents.read(keyOf(column)))?.value)),
  );
  return { channel, dialMode };
}

/** Adds values that are new. @throws StoreError */
export async function rememberSeenValues(documents: DocumentStore, met: Readonly<Record<SeenColumn, ReadonlySet<string>>>): Promise<void> {
  for (const column of SEEN_COLUMNS) {
    if (met[column].size === 0) continue;
    await updateDocument(documents, keyOf(column), (value) => {
      const known = parse(value);
      const all = [...new Set([...known, ...met[column]])].slice(0, MAX_VALUES);
      return all.length === known.length ? undefined : all;
    });
  }
}

function parse(value: unknown): readonly string[] {
  return schema.safeParse(value).data ?? [];
}

function keyOf(row: SeenColumn) {
  return { partition: 'seen', row };
}
