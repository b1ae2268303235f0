/** A new PRIVACY_KEY makes other pseudonyms: reports that look back over the change say so. */
import { expect, test } from 'vitest';
import { harvest } from '../../../src/harvest/harvest.ts';
import { pullSpan } from '../../../src/harvest/pull/pull-span.ts';
import { listKeyChanges } from '../../../src/history/state/privacy-key.ts';
import { lookUpReport } from '../../../src/lookup/look-up-report.ts';
import { defaultRules } from '../../../src/metrics/rules/rules.ts';
import { DAY_MS, HOUR_MS } from '../../../src/time/lengths.ts';
import { dayOf } from '../../../src/time/local-day.ts';
import { startOrganisation } from '../../harvest/organisation.ts';

const NOW = Date.UTC(2026, 10, 20, 10);

test('a change is noted when rows are first filed with the new key, once, by harvests and backfills', async () => {
  const org = await startOrganisation({ nowMs: NOW });
  const changes = () => listKeyChanges(org.documents, 0, NOW + 10 * DAY_MS);
  const run = (key: string, nowMs: number) => harvest({ ...org.ports, rules: defaultRules(key) }, { nowMs });
  await run('a first key', NOW);
  await run('a first key', NOW + 1_000);
  expect(await changes()).toEqual([]);
  await run('a second key', NOW + 2_000);
  await run('a second key', NOW + 3_000);
  expect(await changes()).toEqual([NOW + 2_000]);
  await pullSpan({ ...org.ports, rules: defaultRules('a third key') }, [NOW - DAY_MS, NOW], { nowMs: NOW + 4_000 });
  expect(await changes()).toEqual([NOW + 2_000, NOW + 4_000]);
  expect(await listKeyChanges(org.documents, NOW + 2_001, NOW + 4_000)).toEqual([]);
});

test('a report that looks back at rows of both keys has a note with the time of the change, another one has none, and the key is not kept', async () => {
  const org = await startOrganisation({ nowMs: NOW });
  for (const [n, key] of ['a first key', 'a second key'].entries()) {
    org.finish(n + 1);
    org.clock.nowMs += HOUR_MS;
    await harvest({ ...org.ports, rules: defaultRules(key) }, { nowMs: org.clock.nowMs });
  }
  const { quarters, documents, values } = org.ports;
  const { rulePack } = org.ports.rules;
  const notesOf = async (date: string) => {
    const ports = { quarters, documents, values, rulePack, openShareLimit: 0.05 };
    const { report } = await lookUpReport(ports, { period: dayOf(date, 'UTC'), scope: {} }, NOW + 60 * DAY_MS);
    return report.quality.filter(({ id }) => id === 'privacyKeyChanged');
  };
  expect(await notesOf('2026-11-20')).toMatchObject([{ count: 1, values: ['2026-11-20T12:00:00.000Z'] }]);
  expect(await notesOf('2026-12-25')).toMatchObject([{ count: 1 }]);
  expect(await notesOf('2026-11-19')).toEqual([]);
  expect(await notesOf('2026-12-27')).toEqual([]);
  const stored = await documents.read({ partition: 'harvest', row: 'privacy-key' });
  expect(JSON.stringify(stored?.value)).not.toMatch(/first key|second key/);
});
