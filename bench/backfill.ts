/** Command: npm run bench:backfill. Backfills all days of 45,211 real calls through the queue, checks the totals, and writes its section of docs/performance.md. */
import { readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { startAzurite } from '../dev/azurite.ts';
import { startEmulator } from '../dev/dataverse/emulator.ts';
import { startFunctionsHost } from '../dev/functions-host/start-functions-host.ts';
import { ROOT } from '../dev/root.ts';
import { messageOf } from '../src/errors.ts';
import type { BackfillProgress } from '../src/http/runs/backfill-progress.ts';
import type { Report } from '../src/report/report.ts';
import { attributes, configs, deliveries, zone } from '../test/data/bank-calls/bank-calls.mjs';
import { type Machine, thisMachine } from './machine.ts';
import { BACKFILL_SECTION, withSection } from './page-section.ts';

const PAGE = new URL('../docs/performance.md', import.meta.url);
const EXPECTED = new URL('../test/data/bank-calls/expected.json', import.meta.url);
const LOOK_MS = 100;

interface Expected {
  readonly calls: number;
  readonly answered: number;
  readonly talkSeconds: number;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly days: number;
}

interface Measured {
  readonly expected: Expected;
  readonly progress: BackfillProgress;
  /** From the order to the last message in the queue, and to the last day done, seconds. */
  readonly orderedSeconds: number;
  readonly doneSeconds: number;
  /** GETs to Dataverse. */
  readonly requests: number;
}

async function main(): Promise<void> {
  const expected: Expected = JSON.parse(readFileSync(EXPECTED, 'utf8'));
  const body = section(await measureBackfill(expected), thisMachine(), new Date().toISOString().slice(0, 10));
  console.log(body);
  writeFileSync(PAGE, withSection(readFileSync(PAGE, 'utf8'), BACKFILL_SECTION, body));
}

async function measureBackfill(expected: Expected): Promise<Measured> {
  const [azurite, emulator] = await Promise.all([startAzurite(), startEmulator()]);
  const storage = azurite.connectionString;
  Object.assign(process.env, {
    ...{ DATAVERSE_URL: emulator.url, DATAVERSE_AUTH: 'token', DATAVERSE_TOKEN: emulator.token, STORAGE_CONNECTION: storage },
    ...{ MAIL_TRANSPORT: 'outbox', MAIL_OUTBOX_DIR: '.', MAIL_FROM: 'digest@contoso.example', REPORT_TIME_ZONE: zone },
  });
  await emulator.load('msdyn_proactive_deliveries', deliveries());
  await emulator.load('msdyn_proactive_delivery_attributes', attributes());
  await emulator.load('msdyn_proactive_engagement_configs', configs);
  // The file tells of no conversations.
  emulator.setReadDepth('msdyn_ocliveworkitems', 'None');
  const host = await startFunctionsHost({ appFolder: ROOT, storageConnection: storage, runTimers: false });
  try {
    let requests = 0;
    emulator.intercept(() => {
      requests++;
      return false;
    });
    const startMs = performance.now();
    const seconds = () => (performance.now() - startMs) / 1000;
    const id = await order(host.url, expected);
    const orderedSeconds = seconds();
    const progress = await finished(host.url, id);
    const measured = { expected, progress, orderedSeconds, doneSeconds: seconds(), requests };
    await assertTotals(host.url, expected);
    return measured;
  } finally {
    for (const part of [host, emulator, azurite]) await part.stop();
  }
}

async function order(url: string, { firstDay, lastDay }: Expected): Promise<string> {
  const init = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ from: firstDay, to: lastDay }) };
  const { backfill } = (await (await fetch(`${url}/api/backfill`, init)).json()) as { backfill: string };
  return backfill;
}

async function finished(url: string, id: string): Promise<BackfillProgress> {
  for (; ; await sleep(LOOK_MS)) {
    const progress = (await (await fetch(`${url}/api/runs?backfill=${id}`)).json()) as BackfillProgress;
    if (progress.days.failed > 0) throw new Error(`Cannot backfill: ${JSON.stringify(progress.troubles)}`);
    if (progress.isFinished) return progress;
  }
}

/** A time means nothing where the numbers are wrong. @throws Error */
async function assertTotals(url: string, { firstDay, lastDay, calls, answered, talkSeconds }: Expected): Promise<void> {
  const { totals } = (await (await fetch(`${url}/api/report?from=${firstDay}&to=${lastDay}&extent=counts`)).json()) as Report;
  const found = [totals.deliveries, totals.offHook, totals.callSeconds.sum];
  if (`${found}` !== `${[calls, answered, talkSeconds]}`) throw new Error(`Cannot trust the backfill: its totals are ${found}`);
}

function section({ expected, progress, ...measured }: Measured, machine: Machine, date: string): string {
  const whole = (value: number) => Math.round(value).toLocaleString('en-US');
  const days = progress.days.done;
  const { deliveries: rows, attributes: others } = progress.rows;
  return [
    'Written by `npm run bench:backfill`; no figure here is typed by hand.',
    '',
    `${date}, commit ${machine.commit}, Node ${machine.node}, ${machine.system}, ${machine.cpu}, ${machine.cores} cores.`,
    '',
    `All ${whole(expected.calls)} real calls of ${expected.days} days (test/data/bank-calls), with the days between them ${whole(days)}: ordered over HTTP, a message a day in Azurite, ${whole(rows)} deliveries and ${whole(others)} attributes pulled from the emulator. App, host and emulator share one process; the totals were those expected.`,
    '',
    '| | |',
    '|---|--:|',
    `| until all messages were in the queue | ${measured.orderedSeconds.toFixed(1)} s |`,
    `| until all days were done | ${measured.doneSeconds.toFixed(1)} s |`,
    `| days a second | ${(days / measured.doneSeconds).toFixed(1)} |`,
    `| requests to Dataverse | ${whole(measured.requests)} |`,
    `| requests a day | ${(measured.requests / days).toFixed(2)} |`,
  ].join('\n');
}

main().catch((error: unknown) => {
  console.error(messageOf(error));
  process.exitCode = 1;
});
