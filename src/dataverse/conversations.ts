/** The conversations of deliveries by second queries: msdyn_conversation_id is looked for in both columns that may hold it. */
import { idKey } from '../metrics/row/record-id.ts';
import type { ConversationRow } from '../metrics/row/row.ts';
import { MINUTE_MS } from '../time/lengths.ts';
import { isOutOfReach } from './answer-error.ts';
import { isTextId } from './filter.ts';
import { createIdLookup, filtersBy } from './id-lookup.ts';
import { queryPath } from './query-path.ts';
import type { DataversePage, TableReader } from './table-reader.ts';

// The primary key comes first: it has an index in every organisation.
const ID_COLUMNS = ['activityid', 'msdyn_ocliveworkitemid'] as const;
type IdColumn = (typeof ID_COLUMNS)[number];

/** statecode of an activity that nobody works on any more: Completed, Canceled. */
const CLOSED_STATES: readonly unknown[] = [1, 2];

/** A table that is missing or forbidden is not asked again for so long: a long reading would ask in vain for each of its batches. */
const ASK_AGAIN_MS = 10 * MINUTE_MS;

export interface ConversationReader {
  /** Conversations by id, in no order. Where the table is missing or may not be read there are none, for ten minutes unasked. @throws DataverseError */
  list(ids: readonly string[], signal: AbortSignal | undefined): AsyncGenerator<DataversePage<ConversationRow>>;
  /** Whether the table could be read when it was last asked; null while it was not. */
  readonly isAvailable: boolean | null;
}

/** The form in which conversation ids are compared, in one spelling; undefined for what can be no id of a conversation. */
export function conversationKey(id: string | null | undefined): string | undefined {
  const key = idKey(id);
  return isTextId(key) ? key : undefined;
}

/** The keys by which a delivery's msdyn_conversation_id may name this conversation: one or two. */
export function conversationKeys(row: ConversationRow): readonly string[] {
  return [...new Set(ID_COLUMNS.flatMap((column) => conversationKey(row[column]) ?? []))];
}

/** Whether agent and times are final. The state decides; a conversation without one is closed once it has a closing time. */
export function isClosed({ statecode, msdyn_closedon }: ConversationRow): boolean {
  return typeof statecode === 'number' ? CLOSED_STATES.includes(statecode) : Boolean(msdyn_closedon);
}

/** A reader that learns which column holds the ids, asks that one first, and the other one for what was not found. */
export function createConversationReader(reader: TableReader<ConversationRow>): ConversationReader {
  const lookups = { activityid: lookupBy('activityid'), msdyn_ocliveworkitemid: lookupBy('msdyn_ocliveworkitemid') };
  const matches: Record<IdColumn, number> = { activityid: 0, msdyn_ocliveworkitemid: 0 };
  let isAvailable: boolean | null = null;
  let absentUntilMs = 0;

  async function* listMissing(missing: Set<string>, select: readonly string[], signal: AbortSignal | undefined) {
    const urlOf = (filter: string) => queryPath(reader.table.entitySet, { select, filter });
    const listUrl = (url: string) => reader.list(url, 'list conversations', signal);
    // `missing` shrinks while pages come in, and a row is held against all that was asked for.
    const asked = new Set(missing);
    const columns = ID_COLUMNS.filter((column) => select.includes(column)).toSorted((a, b) => matches[b] - matches[a]);
    for (const column of columns) {
      for await (const page of lookups[column]([...missing], urlOf, listUrl)) {
        isAvailable = true;
        for (const row of page.rows) {
          for (const name of matching(row, asked)) matches[name]++;
          for (const key of conversationKeys(row)) missing.delete(key);
        }
        yield page;
      }
    }
  }

  return {
    async *list(ids, signal) {
      const missing = new Set(ids.flatMap((id) => conversationKey(id) ?? []));
      if (missing.size === 0 || Date.now() < absentUntilMs) return;
      try {
        yield* reader.listWith((select) => listMissing(missing, select, signal), signal);
      } catch (error) {
        if (!isOutOfReach(error)) throw error;
        isAvailable = false;
        absentUntilMs = Date.now() + ASK_AGAIN_MS;
      }
    },
    get isAvailable() {
      return isAvailable;
    },
  };
}

function lookupBy(column: IdColumn) {
  return createIdLookup(filtersBy(column), column === 'activityid' ? 'guid' : 'text');
}

/** The columns by which a row answers what was asked: one found by its key counts for the other column too, where that holds the same. */
function matching(row: ConversationRow, asked: ReadonlySet<string>): readonly IdColumn[] {
  return ID_COLUMNS.filter((column) => asked.has(conversationKey(row[column]) ?? ''));
}
