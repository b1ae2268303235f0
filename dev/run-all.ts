/** `npm start`: everything on one machine. Storage, Dataverse, a mail catcher and the app in its Functions host; yesterday's digest at once. */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { type App, createApp } from '../src/app.ts';
import { messageOf } from '../src/errors.ts';
import { readSettings } from '../src/settings/settings.ts';
import { yesterdayOf } from '../src/time/days-before.ts';
import type { Period } from '../src/time/local-day.ts';
import { periodBefore } from '../src/time/period-before.ts';
import { parseZone } from '../src/time/zone.ts';
import { assertPortFree } from './azurite.ts';
import type { StartCommand } from './command-line.ts';
import { startFunctionsHost } from './functions-host/start-functions-host.ts';
import { openLocalHistory } from './local-history.ts';
import { startMailCatcher } from './mail-catcher.ts';
import { notSent, pullDays, sendAndWait } from './main-job.ts';
import type { Progress } from './progress.ts';
import { ROOT } from './root.ts';
import { mailSamples } from './sample/mail-samples.ts';
import { PEOPLE, SAMPLE_SCOPES } from './sample/people.ts';
import { openSource, sourceToCome } from './source.ts';
import { senderOf, unusedSettings } from './start-settings.ts';

/** What runs. */
export interface Running {
  /** Lines for the person who started it: what to open, and what went wrong. */
  readonly lines: readonly string[];
  /** Over once a Ctrl-C came, and all has stopped. */
  readonly ended: Promise<void>;
}

const HOST = 'http://127.0.0.1';
/** Lines of the host that a person must see, whatever was asked for. */
const TROUBLE = /^\[[^\]]*\] (?:warning|error|critical): /;
const USERS = [
  'the Functions host',
  'Azurite (blobs)',
  'Azurite (queues)',
  'Azurite (tables)',
  'the Dataverse emulator',
  'the mail page',
  'the mail server',
];

/** Starts everything on seven ports from command.port on, and does the main job for yesterday; 'ended' where `ending` came before that was done: nothing is left half-way. @throws AppError, Error; then nothing is left running */
export async function runAll(command: StartCommand, progress: Progress, ending: AbortSignal): Promise<Running | 'ended'> {
  const ports = USERS.map((user, i) => ({ user, port: command.port + i }));
  for (const { port, user } of ports) await assertPortFree(port, user);
  const [host = 0, blobs = 0, queues = 0, tables = 0, dataverse = 0, web = 0, smtp = 0] = ports.map(({ port }) => port);
  const ends: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const end of ends.splice(0).reverse()) await end();
  };
  const keep = <T extends { stop(): Promise<void> }>(part: T): T => {
    ends.push(() => part.stop());
    return part;
  };
  try {
    const zone = parseZone(process.env.REPORT_TIME_ZONE || Intl.DateTimeFormat().resolvedOptions().timeZone);
    const nowMs = Date.now();
    const toCome = {
      zone,
      source: sourceToCome(command, process.env),
      isSample: false,
      storage: 'not opened yet',
      smtpUrl: `smtp://127.0.0.1:${smtp}`,
      host,
    };
    // What is wrong is told before anything is started.
    readSettings({ ...process.env, ...settingsOf(toCome, process.env) });
    progress.step(`starting on the ports from ${command.port} on; Ctrl-C ends it`);
    const source = keep(await openSource(command, process.env, { zone, nowMs, port: dataverse }));
    progress.step(`Dataverse: ${source.name}`);
    // Rows are made in one go: a Ctrl-C of meanwhile is heard now.
    await setImmediate();
    ending.throwIfAborted();
    const azurite = keep(await openLocalHistory(source.key, [blobs, queues, tables]));
    const mail = keep(await startMailCatcher({ smtpPort: smtp, webPort: web }));
    progress.step('storage and mail catcher are up');
    const parts = { zone, source: source.env, isSample: source.isSample, storage: azurite.connectionString, smtpUrl: mail.smtpUrl, host };
    const settings = settingsOf(parts, process.env);
    const unused = unusedSettings(process.env, settings);
    if (unused.length > 0)
      progress.step(`not used here, where everything is on this machine: ${unused.join(', ')}; mail goes to the catcher only`);
    Object.assign(process.env, settings);
    const app = await createApp(readSettings(process.env));
    ends.push(() => app.close());
    const yesterday = yesterdayOf(nowMs, zone);
    await (source.isSample ? readSample(app, progress, ending) : readOrganisation(app, yesterday, progress, ending));
    const failures = await digestOf(app, yesterday, progress, ending);
    if (source.isSample) failures.push(...(await mailSamples(app, nowMs, progress, ending)));
    ending.throwIfAborted();
    const functions = keep(
      await startFunctionsHost({
        appFolder: ROOT,
        port: host,
        storageConnection: azurite.connectionString,
        // Only where the app believes what it says.
        ...(settings.SIGN_IN === 'app-service' && { signIn: { people: PEOPLE } }),
        log: (line) => {
          if (command.verbose || TROUBLE.test(line)) progress.step(line);
        },
      }),
    );
    // What is left to read, fold and put on record follows in the background; the timers would come to it within ten minutes.
    keep(harvestOn(app, progress, command.verbose));
    const lines = [...failures, ...addressLines(functions.url, mail.webUrl, process.env.DATAVERSE_URL ?? '')];
    return { lines, ended: aborted(ending).then(stop) };
  } catch (error) {
    await stop();
    if (ending.aborted) return 'ended';
    throw error;
  }
}

