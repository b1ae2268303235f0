/** Names of queues, configurations, journeys and agents: asked by second queries when their ids are first met, then kept and renewed once a day. */
import { z } from 'zod';
import type { DataverseClient } from '../../dataverse/client.ts';
import { DAY_MS } from '../../time/lengths.ts';
import { unlessChanged } from '../tables/conflicts.ts';
import type { DocumentStore } from '../tables/document-store.ts';
import { readJson, readJsons, updateJson } from '../tables/json-value.ts';
import type { ValueStore } from '../tables/value-store.ts';

export const NAME_KINDS = ['queue', 'configuration', 'journey', 'agent'] as const;
export type NameKind = (typeof NAME_KINDS)[number];
export type NamesById = Readonly<Record<NameKind, ReadonlyMap<string, string>>>;

/** Of a kind. More than any organisation has: only a column that holds another text in every row comes up to it. */
const MAX_NAMES = 20_000;
const MAX_LENGTH = 120;
const PARTITION = 'names';

const schema = z.array(z.tuple([z.string(), z.string().nullable(), z.number()]));
/** Id, name (null where Dataverse has none for it), and when it was asked, UTC epoch milliseconds. */
type Known = z.infer<typeof schema>;

/** What is kept of names. */
export interface KnownNames {
  readonly names: NamesById;
  /** Of all that was met, with a name or without. */
  readonly ids: Readonly<Record<NameKind, readonly string[]>>;
}

/** Names as they are kept, without asking Dataverse. @throws StoreError */
export async function loadKnownNames(values: ValueStore): Promise<KnownNames> {
  const stored = await readJsons(values, PARTITION);
  const all = NAME_KINDS.map((kind) => [kind, parse(stored.get(kind))] as const);
  const ofKinds = <T>(of: (entries: Known) => T) =>
    Object.fromEntries(all.map(([kind, entries]) => [kind, of(entries)])) as Record<NameKind, T>;
  return { names: ofKinds(namesOf), ids: ofKinds((entries) => entries.map(([id]) => id)) };
}

/** The names alone. @throws StoreError */
export async function loadNames(values: ValueStore): Promise<NamesById> {
  return (await loadKnownNames(values)).names;
}

/** The ids of a kind that were met, each with its name, null where it has none. @throws StoreError */
export async function loadKnown(values: ValueStore, kind: NameKind): Promise<ReadonlyMap<string, string | null>> {
  return new Map((await known(values, kind)).map(([id, name]) => [id, name]));
}

/** Asks Dataverse for the names of ids that are new, or were asked more than a day ago, and keeps them. @throws DataverseError once what other tables told is kept, StoreError */
export async function rememberNames(
  values: ValueStore,
  dataverse: Pick<DataverseClient, 'listNames'>,
  kind: NameKind,
  ids: Iterable<string>,
  nowMs: number,
  signal?: AbortSignal,
): Promise<void> {
  const wanted = [...ids];
  if (wanted.length === 0) return;
  const fresh = new Set((await known(values, kind)).filter(([, , askedMs]) => nowMs - askedMs < DAY_MS).map(([id]) => id));
  const missing = wanted.filter((id) => !fresh.has(id));
  if (missing.length === 0) return;
  const troubles: Error[] = [];
  const names = await dataverse.listNames(kind, missing, { signal, onTrouble: (error) => troubles.push(error) });
  // What a table that was not read might name is asked for again next time.
  const answered = troubles.length === 0 ? missing : missing.filter((id) => names.has(id));
  const asked = answered.map((id): Known[number] => [id, names.get(id)?.slice(0, MAX_LENGTH).toWellFormed() ?? null, nowMs]);
  if (asked.length > 0) await keep(values, kind, asked);
  const [trouble] = troubles;
  if (trouble !== undefined) throw trouble;
}

/** Takes over the names that an earlier release kept as documents: those of past days are met in no row any more. @throws StoreError */
export async function takeOverNames(documents: DocumentStore, values: ValueStore): Promise<void> {
  for await (const { key, value, etag } of documents.list(PARTITION)) {
    const kind = NAME_KINDS.find((name) => name === key.row);
    if (kind !== undefined) await keep(values, kind, parse(value));
    await unlessChanged(() => documents.delete(key, etag));
  }
}

async function keep(values: ValueStore, kind: NameKind, asked: Known): Promise<void> {
  await updateJson(values, keyOf(kind), (value) => {
    // Of one id the name that was asked for last.
    const all = new Map([...parse(value), ...asked].toSorted((a, b) => a[2] - b[2]).map((entry) => [entry[0], entry]));
    // The names met longest ago are dropped first.
    return [...all.values()].toSorted((a, b) => b[2] - a[2]).slice(0, MAX_NAMES);
  });
}

/** Drops names that were last asked for before an instant, UTC epoch milliseconds, and gives their number. */
export async function forgetNames(values: ValueStore, beforeMs: number): Promise<number> {
  let dropped = 0;
  for (const kind of NAME_KINDS) {
    let gone = 0;
    await updateJson(values, keyOf(kind), (value) => {
      const all = parse(value);
      const kept = all.filter(([, , askedMs]) => askedMs >= beforeMs);
      gone = all.length - kept.length;
      return gone === 0 ? undefined : kept;
    });
    dropped += gone;
  }
  return dropped;
}

async function known(values: ValueStore, kind: NameKind): Promise<Known> {
  return parse(await readJson(values, keyOf(kind)));
}

/** A cache that cannot be read is an empty one: the names are asked again. */
function parse(value: unknown): Known {
  return schema.safeParse(value).data ?? [];
}

function namesOf(entries: Known): ReadonlyMap<string, string> {
  return new Map(entries.flatMap(([id, name]) => (name === null ? [] : [[id, name]])));
}

function keyOf(kind: NameKind) {
  return { partition: PARTITION, row: kind };
}
