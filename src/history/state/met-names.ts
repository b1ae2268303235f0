/** Which texts that settings name were met in rows, and when: a name that none has had for a month is told. */
import { z } from 'zod';
import type { NamedText } from '../../metrics/rules/named-text.ts';
import { DAY_MS } from '../../time/lengths.ts';
import type { DocumentStore } from '../tables/document-store.ts';
import { updateDocument } from '../tables/update-document.ts';

const KEY = { partition: 'harvest', row: 'met-names' };
/** A name that no row had for so long is told. */
export const UNMET_DAYS = 30;

const entrySchema = z.object({
  setting: z.string(),
  name: z.string(),
  /** From when on rows were looked through for it, and when it was last met, null = never; UTC epoch milliseconds. */
  sinceMs: z.number(),
  metMs: z.number().nullable(),
});
type Entry = z.infer<typeof entrySchema>;

/** A name in settings that no row had for 30 days. */
export interface UnmetName {
  /** Name of the setting. */
  readonly setting: string;
  /** A code, a keyword, or "keyword = value". */
  readonly name: string;
}

/** What a harvest knows of names. */
export interface MetNames {
  readonly names: readonly NamedText[];
  readonly met: ReadonlySet<NamedText>;
  /** The changes that it read begin here, UTC epoch milliseconds. */
  readonly fromMs: number;
}

/** Notes the names of the settings in force, and those that were met; nothing is written while the record says the same to a day. @throws StoreError */
export async function noteMetNames(documents: DocumentStore, { names, met, fromMs }: MetNames, nowMs: number): Promise<void> {
  await updateDocument(documents, KEY, (value) => {
    const known = new Map(parse(value).map((entry) => [keyOf(entry), entry]));
    const entries = names.map((name): Entry => {
      const { sinceMs = fromMs, metMs = null } = known.get(keyOf(name)) ?? {};
      const isNews = met.has(name) && (metMs === null || nowMs - metMs >= DAY_MS);
      return { setting: name.setting, name: name.name, sinceMs, metMs: isNews ? nowMs : metMs };
    });
    return JSON.stringify(entries) === JSON.stringify(parse(value)) ? undefined : entries;
  });
}

/** The names that no row had in the 30 days before an instant, UTC epoch milliseconds; one that was looked for in fewer days is none. @throws StoreError */
export async function listUnmetNames(documents: DocumentStore, atMs: number): Promise<readonly UnmetName[]> {
  const entries = parse((await documents.read(KEY))?.value);
  const isUnmet = ({ sinceMs, metMs }: Entry) => Math.max(sinceMs, metMs ?? 0) <= atMs - UNMET_DAYS * DAY_MS;
  return entries.filter(isUnmet).map(({ setting, name }) => ({ setting, name }));
}

/** A record that cannot be read begins anew: it is told later, and no number depends on it. */
function parse(value: unknown): Entry[] {
  return z.array(entrySchema).safeParse(value).data ?? [];
}

function keyOf({ setting, name }: Pick<Entry, 'setting' | 'name'>): string {
  return `${setting} ${name}`;
}
