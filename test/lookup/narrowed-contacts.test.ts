/** Contacts of a part of a day: what is passed over tells nothing. */
import { expect, test } from 'vitest';
import type { QuarterLists } from '../../src/history/quarters/quarter-store.ts';
import { type ContactsToLoad, loadContacts } from '../../src/lookup/load-contacts.ts';
import type { Fact } from '../../src/metrics/fact/fact.ts';
import { inScope } from '../../src/report/scope.ts';
import { DAY_MS } from '../../src/time/lengths.ts';
import { dayOf } from '../../src/time/local-day.ts';
import { historyOf, sampleFacts } from './stored-facts.ts';

const DAY = dayOf('2026-11-22', 'Asia/Kathmandu');
const CAPS = [{ id: 'daily', name: 'daily', attempts: 1, hours: 24 }];
const PARTS = [{ channel: 'voice' }, { queue: '' }, { configuration: '__proto__' }, { channel: 'SMS', queue: '' }, { queue: 'nowhere' }];

/** Arbitrary facts of that day and the two before it, about `contacts` contacts who each have some in several scopes, and nobody. */
function factsAbout(contacts: number): Fact[] {
  return sampleFacts(DAY.fromMs - 2 * DAY_MS, DAY.toMs, 150).map((fact, i) => ({
    ...fact,
    contact: i % (contacts + 1) === 0 ? '' : `${i % (contacts + 1)}`.padStart(16, 'a'),
  }));
}

function wantedOf(part: Parameters<typeof inScope>[0], isNarrowed: boolean): ContactsToLoad {
  return { period: DAY, keep: inScope(part), caps: CAPS, isNarrowed };
}

test('a part of a day has the same metrics whether or not the rows of other contacts are passed over', async () => {
  for (const contacts of [4, 30]) {
    const { quarters } = await historyOf(factsAbout(contacts));
    for (const part of PARTS) {
      const all = await loadContacts(quarters, wantedOf(part, false));
      expect(await loadContacts(quarters, wantedOf(part, true)), JSON.stringify(part)).toEqual(all);
    }
  }
});

test('rows of contacts that do not count take no room', async () => {
  const facts = factsAbout(60).map((fact, i) => ({ ...fact, contact: `${i}`.padStart(16, 'b') }));
  const { quarters } = await historyOf(facts);
  const asked: number[] = [];
  const counted: QuarterLists = {
    ...quarters,
    listContactFacts(fromMs, ...rest) {
      asked.push(fromMs);
      return quarters.listContactFacts(fromMs, ...rest);
    },
  };
  const part = { configuration: '__proto__' };
  const mine = facts.filter(({ scope, placeMs }) => placeMs >= DAY.fromMs && inScope(part)(scope)).length;
  expect(mine).toBeGreaterThan(0);
  await loadContacts(counted, { ...wantedOf(part, true), rowsAtOnce: mine });
  // Once to see who counts, once for their rows, once for the days before; had there been no room it would all have been read again.
  expect(asked.filter((fromMs) => fromMs === DAY.fromMs)).toHaveLength(2);
});
