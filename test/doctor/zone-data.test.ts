/** When the time zone data is told to be old. */
import { expect, test } from 'vitest';
import { zoneDataCheck } from '../../src/doctor/checks/zone-data-check.ts';
import { patientOf } from '../../src/the-doctor.ts';

test.each([
  ['2026a', '2026-12-31T23:59:59Z', '', 'ok'],
  ['2025c', '2026-06-30T23:59:59Z', '', 'ok'],
  ['2025c', '2026-07-01T00:00:00Z', '', 'warning'],
  ['2024b', '2026-01-01T00:00:00Z', '', 'warning'],
  ['2026b', '2026-03-01T00:00:00Z', '2026b', 'ok'],
  ['2026b', '2026-03-01T00:00:00Z', '2026c', 'warning'],
  ['2026f', '2026-11-01T00:00:00Z', 'unknown', 'ok'],
])('release %s at %s, where Node has "%s": %s', async (shipped, at, node, state) => {
  const patient = patientOf({}, { zoneData: { shipped, node }, now: () => Date.parse(at) });
  expect(await zoneDataCheck.run(patient, new AbortController().signal)).toMatchObject({ state });
});
