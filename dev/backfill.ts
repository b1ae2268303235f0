/** Command: npm run backfill. Orders a backfill of a running app and shows how far it is; exits with 0 only if every day went well. */
import { setTimeout as sleep } from 'node:timers/promises';
import { messageOf } from '../src/errors.ts';
import type { BackfillProgress } from '../src/http/runs/backfill-progress.ts';
import { type BackfillCommand, parseBackfillCommand, USAGE } from './backfill-command.ts';
import { printHelp } from './help.ts';
import { progressBarOn } from './progress-bar.ts';

const LOOK_MS = 500;
// An app that scales, or is restarted, is away for a moment: the days go on without this command.
const PATIENCE = 20;

async function main(): Promise<void> {
  const args = process.argv.slice(2);
  if (printHelp(args, USAGE)) return;
  const command = parseBackfillCommand(args);
  const { from, to, zone, replace } = command;
  const ordered = await ask(command, 'backfill', { from, to, ...(zone !== undefined && { zone }), replace });
  const { backfill, runs } = ordered as { backfill: string; runs: string };
  console.log(`backfill ${backfill}: ${command.url}${runs}`);
  const { days, troubles } = await follow(command, backfill);
  for (const { date, error } of troubles) console.error(`Cannot backfill ${date}: ${error?.message ?? 'it ended without a word'}`);
  if (days.failed > 0) process.exitCode = 1;
}

async function follow(command: BackfillCommand, id: string): Promise<BackfillProgress> {
  const bar = progressBarOn(process.stdout);
  try {
    for (let misses = 0; ; await sleep(LOOK_MS)) {
      try {
        const progress = (await ask(command, `runs?backfill=${id}`)) as BackfillProgress;
        misses = 0;
        bar.show(progress);
        if (progress.isFinished) return progress;
      } catch (error) {
        if (++misses > PATIENCE) throw error;
      }
    }
  } finally {
    bar.end();
  }
}

/** GETs JSON, or POSTs a body. @throws Error with what the app answered */
async function ask({ url, key }: BackfillCommand, path: string, body?: unknown): Promise<unknown> {
  const headers = { 'Content-Type': 'application/json', ...(key !== undefined && { 'x-functions-key': key }) };
  const init = body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) };
  const response = await fetch(`${url}/api/${path}`, { ...init, redirect: 'error' }).catch((cause: unknown) => {
    throw new Error(`Cannot reach the app at ${url}: is it running? npm start starts one`, { cause });
  });
  const text = await response.text();
  if (!response.ok) throw new Error(problemOf(text) ?? `Cannot ask the app at ${url}: status ${response.status}`);
  return JSON.parse(text);
}

/** What a problem answer says. */
function problemOf(text: string): string | undefined {
  try {
    return (JSON.parse(text) as { detail?: string }).detail;
  } catch {
    return undefined;
  }
}

main().catch((error: unknown) => {
  console.error(messageOf(error));
  process.exitCode = 1;
});
