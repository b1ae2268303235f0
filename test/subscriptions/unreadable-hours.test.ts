/** A digest of a day of which history cannot read all that it holds, on real parts. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { expect, test } from 'vitest';
import { guid } from '../dataverse/start.ts';
import { damageDay } from '../support/damage.ts';
import { dispatchAndSend } from '../support/deliveries/dispatch.ts';
import { startApp } from '../support/start-app.ts';

const SEVEN = Date.parse('2025-06-10T06:00:00Z'); // 07:00 in Lisbon

function call(n: number, at: string) {
  const state = { msdyn_channel: 'Voice', msdyn_status: 'Complete', msdyn_result: 'LiveAnswer' };
  return { msdyn_proactive_deliveryid: guid(n), ...state, msdyn_result_date: at, createdon: at, modifiedon: at };
}

test('is sent at its time, names the hours, and is no final number', async () => {
  const { app, emulator, outbox, tablePrefix } = await startApp({ clock: () => SEVEN });
  await emulator.load('msdyn_proactive_deliveries', [call(1, '2025-06-09T10:00:00Z'), call(2, '2025-06-09T11:00:00Z')]);
  await app.harvest();
  await damageDay(tablePrefix, Date.parse('2025-06-09T11:00:00Z'), 'facts');
  expect((await dispatchAndSend(app)).at(-1)).toMatchObject({ delivery: { state: 'sent' }, entries: [{ state: 'sent' }] });
  const [name = ''] = (await readdir(outbox)).filter((file) => file.endsWith('.eml'));
  const { text = '' } = await simpleParser(await readFile(join(outbox, name)));
  const oneLine = text.replace(/\s+/g, ' ');
  expect(oneLine).toContain(
    'What is stored of 9 Jun 2025, 11:00 to 9 Jun 2025, 11:15, 9 Jun 2025, 12:00 to 9 Jun 2025, 12:15 cannot be read and is missing here.',
  );
  expect(oneLine).toContain('Monday, 9 June 2025');
  expect(oneLine).toContain('Deliveries 0');
  expect(await app.snapshots.latest('Europe/Lisbon', '2025-06-09')).toMatchObject({ version: 1, report: { provisional: true } });
});
