/** What a store tells, so that it can be compared with what another one tells of the same records. */
import type { QuarterStore, ReadableLists } from '../../src/history/quarters/quarter-store.ts';
import { contactFactOf } from '../../src/metrics/contacts/contact-fact.ts';
import type { ContactKeys } from '../../src/metrics/contacts/contact-keys.ts';
import { type ContactPart, newContactParts } from '../../src/metrics/contacts/contact-parts.ts';
import { newContactSum } from '../../src/metrics/contacts/contact-sum.ts';
import { NO_LOOK_BACK } from '../../src/metrics/contacts/look-back/look-back.ts';
import { scopeKey } from '../../src/metrics/cube/cube.ts';
import { isFact } from '../../src/metrics/fact/fact.ts';
import { DAY_MS } from '../../src/time/lengths.ts';
import { TOLD, type Told } from './changes/law-steps.ts';

/** What the named lists tell of [fromMs, toMs), beside states and rules; without quarter hours that have nothing. */
export async function toldBy(store: QuarterStore, fromMs: number, toMs: number, names: readonly Told[] = TOLD) {
  const lists = store.readable();
  const states = await Array.fromAsync(lists.listStates(fromMs, toMs), ({ etag: _, ...state }) => state);
  const told: Partial<Record<Told, unknown>> = {};
  for (const name of names) told[name] = await tell(name);
  const filedBy = names.includes('facts') ? [...lists.filedBy].filter(([at]) => at >= fromMs && at < toMs).sort(([a], [b]) => a - b) : [];
  return { states: states.filter(({ facts, intakes }) => facts + intakes > 0), lists: told, filedBy, unreadable: [...lists.unreadable] };

  async function tell(name: Told): Promise<unknown> {
    switch (name) {
      case 'facts':
        return filled(
          await Array.fromAsync(lists.listFacts(fromMs, toMs), ({ quarterMs, facts }) => ({ quarterMs, records: sorted(facts) })),
        );
      case 'contacts':
        return filled(
          await Array.fromAsync(lists.listContactFacts(fromMs, toMs), ({ quarterMs, facts }) => ({ quarterMs, records: sorted(facts) })),
        );
      case 'intakes':
        return filled(
          await Array.fromAsync(lists.listIntakes(fromMs, toMs), ({ quarterMs, intakes }) => ({ quarterMs, records: sorted(intakes) })),
        );
      case 'narrow':
        return {
          attempted: keysOf(await Array.fromAsync(lists.listAttempted(fromMs, toMs))),
          created: keysOf((await Array.fromAsync(lists.listContactParts(fromMs, toMs, []))).flatMap(({ created }) => created)),
          counts: await countsOf(lists, fromMs, toMs),
          scopes: (await Array.fromAsync(lists.listIntakeScopes(fromMs, toMs)))
            .filter(({ rows }) => rows.length > 0)
            .map(({ quarterMs, rows }) => ({ quarterMs, rows: rows.map(({ scope, isOpen }) => `${scopeKey(scope)} ${isOpen}`).sort() })),
        };
      case 'cubes':
        return (await Array.fromAsync(lists.listCubes(fromMs, toMs))).filter(({ cube }) => cube.cells.length > 0);
      case 'tallies':
        return (await Array.fromAsync(lists.listTallies(fromMs, toMs)))
          .filter(({ cells }) => cells.length > 0)
          .map(({ quarterMs, cells }) => ({ quarterMs, cells: cells.map(({ scope, tally }) => ({ scope, tally })) }));
      case 'sums':
        return [
          await lists.sumCubes(fromMs, toMs),
          [
            ...(await lists.sumTallies(
              fromMs,
              toMs,
              (quarterMs) =>
                ({ queue }) =>
                  `${quarterMs} ${queue}`,
            )),
          ].sort(([a], [b]) => (a < b ? -1 : 1)),
        ];
    }
  }
}

/** What is counted of contacts without a look back. */
async function countsOf(lists: ReadableLists, fromMs: number, toMs: number) {
  const sum = newContactSum({ caps: [] });
  for await (const { dayMs, parts, created } of lists.listContactParts(fromMs, toMs, [])) {
    const own = parts ?? (await partsOf(lists, Math.max(fromMs, dayMs), Math.min(toMs, dayMs + DAY_MS)));
    own.forEach(sum.add);
    created.forEach(sum.addLoads);
  }
  const { contacts, contactsLive, contactsFinal, contactsLoaded, loadedLive, attemptsPerContact, withoutContact } = sum.finish();
  return { contacts, contactsLive, contactsFinal, contactsLoaded, loadedLive, attemptsPerContact, withoutContact };
}

async function partsOf(lists: ReadableLists, fromMs: number, toMs: number): Promise<readonly ContactPart[]> {
  const parts = newContactParts({ caps: [] });
  for await (const { facts } of lists.listFacts(fromMs, toMs))
    for (const fact of facts) if (isFact(fact)) parts.add(contactFactOf(fact), NO_LOOK_BACK);
  return parts.finish();
}

/** Of each scope the contacts, and how many rows have none. */
function keysOf(lists: readonly ContactKeys[]) {
  const found = new Map<string, { readonly contacts: Set<string>; rowsWithout: number }>();
  for (const { scope, contacts, rowsWithout } of lists) {
    const known = found.get(scopeKey(scope)) ?? { contacts: new Set(), rowsWithout: 0 };
    found.set(scopeKey(scope), known);
    for (let i = 0; i < contacts.length; i += 2) known.contacts.add(contacts.subarray(i, i + 2).join());
    known.rowsWithout += rowsWithout;
  }
  return [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([scope, { contacts, rowsWithout }]) => [scope, [...contacts].sort(), rowsWithout]);
}

function filled<R>(list: readonly { readonly quarterMs: number; readonly records: readonly R[] }[]) {
  return list.filter(({ records }) => records.length > 0);
}

function sorted<R extends { readonly id: string }>(records: readonly R[]): readonly R[] {
  return records.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
