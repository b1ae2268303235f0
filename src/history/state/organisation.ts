/** Which organisation a history is of: noted with its first reading, for good. */
import { z } from 'zod';
import { StoreError } from '../../errors.ts';
import type { DocumentStore } from '../tables/document-store.ts';
import { updateDocument } from '../tables/update-document.ts';

const KEY = { partition: 'harvest', row: 'organisation' };
const schema = z.object({ id: z.string() });

/** Gives the organisation's id that was noted first, which is the given one where none was. @throws StoreError */
export async function noteOrganisation(documents: DocumentStore, id: string): Promise<string> {
  let noted = id;
  await updateDocument(documents, KEY, (value) => {
    if (value === undefined) return { id };
    noted = parse(value);
    return undefined;
  });
  return noted;
}

/** The id that was noted first; undefined before the first reading. @throws StoreError */
export async function readOrganisation(documents: DocumentStore): Promise<string | undefined> {
  const stored = await documents.read(KEY);
  return stored && parse(stored.value);
}

function parse(value: unknown): string {
  const { data, error } = schema.safeParse(value);
  if (data) return data.id;
  throw new StoreError('store.corrupt', 'Cannot read which organisation this history is of: it has not the shape this version writes', {
    cause: error,
  });
}
