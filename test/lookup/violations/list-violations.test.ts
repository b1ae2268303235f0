/** The deliveries behind the numbers of compliance, on real Azurite: as many as the report counts, page by page, and never an empty list that only looks like none. */
import { expect, test } from 'vitest';
import { harvestState } from '../../../src/history/state/watermarks.ts';
import { loadLookBacks } from '../../../src/lookup/loaded/load-look-backs.ts';
import { lookUpReport } from '../../../src/lookup/look-up-report.ts';
import { type ListedViolation, listViolations, type ViolationList } from '../../../src/lookup/violations/list-violations.ts';
import { VIOLATION_KINDS, type ViolationKind } from '../../../src/lookup/violations/violations-of.ts';
import type { Fact } from '../../../src/metrics/fact/fact.ts';
import { RULE_PACKS, type RulePack, US_FEDERAL } from '../../../src/metrics/zones/rule-packs.ts';
import { DAY_MS, HOUR_MS } from '../../../src/time/lengths.ts';
import { dayOf, type Period, periodOf } from '../../../src/time/local-day.ts';
import { damageDay } from '../../support/damage.ts';
import { frozenUntil, historyOf, sampleFacts } from '../stored-facts.ts';

// Not cut as days of UTC are, and 25 hours long.
const DAY = dayOf('2026-10-25', 'Europe/Lisbon');
const NOW = DAY.toMs + 2 * DAY_MS;
const FROM = DAY.fromMs - 40 * DAY_MS;
// Wishes, windows and messages of all three contacts, in the day and before it.
const FACTS: readonly Fact[] = [...sampleFacts(DAY.fromMs - 3 * DAY_MS, DAY.fromMs, 40), ...sampleFacts(DAY.fromMs, DAY.toMs, 160)];

async function start(list: readonly Fact[] = FACTS) {
  const history = await historyOf(list);
  await harvestState(history.documents).addCoverage([FROM - DAY_MS, DAY.toMs], NOW);
  return history;
}

type Ports = Awaited<ReturnType<typeof start>>;
interface Asked {
  readonly rulePack?: RulePack;
  readonly kinds?: readonly ViolationKind[];
  readonly limit?: number;
  readonly period?: Period;
  readonly nowMs?: number;
}

function page(history: Ports, { rulePack = US_FEDERAL, ...asked }: Asked, after?: ViolationList['next']): Promise<ViolationList> {
  const { kinds = VIOLATION_KINDS, limit = 10_000, period = DAY, nowMs = NOW } = asked;
  return listViolations({ ...history, rulePack, factsDays: 35 }, { period, kinds: new Set(kinds), limit, after }, nowMs);
}

/** Those of all pages. */
async function all(history: Ports, asked: Asked = {}): Promise<ListedViolation[]> {
  const found: ListedViolation[] = [];
  let next: ViolationList['next'];
  do {
    const { violations, ...list } = await page(history, asked, next);
    expect(violations.length).toBeLessThanOrEqual(asked.limit ?? 10_000);
    found.push(...violations);
    next = list.next;
  } while (next !== undefined);
  return found;
}

/** How many of each kind; of caps and of what tells that a call was abandoned each by its name. */
function counts(violations: readonly ListedViolation[]): Readonly<Record<string, number>> {
  const groups = Map.groupBy(violations, ({ kind, cap, source }) => cap ?? source ?? kind);
  return Object.fromEntries([...groups].map(([name, of]) => [name, of.length]));
}

async function reported(history: Ports, rulePack: RulePack): Promise<Readonly<Record<string, number>>> {
  const { report, cube } = await lookUpReport({ ...history, rulePack }, { period: DAY, scope: {} }, NOW);
  const { callingHours, frequency, afterDoNotContact } = report.compliance;
  const abandoned = (name: 'abandonedColumn' | 'abandonedConversation' | 'abandonedCode' | 'abandonedEstimate') =>
    cube.cells.reduce((sum, cell) => sum + cell.tally[name], 0);
  const found = {
    'outside-hours': callingHours.violation ?? 0,
    'possibly-outside-hours': callingHours.possible ?? 0,
    ...Object.fromEntries(frequency.map(({ id, rowsOver }) => [id, rowsOver])),
    'after-opt-out': afterDoNotContact?.count ?? 0,
    column: abandoned('abandonedColumn'),
    conversation: abandoned('abandonedConversation'),
    code: abandoned('abandonedCode'),
    estimate: abandoned('abandonedEstimate'),
  };
  return Object.fromEntries(Object.entries(found).filter(([, count]) => count > 0));
}

