/** An app on an emulator of its own, with a clock that stands, and what tests ask of it. */
import { expect } from 'vitest';
import { type AppError, DataverseError, InputError } from '../../src/errors.ts';
import { dayOf } from '../../src/time/local-day.ts';
import { guid } from '../dataverse/start.ts';
import { startApp, type TestApp } from '../support/start-app.ts';

export const NOW = Date.parse('2025-06-10T08:00:00Z');
export const YESTERDAY = dayOf('2025-06-09', 'Europe/Lisbon');
export const DAY_BEFORE = dayOf('2025-06-08', 'Europe/Lisbon');
export const DELIVERIES = 'msdyn_proactive_deliveries';

let versions = 0;

/** A finished call; every time of it is `at` unless told. */
export function call(n: number, at: string, columns: Readonly<Record<string, unknown>> = {}) {
  return {
    msdyn_proactive_deliveryid: guid(n),
    msdyn_channel: 'Voice',
    msdyn_dialmode_type: 'Copilot',
    msdyn_status: 'Complete',
    msdyn_result: 'LiveAnswer',
    msdyn_start_date: at,
    msdyn_end_date: at,
    msdyn_result_date: at,
    createdon: at,
    modifiedon: at,
    versionnumber: ++versions,
    ...columns,
  };
}

export async function start(
  env: Readonly<Record<string, string>> = {},
): Promise<TestApp & { readonly put: (...rows: readonly ReturnType<typeof call>[]) => void }> {
  const started = await startApp({ env, clock: () => NOW });
  return { ...started, put: (...rows) => void rows.map((row) => started.emulator.table(DELIVERIES).upsert(row)) };
}

export async function reportOf({ app }: TestApp, period = YESTERDAY) {
  const { report } = await app.lookUp({ period, scope: {} });
  return report;
}

export async function deliveriesOf(test: TestApp, period = YESTERDAY): Promise<number> {
  return (await reportOf(test, period)).totals.deliveries ?? 0;
}

export async function errorOf(promise: Promise<unknown>): Promise<AppError> {
  const error: unknown = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof DataverseError || error instanceof InputError) return error;
  throw new Error(`Expected an error of this program, got ${error}`);
}

/** Nothing of the period counts as read, and a look-up says so. */
export async function expectUnread(test: TestApp, period = YESTERDAY): Promise<void> {
  const { report, coverage } = await test.app.lookUp({ period, scope: {} });
  expect(coverage).toEqual({ spans: [], readToMs: null });
  expect(report).toMatchObject({
    provisional: true,
    provisionalReasons: ['The deliveries of this period have not been read from Dataverse yet.'],
    asOf: null,
  });
}
