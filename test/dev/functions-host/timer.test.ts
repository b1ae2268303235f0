import { randomUUID } from 'node:crypto';
import { afterEach, expect, inject, test } from 'vitest';
import { startFunctionsHost } from '../../../dev/functions-host/start-functions-host.ts';
import { tableTimerStatus } from '../../../dev/functions-host/timer-status.ts';
import { type FixtureApp, writeApp } from './fixture-app.ts';

const apps: FixtureApp[] = [];
const storageConnection = inject('storageConnection');

afterEach(async () => {
  for (const app of apps.splice(0)) await app.remove();
});

async function appOf(source: string): Promise<string> {
  const app = await writeApp(source);
  apps.push(app);
  return app.folder;
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test('a timer follows its schedule, never overlaps itself, and goes on after an error', async () => {
  const id = randomUUID();
  process.env.TEST_SCHEDULE = '* * * * * *';
  const appFolder = await appOf(`
let runs = 0;
app.timer('tick-${id}', { schedule: '%TEST_SCHEDULE%', handler: async (timer, context) => {
  context.log('start'); await new Promise((r) => setTimeout(r, 1300)); context.log('end');
  if (runs++ === 0) throw new Error('first run fails');
} });`);
  const lines: string[] = [];
  const host = await startFunctionsHost({ appFolder, log: (line) => lines.push(line) });
  expect(host.functions).toEqual([{ name: `tick-${id}`, trigger: 'timerTrigger', schedule: '* * * * * *' }]);
  const stepsOf = () => lines.filter((line) => /\] (start|end)$/.test(line)).map((line) => line.split('] ')[1]);
  await expect.poll(() => stepsOf().length).toBeGreaterThanOrEqual(4);
  await host.stop();
  const steps = stepsOf();
  expect(steps).toEqual(steps.map((_, i) => (i % 2 === 0 ? 'start' : 'end')));
  expect(lines.some((line) => line.includes('first run fails'))).toBe(true);
  const count = lines.length;
  await sleep(1200);
  expect(lines.length).toBe(count);
});

test('invokeTimer() runs a timer once, with the schedule status, and passes its error on', async () => {
  const id = randomUUID();
  const appFolder = await appOf(`
app.timer('now-${id}', { schedule: '0 0 5 * * 1', handler: (timer, context) => { context.log(JSON.stringify(timer)); if (timer.scheduleStatus.last > '1') throw new Error('second run'); } });`);
  const lines: string[] = [];
  const host = await startFunctionsHost({ appFolder, runTimers: false, log: (line) => lines.push(line) });
  await host.invokeTimer(`now-${id}`);
  const [line = ''] = lines.filter((text) => text.includes('isPastDue'));
  const timer = JSON.parse(line.slice(line.indexOf('{')));
  expect(timer).toMatchObject({ isPastDue: false, schedule: { adjustForDST: true }, scheduleStatus: { last: '0001-01-01T00:00:00' } });
  expect(new Date(timer.scheduleStatus.next).toUTCString()).toMatch(/^Mon, .* 05:00:00 GMT$/);
  await expect(host.invokeTimer(`now-${id}`)).rejects.toThrow('second run');
  await expect(host.invokeTimer('other')).rejects.toThrow('Cannot invoke "other"');
  await host.stop();
});

test('a run that was missed while the host was down is made up for once, as past due', async () => {
  const name = `missed-${randomUUID()}`;
  const appFolder = await appOf(
    `app.timer('${name}', { schedule: '0 0 5 * * *', handler: (timer, context) => context.log('past due ' + timer.isPastDue) });`,
  );
  const hourAgoMs = Date.now() - 3_600_000;
  const store = await tableTimerStatus(storageConnection);
  const status = { expression: '0 0 5 * * *', lastMs: hourAgoMs - 86_400_000, nextMs: hourAgoMs, updatedMs: hourAgoMs - 86_400_000 };
  await store.save(name, status);
  const lines: string[] = [];
  for (let starts = 0; starts < 2; starts++) {
    const host = await startFunctionsHost({ appFolder, storageConnection, log: (line) => lines.push(line) });
    await host.stop();
  }
  expect(lines.filter((line) => line.includes('past due'))).toEqual([`[${name}] past due true`]);
  expect((await store.load(name))?.nextMs).toBeGreaterThan(Date.now());
});

test('startFunctionsHost() names a schedule that is none, and a setting that is not there', async () => {
  const wrong = await appOf(`app.timer('wrong-${randomUUID()}', { schedule: '0 61 * * * *', handler: () => {} });`);
  await expect(startFunctionsHost({ appFolder: wrong })).rejects.toThrow('Cannot use the schedule "0 61 * * * *"');
  const unset = await appOf(`app.timer('unset-${randomUUID()}', { schedule: '%NO_SUCH_SETTING%', handler: () => {} });`);
  await expect(startFunctionsHost({ appFolder: unset })).rejects.toThrow('the setting NO_SUCH_SETTING is not set');
});
