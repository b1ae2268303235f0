/** Command: npm run bench:digest [-- --count N --rounds N --against FOLDER]. What reports of a long history cost, looked up by a process that has loaded nothing; beside another checkout of the project where one is named. Prints the page, and writes docs/digest-time.md. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { startAzurite } from '../../dev/azurite.ts';
import { readOptions, runBench, tell, wholeOption } from '../command.ts';
import { commitOf, thisMachine } from '../machine.ts';
import { LOOK_UPS, type LookUpName } from './bench-look-ups.ts';
import { digestTimePage } from './digest-time-page.ts';
import type { LookUpCost } from './look-up-process.ts';
import { timesOfOther } from './other-checkout.ts';

const PAGE = new URL('../../docs/digest-time.md', import.meta.url);
const PREFIX = 'benchdigest';

async function main(): Promise<void> {
  const { count, rounds, against } = readArguments();
  const azurite = await startAzurite();
  try {
    const other = against === undefined ? undefined : { commit: commitOf(against), ...timesOfOther(against, { count, rounds }) };
    tell('filling the history');
    runProcess('fill-process.ts', [azurite.connectionString, PREFIX, `${count}`]);
    const names = Object.keys(LOOK_UPS) as LookUpName[];
    const costs = new Map(names.map((name) => [name, [] as LookUpCost[]]));
    for (let round = 1; round <= rounds; round++) {
      tell(`round ${round}`);
      for (const [name, list] of costs)
        list.push(JSON.parse(runProcess('look-up-process.ts', [azurite.connectionString, PREFIX, name])) as LookUpCost);
    }
    const page = digestTimePage({ machine: thisMachine(), date: new Date().toISOString().slice(0, 10), count, costs, other });
    console.log(page);
    writeFileSync(PAGE, page);
  } finally {
    await azurite.stop();
  }
}

/** Waits for a process of the bench, and gives what it prints. Nothing else is to be done meanwhile. */
function runProcess(file: string, args: readonly string[]): string {
  const path = fileURLToPath(new URL(file, import.meta.url));
  const node = ['--disable-warning=ExperimentalWarning', path, ...args];
  return execFileSync(process.execPath, node, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
}

function readArguments(): { count: number; rounds: number; against: string | undefined } {
  const options = { count: { type: 'string' }, rounds: { type: 'string' }, against: { type: 'string' } } as const;
  const { count = '100000', rounds = '3', against } = readOptions(options);
  return { count: wholeOption('count', count, [1, 999_999]), rounds: wholeOption('rounds', rounds, [1, 99]), against };
}

runBench(main);
