/** A scenario of kills: `npm start -- --once` on a storage of its own, killed again and again, then left to run to its end. */
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Report } from '../../src/report/report.ts';
import type { LedgerEntry } from '../../src/subscriptions/delivery/ledger.ts';
import type { DayFiles } from './day-files.ts';
import { openLedger, readQuarters, type StoredQuarters } from './history/stored-quarters.ts';
import { ownStorage } from './setup/own-storage.ts';
import { type MailStep, type SlowMailServer, startSlowMailServer } from './slow-mail-server.ts';
import { type Ended, type StartProcess, startProcess } from './start-process.ts';
import { type StorageProxy, type StorageRequest, startStorageProxy } from './storage-proxy.ts';

/** Which file the run reads, and the moment that it is killed at; without one it is left to its end. */
export interface Run {
  readonly rows: 'earlier' | 'later';
  readonly killAt?: Moment;
}

export type Moment =
  /** A request to storage, before storage sees it or after it has done it. */
  | { readonly storage: (request: StorageRequest) => boolean; readonly when: 'before' | 'after'; readonly name: string }
  | { readonly mail: MailStep };

export interface Scenario {
  readonly name: string;
  readonly transport: 'outbox' | 'smtp';
  /** What happens before the last run, which reads the later rows and is left to its end. */
  readonly runs: readonly Run[];
}

export interface Outcome {
  /** One line a kill: what was killed, when. */
  readonly killed: readonly string[];
  readonly end: Ended;
  readonly stored: StoredQuarters;
  readonly ledger: LedgerEntry | undefined;
  readonly report: Report;
  /** Names of the files in the outbox. */
  readonly outbox: readonly string[];
  /** Messages that the mail server took. */
  readonly accepted: number;
  /** Requests to storage of each run that was left to its end. */
  readonly requests: readonly number[];
}

const RECIPIENT = 'you@proactive-digest.example';

interface Place {
  readonly files: DayFiles;
  readonly out: string;
  readonly proxy: StorageProxy;
  readonly mail: SlowMailServer;
  readonly transport: Scenario['transport'];
  readonly ends: (() => Promise<void>)[];
}

/** Plays a scenario to its end. @throws Error where a run ends before it can be killed */
export async function playScenario(scenario: Scenario, files: DayFiles, folder: string): Promise<Outcome> {
  const ends: (() => Promise<void>)[] = [];
  const keep = <T extends { stop(): Promise<void> }>(part: T): T => {
    ends.push(() => part.stop());
    return part;
  };
  try {
    const storage = await ownStorage();
    const proxy = keep(await startStorageProxy(storage, 'request-seats'));
    const mail = keep(await startSlowMailServer());
    const out = join(folder, scenario.name);
    await mkdir(out);
    const place: Place = { files, out, proxy, mail, transport: scenario.transport, ends };
    const killed: string[] = [];
    const requests: number[] = [];
    const finish = async (rows: Run['rows']) => {
      const end = await start(place, rows).ended;
      requests.push(proxy.count);
      return end;
    };
    for (const { rows, killAt } of scenario.runs) {
      if (killAt === undefined) await finish(rows);
      else killed.push(`${scenario.name}: ${await killOnce(place, rows, killAt)}`);
    }
    const end = await finish('later');
    return { killed, end, requests, ...(await outcomeOf(place, storage)) };
  } finally {
    for (const end of ends.reverse()) await end();
  }
}

async function killOnce(place: Place, rows: Run['rows'], at: Moment): Promise<string> {
  const startedMs = performance.now();
  let killedMs = Number.NaN;
  const run: StartProcess = start(place, rows);
  const kill = () => {
    if (Number.isNaN(killedMs)) killedMs = performance.now() - startedMs;
    return run.child.kill('SIGKILL');
  };
  arm(place, at, kill);
  const { signal, stdout, stderr } = await run.ended;
  place.proxy.reset();
  place.mail.watch(() => {});
  if (signal !== 'SIGKILL') throw new Error(`Cannot kill the run ${nameOf(at)}: it had ended before\n${stdout}${stderr}`);
  return `${(killedMs / 1000).toFixed(1)} s into a run over the ${rows} rows, ${nameOf(at)}`;
}

function arm({ proxy, mail }: Place, at: Moment, kill: () => boolean): void {
  if ('mail' in at) mail.watch((step) => step === at.mail && kill());
  else proxy.reset((request, when) => when === at.when && at.storage(request) && kill());
}

function nameOf(at: Moment): string {
  if ('mail' in at) return `when the mail server had the ${at.mail} of the message`;
  return `${at.when} ${at.name}`;
}

function start({ files, out, proxy, mail, transport, ends }: Place, rows: Run['rows']): StartProcess {
  proxy.reset();
  const { from, zone } = files.period;
  const args = ['--once', '--date', from, '--zone', zone, '--out', out, '--deliveries', files[rows], '--attributes', files.attributes];
  const smtp = { MAIL_TRANSPORT: 'smtp', MAIL_SMTP_URL: mail.url, MAIL_FROM: 'digest@proactive-digest.example', DIGEST_TO: RECIPIENT };
  const env = { STORAGE_CONNECTION: proxy.connectionString, ...(transport === 'smtp' && smtp) };
  return startProcess(args, { env, onEnd: (end) => ends.push(end) });
}

async function outcomeOf({ files, out, mail }: Place, connectionString: string) {
  const ledger = await openLedger(connectionString);
  const report: Report = JSON.parse(await readFile(join(out, 'report.json'), 'utf8'));
  return {
    stored: await readQuarters(connectionString, files.period),
    ledger: await ledger.read({ subscription: 'default', period: files.period, kind: 'scheduled' }, RECIPIENT),
    report,
    outbox: await readdir(join(out, 'outbox')).catch(() => []),
    accepted: mail.accepted.length,
  };
}
