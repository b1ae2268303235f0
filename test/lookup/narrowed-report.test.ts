/** Reports of closed days in the scopes of subscriptions: kept when they are first told, on real Azurite. */
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { narrowedReport, removeNarrowed } from '../../src/lookup/narrowed-report.ts';
import type { ReportQuery } from '../../src/lookup/report-query.ts';
import type { ReportScope } from '../../src/report/scope.ts';
import { HOUR_MS } from '../../src/time/lengths.ts';
import { damage } from '../support/damage.ts';
import { addLate, closed, DATE, DAY, QUERY, start } from './closed-day.ts';

const VOICE: ReportScope = { channel: ['Voice'] };
const FILTER: ReportQuery = { ...QUERY, scope: VOICE };

let day: Awaited<ReturnType<typeof closed>>;
beforeAll(async () => {
  day = await closed();
});
beforeEach(() => removeNarrowed(day.history.values, '9999-12-31'));

/** Tells queries of a history an hour later each time, and counts what had to be computed. */
function telling({ history, clock, compute }: Awaited<ReturnType<typeof start>>, scopes: readonly ReportScope[] = [VOICE]) {
  let computed = 0;
  const listScopes = async () => scopes;
  return async (query: ReportQuery) => {
    clock.nowMs += HOUR_MS;
    const before = computed;
    const report = await narrowedReport({ ...history, listScopes }, query, async () => {
      computed++;
      return (await compute(query)).report;
    });
    return { report, isComputed: computed > before };
  };
}

describe('the report of a closed day in the scope of a subscription', () => {
  test('is computed when it is first asked for, and told as it was then', async () => {
    const tell = telling(day);
    const first = await tell(FILTER);
    const second = await tell({ ...FILTER, scope: { channel: 'Voice' } });
    expect([first.isComputed, second.isComputed]).toEqual([true, false]);
    expect(second.report).toEqual(JSON.parse(JSON.stringify(first.report)));
    expect(first.report.provisional).toBe(false);
  });

  test.each<[string, ReportQuery]>([
    ['who may see that scope alone', { ...FILTER, scope: {}, allowed: [VOICE] }],
    ['who may see that scope alone, and asks for it', { ...FILTER, allowed: [VOICE] }],
  ])('is another one for a reader %s', async (_, query) => {
    const tell = telling(day);
    await tell(FILTER);
    expect((await tell(query)).isComputed).toBe(true);
    const { report, isComputed } = await tell(query);
    expect(isComputed).toBe(false);
    expect(report.allowed).toEqual([VOICE]);
  });

  test('is computed anew once something was filed to the day, and then kept again', async () => {
    const tell = telling(day);
    const { report } = await tell({ ...FILTER, scope: {}, allowed: [VOICE] });
    await addLate(day.history, 'a0000000-0000-0000-0000-000000000001');
    const query = { ...FILTER, scope: {}, allowed: [VOICE] };
    const after = await tell(query);
    expect(after.isComputed).toBe(true);
    expect(after.report.generatedAt > report.generatedAt).toBe(true);
    expect((await tell(query)).report).toEqual(JSON.parse(JSON.stringify(after.report)));
  });

  test('is computed where what is kept cannot be read', async () => {
    const tell = telling(day);
    await tell(FILTER);
    for await (const { key } of day.history.values.listAcross(['narrowed|', 'narrowed}'], undefined, { parts: [] }))
      await damage(day.history.prefix, key, 'report');
    expect((await tell(FILTER)).isComputed).toBe(true);
    expect((await tell(FILTER)).isComputed).toBe(false);
  });
});

test.each<[string, ReportQuery, readonly ReportScope[]]>([
  ['of another scope than those of subscriptions', FILTER, [{ channel: ['SMS'] }, { channel: ['Voice'], queue: ['q1'] }, {}]],
  ['of a reader who may see several', { ...FILTER, scope: {}, allowed: [VOICE, { channel: ['SMS'] }] }, [VOICE]],
  ['of another scope than its reader may see', { ...FILTER, allowed: [{ channel: ['Voice', 'SMS'] }] }, [VOICE]],
  ['with whole caller ids', { ...FILTER, callerIds: 'whole' }, [VOICE]],
  ['of counts alone', { ...FILTER, extent: 'counts' }, [VOICE]],
  ['without any scope', QUERY, [VOICE, {}]],
])('a report %s is computed each time', async (_, query, scopes) => {
  const tell = telling(day, scopes);
  expect([(await tell(query)).isComputed, (await tell(query)).isComputed]).toEqual([true, true]);
});

test('the report of a day that can still change is not kept', async () => {
  const started = await start();
  started.clock.nowMs = DAY.toMs - 2 * HOUR_MS;
  const today = { ...FILTER, period: { ...DAY, from: '2026-10-26', to: '2026-10-26', fromMs: DAY.toMs, toMs: DAY.toMs + 24 * HOUR_MS } };
  const tell = telling(started);
  expect([(await tell(today)).isComputed, (await tell(today)).isComputed]).toEqual([true, true]);
});

test('removeNarrowed() removes what is kept of earlier days', async () => {
  const tell = telling(day);
  await tell(FILTER);
  expect(await removeNarrowed(day.history.values, DATE)).toBe(0);
  expect(await removeNarrowed(day.history.values, '2026-10-26')).toBe(1);
  expect((await tell(FILTER)).isComputed).toBe(true);
});
