/** A digest whose data never came: it is sent four hours after its time all the same, marked provisional, and not again when the data come. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { daytimeZone, dispatchAndWait, type HostedApp, loadSample, startHostedApp } from '../support/hosted-app.ts';

const zone = daytimeZone();
let hosted: HostedApp;
beforeAll(async () => {
  // Midnight was at least six hours ago in this zone.
  hosted = await startHostedApp({ REPORT_TIME_ZONE: zone, DIGEST_AT: '00:00', DIGEST_TO: 'ana@contoso.example', HARVEST_FROM_DAYS: '2' });
});
afterAll(() => hosted.stop());

test('without any data it is sent as provisional, with the reason', async () => {
  expect((await dispatchAndWait(hosted)).at(-1)).toMatch(/ is sent: 1 sent$/);
  const [name = ''] = await hosted.mails();
  const { text } = await simpleParser(await readFile(join(hosted.outbox, name)));
  expect(text).toMatch(/provisional/i);
  expect(text).toContain('have not been read from Dataverse yet');
});

test('a harvest that fails tells the host why, and leaves the digest as it is', async () => {
  hosted.emulator.setReadDepth('msdyn_proactive_deliveries', 'None');
  await expect(hosted.host.invokeTimer('harvest')).rejects.toThrow('prvReadmsdyn_proactive_delivery');
  expect(await dispatchAndWait(hosted)).toEqual([]);
  expect(await hosted.mails()).toHaveLength(1);
});

test('when the data come, the scheduled digest is not sent a second time', async () => {
  hosted.emulator.setReadDepth('msdyn_proactive_deliveries', 'Global');
  loadSample(hosted.emulator, zone, 2, 20);
  await hosted.host.invokeTimer('harvest');
  expect(await dispatchAndWait(hosted)).toEqual([]);
  expect(await hosted.mails()).toHaveLength(1);
});
