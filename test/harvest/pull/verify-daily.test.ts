/** Rights that are too small while rows are seen: told by harvest, health, report and digest, and by none of them once they are mended. */
import { expect, onTestFinished, test } from 'vitest';
import { createApp } from '../../../src/app.ts';
import { renderDigest } from '../../../src/digest/render-digest.ts';
import { readSettings } from '../../../src/settings/settings.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../src/time/lengths.ts';
import { dateAt, dayOf } from '../../../src/time/local-day.ts';
import { guid } from '../../dataverse/start.ts';
import { startApp } from '../../support/start-app.ts';
import { ATTRIBUTES, DELIVERIES } from '../organisation.ts';
import { call } from '../started-app.ts';

const NOON = Date.UTC(2026, 10, 20, 12);
const PRIVILEGE = 'RetrieveUserPrivilegeByPrivilegeName';

async function setUp() {
  const clock = { nowMs: NOON };
  const started = await startApp({ clock: () => clock.nowMs });
  const { emulator } = started;
  const app = await createApp(readSettings(started.env), { clock: () => clock.nowMs, tablePrefix: started.tablePrefix });
  onTestFinished(() => app.close());
  let n = 0;
  const put = () => emulator.table(DELIVERIES).upsert(call(++n, new Date(clock.nowMs - MINUTE_MS).toISOString()));
  const report = async () => {
    const period = dayOf(dateAt(clock.nowMs, 'Europe/Lisbon'), 'Europe/Lisbon');
    return (await app.lookUp({ period, scope: {} })).report;
  };
  const noteOf = async () => (await report()).quality.find(({ id }) => id === 'partlyShown');
  const asked = () => emulator.requests.filter(({ url }) => url.includes(PRIVILEGE)).length;
  put();
  return { app, clock, emulator, put, report, noteOf, asked };
}

test('attributes at depth Basic are told while deliveries are seen: by run log, health, report and digest', async () => {
  const { app, emulator, put, report, noteOf, clock } = await setUp();
  emulator.setReadDepth(ATTRIBUTES, 'Basic');
  const { deliveries, isComplete, troubles } = await app.harvest();
  expect({ deliveries, isComplete }).toEqual({ deliveries: 1, isComplete: true });
  const message =
    'rights (msdyn_proactive_delivery_attribute): Dataverse shows only a part of msdyn_proactive_delivery_attribute: the application user holds Read at depth Basic; give it organisation-level Read (privilege prvReadmsdyn_proactive_delivery_attribute)';
  expect(troubles).toEqual([{ code: 'dataverse.part-shown', message }]);
  const [run] = await app.runs.list({ fromMs: NOON - HOUR_MS, toMs: NOON + HOUR_MS, limit: 1 });
  expect(run).toMatchObject({ kind: 'harvest', outcome: 'ok', error: { code: 'dataverse.part-shown', message } });
  expect(await app.health()).toMatchObject({
    status: 'failing',
    partlyShown: [{ table: 'msdyn_proactive_delivery_attribute', depth: 'Basic', since: null }],
  });
  expect(await noteOf()).toMatchObject({ count: 1, values: ['attributes: depth Basic'] });
  const { html, text } = renderDigest(await report());
  for (const content of [html, text]) expect(content).toContain('Dataverse shows only a part of these tables');
  // Mended: the next harvest sees it, and the days of that time keep their note.
  emulator.setReadDepth(ATTRIBUTES, 'Global');
  clock.nowMs += 10 * MINUTE_MS;
  put();
  expect((await app.harvest()).troubles).toEqual([]);
  expect(await app.health()).toMatchObject({ status: 'ok', partlyShown: [] });
  expect(await noteOf()).toMatchObject({ count: 1 });
  clock.nowMs += 2 * DAY_MS;
  expect(await noteOf()).toBeUndefined();
});

test('rights are asked for once a day, and what is found then counts from the last check that found all shown', async () => {
  const { app, emulator, put, asked, clock } = await setUp();
  await app.harvest();
  const first = asked();
  emulator.setReadDepth(ATTRIBUTES, 'Basic');
  clock.nowMs += DAY_MS - HOUR_MS;
  put();
  expect((await app.harvest()).troubles).toEqual([]);
  expect(asked()).toBe(first);
  clock.nowMs += HOUR_MS;
  put();
  expect((await app.harvest()).troubles).toMatchObject([{ code: 'dataverse.part-shown' }]);
  expect(asked()).toBe(first + 2);
  expect((await app.health()).partlyShown).toMatchObject([{ since: new Date(NOON).toISOString() }]);
});

test('deliveries of which some are seen, at depth Local, are told as a part', async () => {
  const { app, emulator, noteOf, clock, put } = await setUp();
  await app.harvest();
  clock.nowMs += DAY_MS;
  put();
  emulator.intercept(({ url = '' }, response) => {
    if (!url.includes(PRIVILEGE)) return false;
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ RolePrivileges: [{ Depth: 'Local' }] }));
    return true;
  });
  const { deliveries, troubles } = await app.harvest();
  expect(deliveries).toBeGreaterThan(0);
  expect(troubles.map(({ code }) => code)).toEqual(['dataverse.part-shown', 'dataverse.part-shown']);
  expect(await noteOf()).toMatchObject({ count: 2, values: ['deliveries: depth Local', 'attributes: depth Local'] });
});

test('an organisation that tells no privileges is neither told as a part nor a trouble', async () => {
  const { app, emulator, noteOf } = await setUp();
  emulator.intercept(({ url = '' }, response) => {
    if (!url.includes(PRIVILEGE)) return false;
    response.writeHead(404).end();
    return true;
  });
  expect((await app.harvest()).troubles).toEqual([]);
  expect(await app.health()).toMatchObject({ status: 'ok', partlyShown: [] });
  expect(await noteOf()).toBeUndefined();
  expect(emulator.table(DELIVERIES).get(guid(1))).toBeDefined();
});