async function aborted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await once(signal, 'abort');
}

/** All days of the sample, so that its first mail knows what is usual. */
async function readSample(app: App, progress: Progress, signal: AbortSignal): Promise<void> {
  const { deliveries, attributes } = await app.harvest({ signal });
  progress.step(`read the sample days: ${deliveries} deliveries, ${attributes} attributes`);
}

/** Of an organisation, whose history may take long, yesterday and what it is compared with come first. */
async function readOrganisation(app: App, yesterday: Period, progress: Progress, signal: AbortSignal): Promise<void> {
  const earlier = periodBefore(yesterday);
  await pullDays(app, earlier === null ? [yesterday] : [yesterday, earlier], progress, signal);
}

async function digestOf(app: App, day: Period, progress: Progress, signal: AbortSignal): Promise<string[]> {
  signal.throwIfAborted();
  const sent = await sendAndWait(app, day, true, progress, signal);
  if (sent?.subject !== undefined) progress.step(`mailed: ${sent.subject}`);
  return notSent(sent);
}

/** A harvest that a Ctrl-C ends at its next page, and the days that it completes put on record; what was done stays, and the next one goes on from there. */
function harvestOn(app: App, progress: Progress, isVerbose: boolean): { stop(): Promise<void> } {
  const ending = new AbortController();
  const tell = (error: unknown) => {
    if (!ending.signal.aborted) progress.step(`harvest: ${messageOf(error)}`);
  };
  const isOver = () => ending.signal.aborted;
  const over = app
    .harvest({ signal: ending.signal })
    .then(async ({ deliveries }) => {
      await app.compact({ isOver });
      const closed = await app.closeDays({ isOver });
      // The addresses are the last that a person sees.
      if (isVerbose) progress.step(`read the rest of the history: ${deliveries} deliveries, ${closed.length} days on record`);
    })
    .catch(tell);
  return {
    stop() {
      ending.abort();
      return over;
    },
  };
}

interface LocalParts {
  readonly zone: string;
  readonly source: Readonly<Record<string, string>>;
  readonly isSample: boolean;
  readonly storage: string;
  readonly smtpUrl: string;
  readonly host: number;
}

/** Whoever opens the page has signed in already, and links in mails open by themselves for whoever has not. Mail always goes to the catcher, whoever it is for: trying the app out must not write to anybody. */
function settingsOf({ zone, source, isSample, storage, smtpUrl, host }: LocalParts, given: NodeJS.ProcessEnv): Record<string, string> {
  return {
    ...source,
    ...senderOf(given),
    STORAGE_CONNECTION: storage,
    AzureWebJobsStorage: storage,
    MAIL_TRANSPORT: 'smtp',
    MAIL_SMTP_URL: smtpUrl,
    // Of a transport that is not used here.
    ...{ GRAPH_SETTLE: '', GRAPH_BOUNCES: '', GRAPH_LARGE_FILES: '' },
    REPORT_TIME_ZONE: zone,
    PUBLIC_URL: `${HOST}:${host}`,
    SIGN_IN: given.SIGN_IN || 'app-service',
    ...(isSample && { SIGN_IN_SCOPES: given.SIGN_IN_SCOPES || SAMPLE_SCOPES }),
    LINKS: given.LINKS || 'signed',
    LINK_KEYS: given.LINK_KEYS || `local:${randomBytes(24).toString('base64url')}`,
    AzureWebJobsDisableHomepage: 'true',
  };
}

function addressLines(url: string, mailUrl: string, dataverseUrl: string): string[] {
  return [
    '',
    `  the page      ${url}/`,
    `  be another    ${url}/.auth/login/aad`,
    `  the digests   ${mailUrl}`,
    `  as JSON       ${url}/api/report?format=json`,
    `  subscribers   ${url}/api/subscriptions`,
    `  health        ${url}/api/health`,
    `  Dataverse     ${dataverseUrl}`,
    '',
    'Ctrl-C ends everything.',
  ];
}
