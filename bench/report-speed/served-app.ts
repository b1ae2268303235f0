/** The app of a checkout as a process of its own, in the Functions host of that checkout: harvests until a day is on record, then prints its address. node served-app.ts FOLDER DATE; settings come from the environment. */
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { startFunctionsHost } from '../../dev/functions-host/start-functions-host.ts';

// A harvest closes a few days at a time, the oldest first.
const MOST_HARVESTS = 100;

async function main([folder = '.', date = '']: readonly string[]): Promise<void> {
  const file = join(resolve(folder), 'dev/functions-host/start-functions-host.ts');
  const started = (await import(pathToFileURL(file).href)) as { startFunctionsHost: typeof startFunctionsHost };
  const host = await started.startFunctionsHost({
    appFolder: folder,
    storageConnection: process.env.STORAGE_CONNECTION ?? '',
    runTimers: false,
  });
  for (let harvests = 0; !(await isOnRecord(host.url, date)); harvests++) {
    if (harvests === MOST_HARVESTS) throw new Error(`Cannot measure: ${date} is not on record after ${harvests} harvests`);
    await host.invokeTimer('harvest');
  }
  console.log(host.url);
}

async function isOnRecord(url: string, date: string): Promise<boolean> {
  return (await fetch(`${url}/api/snapshots/${date}`)).status === 200;
}

await main(process.argv.slice(2));
