/** Contacts of a period, scanned from stored facts in real Azurite. */
import { describe, expect, test } from 'vitest';
import { loadContacts } from '../../src/lookup/load-contacts.ts';
import { lookedBackParts } from '../../src/lookup/loaded/load-contact-parts.ts';
import { sharedLists } from '../../src/lookup/loaded/shared-lists.ts';
import type { Fact } from '../../src/metrics/fact/fact.ts';
import { SETS } from '../../src/metrics/fact/sets.ts';
import { inScope } from '../../src/report/scope.ts';
import { DAY_MS, HOUR_MS } from '../../src/time/lengths.ts';
import { dayOf } from '../../src/time/local-day.ts';
import { historyOf, sampleFacts } from './stored-facts.ts';

const DAY = dayOf('2026-11-22', 'Asia/Kathmandu');
const ALL = { period: DAY, keep: () => true, caps: [] };
const CALLED = SETS.attempts | SETS.voiceAttempts;

const distinct = (list: readonly Fact[]) =>
  new Set(list.flatMap(({ contact, sets }) => (contact !== '' && (sets & SETS.attempts) !== 0 ? [contact] : []))).size;

/** A call of one contact, hours after the start of the day. */
function called(id: string, contact: string, hours: number): Fact {
  const [fact] = sampleFacts(DAY.fromMs, DAY.toMs, 1);
  if (fact === undefined) throw new Error('no sample');
  const startMs = DAY.fromMs + hours * HOUR_MS;
  return { ...fact, id, contact, placeMs: startMs, startMs, seqNo: 0, sets: CALLED, deliveryKey: id };
}
const contactOf = (i: number) => i.toString(16).padStart(8, '0').padEnd(16, '7');

describe('loadContacts()', () => {
  test('counts the distinct contacts of the period and of the scopes kept (law 4)', async () => {
    const list = sampleFacts(DAY.fromMs - 2 * HOUR_MS, DAY.toMs + 2 * HOUR_MS, 60);
    const { quarters } = await historyOf(list);
    const inDay = list.filter(({ placeMs }) => placeMs >= DAY.fromMs && placeMs < DAY.toMs);
    for (const scope of [{}, { channel: 'voice' }, { queue: '' }, { configuration: '__proto__', channel: 'SMS' }, { queue: 'nowhere' }]) {
      const keep = inScope(scope);
      const { contacts } = await loadContacts(sharedLists(quarters.readable()), { ...ALL, keep });
      expect(contacts, JSON.stringify(scope)).toBe(distinct(inDay.filter((fact) => keep(fact.scope))));
    }
  });

  test('gives the same in one pass as in many', async () => {
    const list = Array.from({ length: 40 }, (_, i) => called(`row ${i}`, contactOf(i % 13), i / 2));
    const created = list.map(({ id, version, scope, contact, placeMs }) => ({
      id,
      version,
      scope,
      contact,
      placeMs,
      createdMs: placeMs,
      openStatus: '',
      stuckFromMs: null,
      alsoAt: [],
    }));
    const { quarters } = await historyOf(list, created);
    const caps = [{ id: 'daily', name: 'daily', attempts: 2, hours: 24 }];
    const once = await loadContacts(sharedLists(quarters.readable()), { ...ALL, caps });
    expect(once).toMatchObject({ contacts: 13, contactsLoaded: 13, loadedAttempted: 13, caps: [{ id: 'daily', contactsOver: 13 }] });
    const lists = sharedLists(quarters.readable());
    const inPasses = {
      ...lists,
      listContacts: async function* () {
        for await (const { created } of lists.listContacts(DAY.fromMs, DAY.toMs, caps)) yield { parts: [], created };
        yield { parts: await lookedBackParts(lists, [DAY], { caps, rowsAtOnce: 8 }), created: [] };
      },
    };
    expect(await loadContacts(inPasses, { ...ALL, caps })).toEqual(once);
  });

  test('looks 35 days back from each call for its number, and counts none of those days', async () => {
    const early = [-35 * 24 + 9, -35 * 24 + 9.1, -24].map((hours, i) => called(`early ${i}`, contactOf(1), hours));
    const { quarters } = await historyOf([...early, called('now', contactOf(1), 9)]);
    const { contacts, attemptsPerContact, reachByAttempt } = await loadContacts(sharedLists(quarters.readable()), ALL);
    expect([contacts, attemptsPerContact]).toEqual([1, [[1, 1]]]);
    expect(reachByAttempt).toMatchObject([{ number: 3, contacts: 1 }]);
  });

  test('counts who was loaded in the period, whenever they were called', async () => {
    const fact = called('later', contactOf(1), 30);
    const { version, scope } = fact;
    const intake = (id: string, contact: string, createdMs: number) => ({
      id,
      version,
      scope,
      contact,
      createdMs,
      placeMs: null,
      openStatus: '',
      stuckFromMs: null,
      alsoAt: [],
    });
    const created = [
      intake('later', contactOf(1), DAY.fromMs),
      intake('never', contactOf(2), DAY.toMs - 1),
      intake('nobody', '', DAY.fromMs),
      intake('tomorrow', contactOf(3), DAY.toMs),
      intake('yesterday', contactOf(4), DAY.fromMs - DAY_MS),
    ];
    const { quarters } = await historyOf([fact], created);
    const metrics = await loadContacts(sharedLists(quarters.readable()), ALL);
    expect(metrics).toMatchObject({ contacts: 0, contactsLoaded: 2, loadedAttempted: 0, withoutContact: { loads: 1 } });
  });
});
