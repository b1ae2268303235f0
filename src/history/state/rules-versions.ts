/** The numbers of the rules that facts were filed by: counted up with each change of a setting that shapes facts, with its time. */
import { z } from 'zod';
import { isUnreadable, StoreError } from '../../errors.ts';
import type { Rules } from '../../metrics/rules/rules.ts';
import { DEFINITIONS_PART, fingerprintOf } from '../../metrics/rules/rules-fingerprint.ts';
import type { DocumentStore } from '../tables/document-store.ts';
import { updateDocument } from '../tables/update-document.ts';

const KEY = { partition: 'harvest', row: 'rules' };
const MAX_KEPT = 100;
const changeSchema = z.object({ number: z.number(), atMs: z.number(), settings: z.array(z.string()) });
const schema = z.object({ number: z.number(), parts: z.record(z.string(), z.string()), changes: z.array(changeSchema) });
type Stored = z.infer<typeof schema>;

/** From `atMs` (UTC epoch milliseconds) on rows are filed by the rules of this number, in which these settings are others than before. */
export type RulesChange = Readonly<z.infer<typeof changeSchema>>;

/**
 * The rules with their number in this history, counted up where they are others than those that the last reading filed by. Back to earlier
 * rules is a change too: what is filed by them from now on must win over what was filed in between.
 * @throws StoreError
 */
export async function numberedRules(documents: DocumentStore, rules: Rules, nowMs: number): Promise<Rules> {
  const parts = fingerprintOf(rules);
  let number = 0;
  await updateDocument(documents, KEY, (value): Stored | undefined => {
    const known = parse(value);
    const settings = known === undefined ? [] : differing(known.parts, parts);
    number = known === undefined ? 1 : settings.length === 0 ? known.number : known.number + 1;
    // Whatever history has by then was filed by an app that numbered no rules.
    if (known === undefined) return { number, parts, changes: [{ number, atMs: nowMs, settings: [DEFINITIONS_PART] }] };
    return settings.length === 0
      ? undefined
      : { number, parts, changes: [...known.changes, { number, atMs: nowMs, settings }].slice(-MAX_KEPT) };
  });
  return { ...rules, number };
}

/** The last hundred changes, oldest first; the first of all is the number 1 itself. @throws StoreError */
export async function listRulesChanges(documents: DocumentStore): Promise<readonly RulesChange[]> {
  return parse((await documents.read(KEY))?.value)?.changes ?? [];
}

/** The number of the rules that rows are filed by; null before the first reading, and where it cannot be read. @throws StoreError store.unavailable */
export async function rulesNumber(documents: DocumentStore): Promise<number | null> {
  try {
    return parse((await documents.read(KEY))?.value)?.number ?? null;
  } catch (error) {
    if (isUnreadable(error)) return null;
    throw error;
  }
}

function differing(known: Readonly<Record<string, string>>, given: Readonly<Record<string, string>>): string[] {
  const names = new Set([...Object.keys(known), ...Object.keys(given)]);
  return [...names].filter((name) => known[name] !== given[name]).sort();
}

function parse(value: unknown): Stored | undefined {
  if (value === undefined) return undefined;
  const { data, error } = schema.safeParse(value);
  if (data) return data;
  // To begin anew with a low number would let older facts win for good.
  throw new StoreError('store.corrupt', 'Cannot read the number of the rules: it has not the shape this version writes', { cause: error });
}
