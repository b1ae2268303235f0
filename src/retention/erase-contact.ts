/** Erases what is kept of one contact. */
import type { QuarterStore, RowsOfContact } from '../history/quarters/quarter-store.ts';
import type { OpenConversations } from '../history/state/open-conversations.ts';
import { type Fact, type Intake, isFact } from '../metrics/fact/fact.ts';
import { DAY_MS } from '../time/lengths.ts';

export interface ErasurePorts {
  readonly quarters: QuarterStore;
  readonly open: Pick<OpenConversations, 'removeDeliveries'>;
}

/** What was removed. */
export interface Erased {
  readonly facts: number;
  readonly intakes: number;
  readonly conversations: number;
  /** Days of UTC whose files were written anew without it. */
  readonly days: number;
}

/** What stands for the contact in entries of frozen days. */
const NO_CONTACT = '';
const MAX_PASSES = 10;
/** A filing or another fold may come between. */
const MAX_FOLDS = 5;

/**
 * Removes the facts and intake entries of a contact key from all days that are not frozen, of which nothing is left in their files then; frozen ones name no
 * contact, and lose the entries of the deliveries that were met elsewhere. Looks again until nothing is left, for a row may move behind it. Repeats are harmless.
 *
 * Tombstones of the rows stay: they hold an id and a version, and keep an older fact from coming back to where it lay. A reading that began before the person
 * was erased in Dataverse can still file their rows anew: that is why pending erasures are repeated (pending-erasures.ts). @throws StoreError
 */
export async function eraseContact({ quarters, open }: ErasurePorts, contact: string): Promise<Erased> {
  const ids = new Set<string>();
  const days = new Set<number>();
  const total = { facts: 0, intakes: 0 };
  const erase = async (rows: RowsOfContact, key: string) => {
    const { facts, intakes } = await eraseRows(quarters, rows, key);
    if (facts + intakes > 0) days.add(Math.floor(rows.quarterMs / DAY_MS) * DAY_MS);
    total.facts += facts;
    total.intakes += intakes;
  };
  for (let pass = 1; pass <= MAX_PASSES; pass++) {
    const found = await Array.fromAsync(quarters.listRowsOfContact(contact));
    if (found.length === 0) break;
    for (const id of found.flatMap(({ facts, intakes }) => [...facts, ...intakes])) ids.add(id);
    await Promise.all(found.map((rows) => erase(rows, contact)));
  }
  await Promise.all((await frozenEntries(quarters, ids)).map((rows) => erase(rows, NO_CONTACT)));
  for (const dayMs of days) await fold(quarters, dayMs);
  return { ...total, conversations: await open.removeDeliveries(ids), days: days.size };
}

/** Of those rows the records with that contact key. What is left of the quarter hour is not kept for longer. */
async function eraseRows(
  quarters: QuarterStore,
  { quarterMs, ...rows }: RowsOfContact,
  contact: string,
): Promise<Pick<Erased, 'facts' | 'intakes'>> {
  let gone = { goneFacts: [] as string[], goneIntakes: [] as string[] };
  const idsOf = (records: Iterable<Fact | Intake>) => [...records].flatMap((record) => (record.contact === contact ? record.id : []));
  await quarters.edit(
    quarterMs,
    rows,
    ({ facts, intakes }) => {
      gone = { goneFacts: idsOf([...facts.values()].filter(isFact)), goneIntakes: idsOf(intakes.values()) };
      return gone.goneFacts.length + gone.goneIntakes.length > 0 ? gone : undefined;
    },
    { isFiling: false },
  );
  return { facts: gone.goneFacts.length, intakes: gone.goneIntakes.length };
}

/** Where entries of those deliveries may lie that a frozen day has kept. */
async function frozenEntries(quarters: QuarterStore, ids: ReadonlySet<string>): Promise<readonly RowsOfContact[]> {
  const days = ids.size > 0 ? await Array.fromAsync(quarters.listDays()) : [];
  const kept = days.flatMap((day) => (day.frozen ? day.quarters.filter(({ intakes }) => intakes > 0) : []));
  return kept.map(({ quarterMs }) => ({ quarterMs, facts: [], intakes: [...ids] }));
}

/** Leaves nothing of what was removed in the files of a day. */
async function fold(quarters: QuarterStore, dayMs: number): Promise<void> {
  for (let tries = 1; tries <= MAX_FOLDS; tries++) if (await quarters.compactDay(dayMs)) return;
}
