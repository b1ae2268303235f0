/** A name in settings that no row had for 30 days is told by health and in the digest of a Sunday; nothing else is. */
import { expect, test } from 'vitest';
import { harvest } from '../../../src/harvest/harvest.ts';
import { listUnmetNames, noteMetNames } from '../../../src/history/state/met-names.ts';
import { lookUpReport } from '../../../src/lookup/look-up-report.ts';
import type { NamedText } from '../../../src/metrics/rules/named-text.ts';
import { defaultRules } from '../../../src/metrics/rules/rules.ts';
import { DAY_MS, MINUTE_MS } from '../../../src/time/lengths.ts';
import { dayOf } from '../../../src/time/local-day.ts';
import { startOrganisation } from '../../harvest/organisation.ts';

// A Friday.
const NOW = Date.UTC(2026, 10, 20, 10);
const code = (name: string): NamedText => ({ setting: 'DISPOSITION_MAP', name, names: 'code', key: name.toLowerCase(), value: null });
const [SOLD, TYPO] = [code('Sold'), code('Wrnog number')];
const told = ({ setting, name }: NamedText) => ({ setting, name });

test('a name is told 30 days after it was last met, or since rows were looked through for it, and no longer once it is met', async () => {
  const { documents } = await startOrganisation({ nowMs: NOW });
  const note = (met: readonly NamedText[], nowMs: number) =>
    noteMetNames(documents, { names: [SOLD, TYPO], met: new Set(met), fromMs: nowMs - MINUTE_MS }, nowMs);
  await note([SOLD], NOW);
  expect(await listUnmetNames(documents, NOW + 29 * DAY_MS)).toEqual([]);
  expect(await listUnmetNames(documents, NOW + 30 * DAY_MS - MINUTE_MS)).toEqual([told(TYPO)]);
  await note([SOLD], NOW + 20 * DAY_MS);
  expect(await listUnmetNames(documents, NOW + 30 * DAY_MS)).toEqual([told(TYPO)]);
  await note([TYPO], NOW + 31 * DAY_MS);
  expect(await listUnmetNames(documents, NOW + 50 * DAY_MS)).toEqual([told(SOLD)]);
});

test('a name that left the settings is forgotten, and a new one has its own 30 days', async () => {
  const { documents } = await startOrganisation({ nowMs: NOW });
  await noteMetNames(documents, { names: [TYPO], met: new Set(), fromMs: NOW }, NOW);
  await noteMetNames(documents, { names: [SOLD], met: new Set(), fromMs: NOW + 40 * DAY_MS }, NOW + 40 * DAY_MS);
  expect(await listUnmetNames(documents, NOW + 69 * DAY_MS)).toEqual([]);
  expect(await listUnmetNames(documents, NOW + 70 * DAY_MS)).toEqual([told(SOLD)]);
});

test('the record is written at most once a day while the same names are met', async () => {
  const { documents } = await startOrganisation({ nowMs: NOW });
  const etagAfter = async (nowMs: number) => {
    await noteMetNames(documents, { names: [SOLD, TYPO], met: new Set([SOLD]), fromMs: nowMs }, nowMs);
    return (await documents.read({ partition: 'harvest', row: 'met-names' }))?.etag;
  };
  const first = await etagAfter(NOW);
  expect(await etagAfter(NOW + DAY_MS - 1)).toBe(first);
  expect(await etagAfter(NOW + DAY_MS)).not.toBe(first);
});

test('a first harvest that looks back over a month tells at once, in the report of a Sunday alone', async () => {
  const org = await startOrganisation({ nowMs: NOW });
  org.finish(1, { msdyn_disposition_codes: '"SOLD"' });
  org.clock.nowMs += 10 * MINUTE_MS;
  const ports = { ...org.ports, harvestFromDays: 35, rules: { ...defaultRules('a key of this test'), names: [SOLD, TYPO] } };
  await harvest(ports, { nowMs: org.clock.nowMs });
  const { quarters, documents, values, rules } = ports;
  const notesOf = async (date: string) => {
    const lookUp = { quarters, documents, values, rulePack: rules.rulePack, openShareLimit: 0.05 };
    const { report } = await lookUpReport(lookUp, { period: dayOf(date, 'UTC'), scope: {} }, NOW + 3 * DAY_MS);
    return report.quality.filter(({ id }) => id === 'unmetName');
  };
  expect(await listUnmetNames(documents, NOW)).toEqual([told(TYPO)]);
  expect(await notesOf('2026-11-22')).toMatchObject([{ count: 1, values: ['DISPOSITION_MAP: Wrnog number'] }]);
  expect([await notesOf('2026-11-21'), await notesOf('2026-11-23')]).toEqual([[], []]);
});
