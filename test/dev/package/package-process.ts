/** Runs the app that was gathered for deployment as a process of its own, on any Node: node package-process.ts FOLDER DATE. Prints one line of JSON: what is registered, and what came of a report, a harvest, a dispatch and the sending. Settings come from the environment. */
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type FunctionsHost, startFunctionsHost } from '../../../dev/functions-host/start-functions-host.ts';

/** What the process prints. */
export interface PackageRun {
  readonly node: string;
  /** Names of the functions that were registered. */
  readonly functions: readonly string[];
  /** Of the day, as JSON. */
  readonly report: { readonly totals: { readonly deliveries: number } };
  /** Path of an address, and the status and type of its answer. */
  readonly answers: Readonly<Record<string, string>>;
  /** What the host and the functions logged. */
  readonly log: readonly string[];
}

const log: string[] = [];

/** Every path asked for, by what is loaded only when it is. */
const ASKED = ['/api/report?format=html', '/api/report?format=xlsx', '/api/openapi.json', '/api/docs', '/api/health'];

async function run([folder = '', date = '']: readonly string[]): Promise<PackageRun> {
  const host = await startFunctionsHost({
    appFolder: folder,
    storageConnection: process.env.STORAGE_CONNECTION ?? '',
    runTimers: false,
    log: (line) => log.push(line),
  });
  try {
    // What only some settings need: signing in to Azure, other transports of mail.
    for (const chunk of globSync('chunks/*.js', { cwd: folder })) await import(pathToFileURL(join(folder, chunk)).href);
    // Noted as due, it waits for the harvest.
    await dispatchAndWait(host, 1);
    await host.invokeTimer('harvest');
    const report = (await (await fetch(`${host.url}/api/report?date=${date}`)).json()) as PackageRun['report'];
    const answers = Object.fromEntries(await Promise.all(ASKED.map(async (path) => [path, await answerTo(host.url, path, date)] as const)));
    await dispatchAndWait(host, 2);
    return { node: process.version, functions: host.functions.map(({ name }) => name), report, answers, log };
  } finally {
    await host.stop();
  }
}

/** @param lines how many the function that sends has logged by then, since the start */
async function dispatchAndWait(host: FunctionsHost, lines: number): Promise<void> {
  await host.invokeTimer('dispatch');
  while (log.filter((line) => line.startsWith('[send] send: ')).length < lines) await new Promise((resolve) => setTimeout(resolve, 20));
}

async function answerTo(url: string, path: string, date: string): Promise<string> {
  const answer = await fetch(`${url}${path}${path.includes('?') ? `&date=${date}` : ''}`);
  await answer.arrayBuffer();
  return `${answer.status} ${answer.headers.get('content-type')}`;
}

console.log(JSON.stringify(await run(process.argv.slice(2))));
process.exit(0);
