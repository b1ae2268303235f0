/** Contact metrics against a plain model written from the definitions: days that are filed, changed late, and worked out again where they are touched. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRandom, type Random } from '../../../dev/sample/random.ts';
import type { ContactFact, ContactLoad } from '../../../src/metrics/contacts/contact-fact.ts';
import { newContactKeys } from '../../../src/metrics/contacts/contact-keys.ts';
import { metricsOfParts } from '../../../src/metrics/contacts/contact-metrics-of.ts';
import { newContactParts } from '../../../src/metrics/contacts/contact-parts.ts';
import { CAP_WINDOWS, windowsOf } from '../../../src/metrics/contacts/look-back/cap-windows.ts';
import { LOOK_BACK_DAYS, type LookBack, NO_LOOK_BACK } from '../../../src/metrics/contacts/look-back/look-back.ts';
import { newLookBackScan } from '../../../src/metrics/contacts/look-back/look-back-scan.ts';
import type { Scope } from '../../../src/metrics/fact/fact.ts';
import { SETS, union } from '../../../src/metrics/fact/sets.ts';
import { RULE_PACKS } from '../../../src/metrics/zones/rule-packs.ts';
import { DAY_MS, HOUR_MS } from '../../../src/time/lengths.ts';
import {
  CALL,
  CAPS,
  CARE,
  FROM_MS,
  facts,
  idOf,
  isSales,
  LIVE,
  loads,
  metricsOf,
  SALES,
  SALES_SMS,
} from '../../support/contacts/contact-facts.ts';
import { modelMetrics } from '../../support/contacts/contact-model.ts';
import { modelLookBacks } from '../../support/contacts/look-back-model.ts';

test('metrics of any facts, periods of part of a day to several days, and scopes are those of the model', () => {
  const keeps = [() => true, isSales, ({ channel }: Scope) => channel === 'SMS', ({ queue }: Scope) => queue === '__proto__'];
  fc.assert(
    fc.property(
      facts,
      loads,
      fc.integer({ min: -60, max: 0 }),
      fc.integer({ min: 0, max: 90 }),
      fc.nat(3),
      (list, loaded, from, hours, k) => {
        const keep = keeps[k] ?? (() => true);
        const period = { fromMs: FROM_MS + from * HOUR_MS, toMs: FROM_MS + (from + hours) * HOUR_MS, keep, caps: CAPS };
        const expected = modelMetrics({ ...period, facts: list, loads: loaded, windows: windowsOf(CAPS) });
        expect(metricsOf(list, period, loaded)).toEqual(expected);
      },
    ),
    { numRuns: 500 },
  );
});

const DAYS = 50;
/** Some nights are missed. */
const NIGHT_DAYS = 5;
const dayOf = (ms: number) => Math.floor(ms / DAY_MS) * DAY_MS;
const dayMs = (day: number) => FROM_MS + day * DAY_MS;

/** A store of days with what each fact has behind it, and the nightly work on it. */
function newStore() {
  const known = new Map<string, ContactFact>();
  const lookBacks = new Map<string, LookBack>();
  const touched = new Set<number>();
  const list = () => [...known.values()];
  return {
    list,
    lookBackOf: (id: string) => lookBacks.get(id),
    /** Files what came and takes away what went. */
    file(came: readonly ContactFact[], gone: readonly string[]): void {
      const old = [...came.map(({ id }) => id), ...gone].flatMap((id) => known.get(id) ?? []);
      for (const { id } of old) {
        known.delete(id);
        lookBacks.delete(id);
      }
      for (const fact of came) known.set(fact.id, fact);
      for (const { placeMs } of [...old, ...came]) {
        for (let after = 0; after <= LOOK_BACK_DAYS; after++) touched.add(dayOf(placeMs) + after * DAY_MS);
      }
    },
    /** Works out the days that look back at what was filed since the last night. */
    night(): void {
      for (const day of touched) {
        const scan = newLookBackScan({ fromMs: day, toMs: day + DAY_MS });
        for (const fact of list()) if (fact.placeMs >= day - LOOK_BACK_DAYS * DAY_MS && fact.placeMs < day + DAY_MS) scan.add(fact);
        for (const [id, lookBack] of scan.finish()) lookBacks.set(id, lookBack);
      }
      touched.clear();
    },
  };
}

