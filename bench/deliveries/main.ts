/** Command: npm run bench:deliveries [-- --count N --scopes N --subscriptions N --days N --fact-days N]. Sends the digests of many scopes of one day. Prints the figures; with no option it writes its section of docs/performance.md. */
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { startAzurite } from '../../dev/azurite.ts';
import { openHistory } from '../../src/history/history.ts';
import type { Subscription } from '../../src/subscriptions/subscription/subscription.ts';
import { readOptions, runBench, tell, wholeOption } from '../command.ts';
import { fillHistory } from '../digest/digest-history.ts';
import { printed, startNode } from '../harvest/processes.ts';
import { thisMachine } from '../machine.ts';
import { DELIVERIES_SECTION, withSection } from '../page-section.ts';
import type { BenchStorage } from './bench-app.ts';
import { type DeliveriesMeasured, deliveriesSection, type Size, SMALL_COUNT, SMALL_HEAP_MB } from './deliveries-section.ts';
import { fillSubscriptions, metScopes } from './fill-subscriptions.ts';
import type { TakenMails } from './mail-server-process.ts';
import { manyScopes, subscriptionsFor } from './many-subscriptions.ts';
import type { DispatchFigures, SendFigures } from './sender-process.ts';
import type { StageTimes } from './stage-process.ts';

const PAGE = new URL('../../docs/performance.md', import.meta.url);
const FULL: Size = { count: 100_000, scopes: 1_000, subscriptions: 2_000, days: 7, factDays: 0 };
const FOLDER = 'bench/deliveries';

async function main(): Promise<void> {
  const size = readArguments();
  const azurite = await startAzurite();
  try {
    const { connectionString } = azurite;
    const storage = { connectionString, prefix: 'benchdeliveries' };
    const { days, factDays, count } = size;
    const filled = { count, days, factDays, contacts: count * 9 };
    await fillHistory(await openHistory({ connection: { connectionString }, prefix: storage.prefix }), filled, (left) =>
      tell(`${left} days left to fill`),
    );
    const before = loadOfMinute();
    const rush = await dispatchMany({ ...storage, prefix: 'benchrush' }, storage, size.subscriptions);
    const sending = await sendAll(storage, size.scopes);
    tell('timing model and render');
    const stages = await figuresOf<StageTimes>('stage-process.ts', [connectionString, storage.prefix, `${size.scopes}`]);
    const measured: DeliveriesMeasured = { size, rush, ...sending, stages, load: [before, loadOfMinute()] };
    const body = deliveriesSection(measured, thisMachine(), new Date().toISOString().slice(0, 10));
    console.log(body);
    if (Object.entries(FULL).every(([name, value]) => size[name as keyof Size] === value))
      writeFileSync(PAGE, withSection(readFileSync(PAGE, 'utf8'), DELIVERIES_SECTION, body));
  } finally {
    await azurite.stop();
  }
}

/** A run of the dispatch timer where so many came due at once. */
async function dispatchMany(storage: BenchStorage, filled: BenchStorage, count: number): Promise<DispatchFigures> {
  tell(`dispatching ${count} at once`);
  await fillSubscriptions(storage, subscriptionsFor(manyScopes(await metScopes(filled), count)));
  return figuresOf<DispatchFigures>('sender-process.ts', [storage.connectionString, storage.prefix]);
}

/** All of them, after some others by a process of little memory. */
async function sendAll(storage: BenchStorage, count: number): Promise<Pick<DeliveriesMeasured, 'small' | 'sending' | 'taken'>> {
  const all = subscriptionsFor(manyScopes(await metScopes(storage), count + SMALL_COUNT));
  tell(`sending ${SMALL_COUNT} with little memory`);
  const { sending: small } = await send(storage, all.slice(count), ['--expose-gc', `--max-heap-size=${SMALL_HEAP_MB}`]);
  tell(`sending ${count}`);
  return { small, ...(await send(storage, all.slice(0, count), ['--expose-gc'])) };
}

async function send(storage: BenchStorage, subscriptions: readonly Subscription[], flags: readonly string[]) {
  await fillSubscriptions(storage, subscriptions);
  const server = startNode([`${FOLDER}/mail-server-process.ts`]);
  let text = '';
  server.stdout?.on('data', (chunk: Buffer) => (text += chunk));
  try {
    while (!text.includes('\n')) await once(server.stdout ?? server, 'data');
    const sending = await figuresOf<SendFigures>('sender-process.ts', [storage.connectionString, storage.prefix, text.trim()], flags);
    server.kill();
    await once(server, 'close');
    return { sending, taken: JSON.parse(text.split('\n')[1] ?? '') as TakenMails };
  } finally {
    server.kill();
  }
}

/** What a process of the bench prints. */
async function figuresOf<T>(file: string, given: readonly string[], flags: readonly string[] = []): Promise<T> {
  const [line] = await printed(startNode([...flags, `${FOLDER}/${file}`, ...given]), /^\{.*\}$/m);
  return JSON.parse(line) as T;
}

function loadOfMinute(): number {
  return loadavg()[0] ?? 0;
}

function readArguments(): Size {
  const text = { type: 'string' } as const;
  const given = readOptions({ count: text, scopes: text, subscriptions: text, days: text, 'fact-days': text });
  const { count, scopes, subscriptions, days, 'fact-days': factDays } = given;
  const least = (name: string, value: string | undefined, full: number, [from, to]: readonly [number, number]) =>
    value === undefined ? full : from === 0 && value === '0' ? 0 : wholeOption(name, value, [from, to]);
  return {
    count: least('count', count, FULL.count, [1, 999_999]),
    scopes: least('scopes', scopes, FULL.scopes, [1, 1_900]),
    subscriptions: least('subscriptions', subscriptions, FULL.subscriptions, [1, 2_000]),
    days: least('days', days, FULL.days, [0, 56]),
    factDays: least('fact-days', factDays, FULL.factDays, [0, 35]),
  };
}

runBench(main);
