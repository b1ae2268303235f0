/** A closed day that was written to and closed again with equal counts: its version is told only where it tells all that is known now. */
import { expect, test } from 'vitest';
import type { History } from '../../src/history/history.ts';
import { closedReport } from '../../src/lookup/closed-report.ts';
import { damageDay } from '../support/damage.ts';
import { fileAgain } from '../support/history/read-quarter.ts';
import { addLate, closed, DAY, QUERY } from './closed-day.ts';

/** Writes the first quarter hour of the day again, as it is. */
async function writeAgain({ quarters }: History): Promise<void> {
  const [state] = await Array.fromAsync(quarters.listStates(DAY.fromMs, DAY.toMs));
  if (state === undefined) throw new Error('there is no quarter hour');
  await fileAgain(quarters, state.quarterMs);
}

test('a day that was written to with what was there is told by its version again once it was closed again', async () => {
  const { tell, close, history } = await closed();
  await writeAgain(history);
  expect(await tell()).toBeUndefined();
  expect(await close()).toEqual([]);
  expect(await tell()).toMatchObject({ version: 1 });
});

test('a day of which a quarter hour cannot be read is computed, also when it was closed again and rows came late', async () => {
  const { tell, close, history } = await closed();
  const [state] = await Array.fromAsync(history.quarters.listStates(DAY.fromMs, DAY.toMs));
  await damageDay(history.prefix, state?.quarterMs ?? 0, 'day');
  await close();
  expect(await tell()).toBeUndefined();
  await addLate(history, '00000000-0000-4000-8000-00000000ffff').catch(() => undefined);
  await close();
  expect(await tell()).toBeUndefined();
});

test('another OPEN_SHARE_LIMIT asks anew whether the day is final', async () => {
  const { tell, history } = await closed();
  expect(await tell()).toMatchObject({ version: 1 });
  expect(await closedReport({ ...history, openShareLimit: 0.01 }, QUERY)).toBeUndefined();
});

test('an upload whose errors turned out to be a failure is no longer what the version tells', async () => {
  const { tell, close, history } = await closed();
  const key = { partition: 'uploads', row: `${new Date(DAY.fromMs).toISOString()} u` };
  const upload = { id: 'u', journey: 'j', configuration: 'c1', outcome: 'errors', createdMs: DAY.fromMs, message: 'row 7' };
  await history.documents.write(key, upload, null);
  await writeAgain(history);
  await close();
  const kept = await history.documents.read(key);
  await history.documents.write(key, { ...upload, outcome: 'failed', message: 'all rows' }, kept?.etag ?? null);
  expect(await tell()).toBeUndefined();
});
