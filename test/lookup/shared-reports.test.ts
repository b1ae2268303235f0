/** Reports that share what they read: each is the one that would have been told alone. */
import { expect, test } from 'vitest';
import { sharedQuarters } from '../../src/history/shared-quarters.ts';
import { harvestState } from '../../src/history/state/watermarks.ts';
import { lookUpReport } from '../../src/lookup/look-up-report.ts';
import { isFact } from '../../src/metrics/fact/fact.ts';
import type { ReportScope } from '../../src/report/scope.ts';
import { DAY_MS } from '../../src/time/lengths.ts';
import { dayOf } from '../../src/time/local-day.ts';
import { quarterOf } from '../../src/time/quarter.ts';
import { fileQuarter, readQuarter } from '../support/read-quarter.ts';
import { historyOf, sampleFacts } from './stored-facts.ts';

const DAY = dayOf('2026-11-22', 'Asia/Kathmandu');
const SCOPES: readonly ReportScope[] = [{}, { channel: 'Voice' }, { queue: '' }, { channel: 'SMS' }];

test('one after the other, all at once and again after a change, reports of many scopes are those that are read alone', async () => {
  const facts = sampleFacts(DAY.fromMs - 9 * DAY_MS, DAY.toMs, 120).map((fact, i) => ({ ...fact, contact: `${i % 20}`.padStart(16, 'a') }));
  const history = await historyOf(facts);
  await harvestState(history.documents).addCoverage([DAY.fromMs - 9 * DAY_MS, DAY.toMs], DAY.toMs);
  const quartersOf = sharedQuarters(history.values);
  const ask = (scope: ReportScope, quarters = history.quarters) =>
    lookUpReport({ ...history, quarters }, { period: DAY, scope, ...(Object.keys(scope).length > 0 && { allowed: [scope] }) }, DAY.toMs);
  const assertSame = async () => {
    const alone = [];
    for (const scope of SCOPES) alone.push(await ask(scope));
    for (const [i, scope] of SCOPES.entries()) expect(await ask(scope, quartersOf()), JSON.stringify(scope)).toEqual(alone[i]);
    expect(await Promise.all(SCOPES.map((scope) => ask(scope, quartersOf())))).toEqual(alone);
  };
  await assertSame();
  const [first] = facts.filter(({ placeMs }) => placeMs >= DAY.fromMs);
  const quarterMs = quarterOf(first?.placeMs ?? 0);
  const known = (await readQuarter(history.quarters, quarterMs))?.facts.filter(isFact) ?? [];
  await fileQuarter(history.quarters, quarterMs, { facts: known.map((fact) => ({ ...fact, result: 'Busy' })) });
  await assertSame();
});