test.each(RULE_PACKS.map((pack) => [pack.id, pack] as const))(
  'by the rules of %s there are as many of each kind as the report of the day counts, whether look-backs are kept or not',
  async (_id, rulePack) => {
    const history = await start();
    const expected = await reported(history, rulePack);
    expect(Object.keys(expected).length).toBeGreaterThanOrEqual(4 + rulePack.caps.length);
    const before = await all(history, { rulePack });
    expect(counts(before)).toEqual(expected);
    for await (const { dayMs } of history.quarters.listDays()) await history.quarters.compactDay(dayMs);
    for await (const day of history.quarters.listDays()) {
      const span = { fromMs: day.dayMs, toMs: day.dayMs + DAY_MS };
      expect(await history.quarters.writeLookBacks(day, await loadLookBacks(history.quarters, span), 'kept')).toBe(true);
    }
    expect(await all(history, { rulePack })).toEqual(before);
  },
);

test('pages of any size join to the whole, in order of time, without a gap or a repeat', async () => {
  const history = await start();
  const rulePack = RULE_PACKS[1] ?? US_FEDERAL;
  const whole = await all(history, { rulePack });
  expect(whole.map(({ placeMs }) => placeMs)).toEqual(whole.map(({ placeMs }) => placeMs).sort((a, b) => a - b));
  expect(await all(history, { rulePack, limit: 31 })).toEqual(whole);
  // Two of one delivery on two pages.
  const twice = whole.findIndex(({ delivery }, i) => delivery === whole[i + 1]?.delivery);
  const first = await page(history, { rulePack, limit: twice + 1 });
  const second = await page(history, { rulePack, limit: 1 }, first.next);
  expect([...first.violations, ...second.violations]).toEqual(whole.slice(0, twice + 2));
  const kinds = ['abandoned', 'over-cap'] as const;
  expect(await all(history, { rulePack, kinds, limit: 40 })).toEqual(
    whole.filter(({ kind }) => kind === 'abandoned' || kind === 'over-cap'),
  );
});

test('each names its delivery and its call, and nothing of a person', async () => {
  const history = await start();
  const byId = new Map(FACTS.map((fact) => [fact.id, fact]));
  for (const violation of await all(history)) {
    const fact = byId.get(violation.delivery);
    expect(violation).toMatchObject({
      call: fact?.callId || null,
      startMs: fact?.startMs,
      placeMs: fact?.placeMs,
      queue: fact?.scope.queue,
    });
    expect(Object.keys(violation).sort()).toEqual(
      [
        ...['kind', 'cap', 'attempts', 'allowed', 'source', 'delivery', 'call', 'startMs', 'placeMs'],
        ...['queue', 'queueName', 'configuration', 'configurationName', 'channel'],
      ].sort(),
    );
  }
});

test('a day whose facts are gone is unknown, with that reason, and so is one of which nothing at all is left', async () => {
  const history = await start();
  const frozen = { ...history, quarters: frozenUntil(history.quarters, DAY.toMs) };
  const gone = await page(frozen, {});
  expect(gone).toMatchObject({ isUnknown: false, unlisted: [{ reason: 'facts-gone' }, { reason: 'facts-gone' }] });
  const old = dayOf('2026-09-15', 'UTC');
  const removed = await page(history, { period: old, nowMs: NOW + DAY_MS });
  expect(removed).toMatchObject({ violations: [], isUnknown: true, unlisted: [{ ...spanOf(old), reason: 'facts-gone' }] });
  // A day without a call within FACTS_DAYS has none, and that is known.
  const quiet = await page(history, { period: dayOf('2026-10-10', 'UTC') });
  expect(quiet).toMatchObject({ violations: [], isUnknown: false, unlisted: [] });
});

test('what was not read, and the hours that cannot be read, are told beside the rest', async () => {
  const history = await start();
  const until = periodOf('2026-10-25', '2026-10-26', 'Europe/Lisbon');
  const part = await page(history, { period: until });
  expect(part.violations.length).toBeGreaterThan(0);
  expect(part).toMatchObject({ isUnknown: false, unlisted: [{ fromMs: DAY.toMs, toMs: until.toMs, reason: 'not-read' }] });
  expect(part.provisional).not.toEqual([]);
  const unread = await page(history, { period: dayOf('2026-10-27', 'UTC') });
  expect(unread).toMatchObject({ violations: [], isUnknown: true, unlisted: [{ reason: 'not-read' }] });
  await damageDay(history.prefix, DAY.fromMs + 3 * HOUR_MS, 'day');
  const damaged = await page(history, {});
  expect(damaged.unlisted.map(({ reason }) => reason)).toContain('unreadable');
});

test('what looks back over days that were not read is told as at least', async () => {
  const history = await historyOf(FACTS);
  await harvestState(history.documents).addCoverage([DAY.fromMs, DAY.toMs], NOW);
  expect((await page(history, {})).unreadBefore).toEqual(['contacts', 'caps']);
  expect((await page(await start(), {})).unreadBefore).toEqual([]);
});

function spanOf({ fromMs, toMs }: Period) {
  return { fromMs, toMs };
}