function factOf(random: Random, number: number, day: number): ContactFact {
  const scope = random.pick([SALES, SALES, CARE, SALES_SMS, { ...CARE, queue: 'other' }]);
  const startMs = dayMs(day) + random.int(0, 95) * (HOUR_MS / 4);
  return {
    id: idOf(number),
    contact: random.chance(0.05) ? '' : `${random.int(10, 39)}`.repeat(8),
    scope,
    startMs: random.chance(0.9) ? startMs : null,
    placeMs: startMs + random.pick([0, 0, 0, HOUR_MS / 4, 9 * HOUR_MS]),
    windowStartMs: random.chance(0.7) ? startMs - random.int(-1, 30) * HOUR_MS : null,
    sets: scope.channel === 'SMS' ? SETS.attempts : random.pick([CALL, CALL, LIVE, union(LIVE, SETS.partyTold), SETS.notTried]),
    seqNo: random.int(0, 6),
    isDoNotContact: random.chance(0.02),
    isRightParty: random.chance(0.1),
    isFinal: random.chance(0.2),
    isDelivered: random.chance(0.5),
    deliveryKey: random.chance(0.1) ? `${random.int(1, 40)}` : '',
    matter: random.pick(['', 'm', 'n']),
    localSlot: random.int(-1, 167),
  };
}

test(`over ${DAYS} days with late, changed and removed rows what is stored stays that of the model, under every rule pack`, () => {
  const random = createRandom('days of contacts');
  const store = newStore();
  let number = 0;
  for (let day = 0; day < DAYS; day++) {
    const fresh = Array.from({ length: 40 }, () => factOf(random, number++, day));
    const late = day < 3 ? [] : Array.from({ length: 2 }, () => factOf(random, number++, random.int(Math.max(0, day - 40), day - 1)));
    const changed = store.list().filter(() => random.chance(0.001));
    const gone = store.list().filter(() => random.chance(0.001));
    const moved = changed.map((fact) => ({ ...factOf(random, number, day), id: fact.id }));
    store.file(
      [...fresh, ...late, ...moved],
      gone.filter((fact) => !changed.includes(fact)).map(({ id }) => id),
    );
    if (day % NIGHT_DAYS === NIGHT_DAYS - 1) store.night();
  }
  const all = store.list();
  for (const [id, expected] of modelLookBacks(all, all, CAP_WINDOWS)) expect(store.lookBackOf(id), id).toEqual(expected);
  for (let day = 0; day < DAYS; day++) {
    const period = { fromMs: dayMs(day) - 5 * HOUR_MS, toMs: dayMs(day + random.int(1, 3)) - 5 * HOUR_MS };
    const caps = random.pick(RULE_PACKS).caps;
    const keep = random.pick([() => true, isSales, (scope: Scope) => scope.channel === 'SMS']);
    const loaded: ContactLoad[] = all.filter(() => random.chance(0.02));
    expect(metricsFrom(store, { ...period, keep, caps }, loaded)).toEqual(
      modelMetrics({ ...period, keep, caps, facts: all, loads: loaded, windows: CAP_WINDOWS }),
    );
  }
});

type Wanted = Pick<Parameters<typeof modelMetrics>[0], 'fromMs' | 'toMs' | 'keep' | 'caps'>;

/** Of the period's own facts alone. */
function metricsFrom(store: ReturnType<typeof newStore>, { fromMs, toMs, keep, caps }: Wanted, loaded: readonly ContactLoad[]) {
  const created = newContactKeys();
  for (const load of loaded) created.add(load);
  // As they are kept: days apart.
  const days = Map.groupBy(
    store.list().filter(({ placeMs }) => placeMs >= fromMs && placeMs < toMs),
    ({ placeMs }) => dayOf(placeMs),
  );
  const partsOf = (facts: readonly ContactFact[]) => {
    const parts = newContactParts({ caps });
    for (const fact of facts) parts.add(fact, store.lookBackOf(fact.id) ?? NO_LOOK_BACK);
    return parts.finish();
  };
  return metricsOfParts([...days.values()].flatMap(partsOf), { keep, caps, created: created.finish() });
}
