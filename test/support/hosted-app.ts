/** The built app in the Functions host, over real HTTP: storage, Dataverse and outbox of its own. They lie in the environment of the process, so one at a time. */
import { readdir } from 'node:fs/promises';
import { type Emulator, startEmulator } from '../../dev/dataverse/emulator.ts';
import type { AccessKeys } from '../../dev/functions-host/keys.ts';
import type { SignIn } from '../../dev/functions-host/sign-in/sign-in.ts';
import { type FunctionsHost, startFunctionsHost } from '../../dev/functions-host/start-functions-host.ts';
import { ROOT } from '../../dev/root.ts';
import { sampleConfigurations, sampleQueues, sampleRecords } from '../../dev/sample/generate.ts';
import { dateAt } from '../../src/time/local-day.ts';
import { enterEnvironment } from './setup/own-environment.ts';
import { ownStorage } from './setup/own-storage.ts';
import { temporaryFolder } from './temporary-folder.ts';

export interface HostedApp {
  readonly host: FunctionsHost;
  readonly emulator: Emulator;
  readonly storageConnection: string;
  /** What the host and the functions logged. */
  readonly log: readonly string[];
  get(path: string): Promise<Response>;
  /** Sends a body; a value goes as JSON, a text as it is. */
  post(path: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<Response>;
  /** Names of the mails in the outbox. */
  mails(): Promise<string[]>;
  readonly outbox: string;
  stop(): Promise<void>;
}

/** Sets the environment of this process until the app is stopped, as the platform does, and starts the app; its timers run only when they are invoked. Access keys are asked for where they are given, and sign-in is played where somebody can. */
export async function startHostedApp(env: Readonly<Record<string, string>>, keys?: AccessKeys, signIn?: SignIn): Promise<HostedApp> {
  const ends: (() => Promise<void>)[] = [];
  const [storageConnection, emulator] = await Promise.all([ownStorage(), startEmulator()]);
  const outbox = await temporaryFolder((end) => ends.push(end));
  const settings = {
    DATAVERSE_URL: emulator.url,
    DATAVERSE_AUTH: 'token',
    DATAVERSE_TOKEN: emulator.token,
    STORAGE_CONNECTION: storageConnection,
    MAIL_TRANSPORT: 'outbox',
    MAIL_OUTBOX_DIR: outbox,
    MAIL_FROM: 'digest@contoso.example',
    DIGEST_TO: 'ana@contoso.example,rui@contoso.example',
    HARVEST_FROM_DAYS: '9',
    AzureWebJobsDisableHomepage: 'true',
  };
  const leave = enterEnvironment({ ...settings, ...env });
  ends.push(async () => leave());
  const log: string[] = [];
  const host = await startFunctionsHost({
    appFolder: ROOT,
    storageConnection,
    runTimers: false,
    log: (line) => log.push(line),
    ...(keys && { keys }),
    ...(signIn && { signIn }),
  });
  ends.push(
    () => emulator.stop(),
    () => host.stop(),
  );
  return {
    host,
    emulator,
    storageConnection,
    log,
    outbox,
    get: (path) => fetch(`${host.url}/api/${path}`),
    post: (path, body, headers = { 'Content-Type': 'application/json' }) =>
      fetch(`${host.url}/api/${path}`, { method: 'POST', headers, body: typeof body === 'string' ? body : JSON.stringify(body) }),
    mails: async () => (await readdir(outbox)).filter((name) => name.endsWith('.eml')),
    async stop() {
      for (const end of ends.reverse()) await end();
    },
  };
}

/** A tick of the dispatch timer, and what the queue's function then logs of each delivery that it gave out, in words. */
export async function dispatchAndWait({ host, log }: HostedApp): Promise<readonly string[]> {
  const before = log.length;
  await host.invokeTimer('dispatch');
  const given = /\[dispatch\] dispatch: (\d+) deliveries/.exec(log.slice(before).join('\n'))?.[1] ?? '0';
  const told = () => log.slice(before).filter((line) => /^\[send\] (?:error: )?send: /.test(line));
  while (told().length < Number(given)) await new Promise((resolve) => setTimeout(resolve, 20));
  return told().map(inWords);
}

/** A line of the log without its JSON. */
export function inWords(line: string): string {
  return line.replace(/ \{"event":.*\}$/, '');
}

/** Loads the hostile sample rows of today and the days before it, as they are now. */
export function loadSample(emulator: Emulator, zone: string, days: number, deliveriesPerDay: number, nowMs = Date.now()): void {
  for (const row of sampleQueues(true)) emulator.table('queues').upsert({ ...row });
  for (const row of sampleConfigurations(true)) emulator.table('msdyn_proactive_engagement_configs').upsert({ ...row });
  for (const { delivery, attributes } of sampleRecords({
    lastDate: dateAt(nowMs, zone),
    days,
    zone,
    deliveriesPerDay,
    nowMs,
    hostile: true,
  })) {
    emulator.table('msdyn_proactive_deliveries').upsert({ ...delivery });
    for (const row of attributes) emulator.table('msdyn_proactive_delivery_attributes').upsert({ ...row });
  }
}

/** A zone where it is between 06:00 and 18:00 now: yesterday is long over there, and no test can run into midnight. */
export function daytimeZone(nowMs = Date.now()): string {
  const zone = ['UTC', 'Asia/Tokyo', 'America/Los_Angeles'].find((name) => {
    const hour = Number(timeIn(name, nowMs).slice(0, 2));
    return hour >= 6 && hour < 18;
  });
  return zone ?? 'UTC';
}

/** The local time of an instant, HH:MM. */
export function timeIn(zone: string, instantMs: number): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(instantMs);
}
