/** An app in a process of its own, in the Functions host for development, which prints what its start and what is then asked of it took: node app-process.ts FOLDER DATE STEP... Settings come from the environment. */
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { loadApp } from '../../dev/functions-host/load-app.ts';
import { type FunctionsHost, startFunctionsHost } from '../../dev/functions-host/start-functions-host.ts';

/** Figures of a process, milliseconds and bytes. */
export interface Started {
  /** From before the first file of the app is loaded until every function is registered: by the clock, and of the processor. */
  readonly importMs: number;
  readonly importCpuMs: number;
  /** Of both, until the app behind the functions is loaded too, which the first call does otherwise. */
  readonly wholeMs: number;
  readonly wholeCpuMs: number;
  /** Of the processor, from the same moment until the last step was done, by which the host has answered. */
  readonly cpuMs: number;
  /** Of the processor, before: Node and the host for development. */
  readonly beforeMs: number;
  /** Resident, at most. */
  readonly peakRss: number;
  /** What the host and the functions logged. */
  readonly log: readonly string[];
}

interface Asked {
  readonly host: FunctionsHost;
  readonly date: string;
  readonly log: string[];
}

/** What can be asked of it, by name. */
const STEPS = {
  report: ({ host, date }: Asked) => get(`${host.url}/api/report?date=${date}`),
  page: ({ host, date }: Asked) => get(`${host.url}/api/report?date=${date}&format=html`),
  harvest: ({ host }: Asked) => host.invokeTimer('harvest'),
  /** Until nothing is left to be read, and the day is on record. */
  'harvest all': async ({ host, date, log }: Asked) => {
    for (let harvests = 0; !(await isOnRecord(host, date)); harvests++) {
      if (harvests === MOST_HARVESTS) throw new Error(`Cannot measure: ${date} is not on record after ${harvests} harvests: ${log}`);
      await host.invokeTimer('harvest');
    }
  },
  dispatch: ({ host }: Asked) => host.invokeTimer('dispatch'),
  /** A tick, and the one digest that came due, until it is sent. */
  digest: async ({ host, log }: Asked) => {
    await host.invokeTimer('dispatch');
    while (!log.some((line) => line.startsWith('[send]'))) await new Promise((resolve) => setTimeout(resolve, 10));
  },
  mail: ({ host }: Asked) => get(`${host.url}/api/subscriptions/default/test`, { method: 'POST', body: '{"to":"a@contoso.example"}' }),
} as const;
/** A harvest closes a few days at a time. */
const MOST_HARVESTS = 30;

/** A name of what can be asked. */
export type Step = keyof typeof STEPS;

async function main([folder = '', date = '', ...steps]: readonly string[]): Promise<Started> {
  const [cpuBefore, startMs] = [process.cpuUsage(), performance.now()];
  await loadApp(folder);
  const imported = { importMs: performance.now() - startMs, importCpuMs: millisecondsOf(process.cpuUsage(cpuBefore)) };
  for (const file of globSync(['chunks/app-*.js', 'dist/src/app.js'], { cwd: folder }))
    await import(pathToFileURL(join(folder, file)).href);
  const whole = { wholeMs: performance.now() - startMs, wholeCpuMs: millisecondsOf(process.cpuUsage(cpuBefore)) };
  const log: string[] = [];
  if (steps.length > 0) {
    const storageConnection = process.env.STORAGE_CONNECTION ?? '';
    const host = await startFunctionsHost({ appFolder: folder, storageConnection, runTimers: false, log: (line) => log.push(line) });
    for (const step of steps) await STEPS[step as Step]({ host, date, log });
  }
  const cpu = { cpuMs: millisecondsOf(process.cpuUsage(cpuBefore)), beforeMs: millisecondsOf(cpuBefore) };
  return { ...imported, ...whole, ...cpu, peakRss: process.resourceUsage().maxRSS * 1024, log };
}

function millisecondsOf({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1000;
}

async function get(url: string, init: { readonly method?: string; readonly body?: string } = {}): Promise<void> {
  const answer = await fetch(url, { ...init, ...(init.body !== undefined && { headers: { 'Content-Type': 'application/json' } }) });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`Cannot measure ${url}: status ${answer.status}: ${text.slice(0, 500)}`);
}

async function isOnRecord(host: FunctionsHost, date: string): Promise<boolean> {
  return (await fetch(`${host.url}/api/snapshots/${date}`)).status === 200;
}

console.log(JSON.stringify(await main(process.argv.slice(2))));
process.exit(0);
