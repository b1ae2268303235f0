/** How checks are run: in the order of their needs, side by side, none able to hold up or to end another. */
import { expect, test } from 'vitest';
import { type Check, type CheckId, failed, ok } from '../../src/doctor/check.ts';
import { CHECKS } from '../../src/doctor/checks.ts';
import { diagnosisOf } from '../../src/doctor/diagnosis.ts';
import { examine } from '../../src/doctor/examine.ts';
import { patientOf } from '../../src/the-doctor.ts';

const patient = patientOf({});
const check = (id: CheckId, run: Check['run'], needs: readonly CheckId[] = []): Check => ({ id, title: id, looksAt: id, needs, run });

test('a check that hangs fails when its time is over, is told to stop, and the others have their say', async () => {
  const stopped: boolean[] = [];
  const hanging = check('tables', (_, signal) => {
    signal.addEventListener('abort', () => stopped.push(signal.aborted));
    return new Promise(() => {});
  });
  const entries = await examine([hanging, check('mail', async () => ok('well'))], patient, 20);
  expect(entries.map(({ state, remedy }) => [state, remedy?.id])).toEqual([
    ['failed', 'no-answer'],
    ['ok', undefined],
  ]);
  expect(stopped).toEqual([true]);
});

test('what needs a check that failed is not tried, and so is what needs that, each with the reason', async () => {
  const entries = await examine(
    [
      check('dataverse-token', async () => failed('secret-expired', 'over')),
      check('organisation', async () => ok(), ['dataverse-token']),
      check('clock', async () => ok(), ['organisation']),
    ],
    patient,
    1_000,
  );
  expect(entries.map(({ state, facts }) => [state, facts[0]])).toEqual([
    ['failed', 'over'],
    ['not-tried', 'It needs "dataverse-token", which failed.'],
    ['not-tried', 'It needs "organisation", which was not tried.'],
  ]);
});

test('an error that nobody foresaw fails its check without a word of it', async () => {
  const [entry] = await examine([check('mail', () => Promise.reject(new TypeError('hunter2')))], patient, 1_000);
  expect(entry).toMatchObject({ state: 'failed', remedy: { id: 'unexpected' } });
  expect(JSON.stringify(entry)).not.toContain('hunter2');
});

test('each check stands after those that it needs', () => {
  const before = new Set<CheckId>();
  for (const { id, needs } of CHECKS) {
    expect(
      needs.filter((need) => !before.has(need)),
      id,
    ).toEqual([]);
    before.add(id);
  }
});

test('the worst check decides, and one that was not tried is no worse than what it needed', () => {
  const entry = (state: 'ok' | 'warning' | 'failed' | 'not-tried') => ({ id: 'mail', title: '', state, facts: [], remedy: null }) as const;
  const statusOf = (...states: Parameters<typeof entry>[0][]) => diagnosisOf(states.map(entry), 0).status;
  expect([statusOf('ok', 'not-tried'), statusOf('ok', 'warning', 'not-tried'), statusOf('warning', 'failed')]).toEqual([
    'ok',
    'warning',
    'failed',
  ]);
});

test('without any setting each check says what is missing, and nothing else is tried', async () => {
  const entries = await examine(CHECKS, patient, 1_000);
  const states = Map.groupBy(entries, ({ state }) => state);
  expect(states.get('failed')?.map(({ id }) => id)).toEqual(['settings']);
  expect(states.get('failed')?.[0]?.facts.join()).toContain('DATAVERSE_URL is required');
  expect(states.get('ok')?.map(({ id }) => id) ?? []).not.toContain('mail');
  expect(entries.filter(({ state, facts }) => state === 'not-tried' && facts.length === 0)).toEqual([]);
});
