/** Command: npm run bench:outage. Catches up after an outage with 60,000 and with 600,000 deliveries, in runs of a fifteenth of their time; writes its section of docs/performance.md. */
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { startAzurite } from '../../../dev/azurite.ts';
import { messageOf } from '../../../src/errors.ts';
import { RUN_LIMIT_MS } from '../../../src/harvest/run-limit.ts';
import { thisMachine } from '../../machine.ts';
import { OUTAGE_SECTION, withSection } from '../../page-section.ts';
import { printed, startNode } from '../processes.ts';
import type { CatchUpFigures } from './catch-up-process.ts';
import { type CaughtUp, outageSection } from './outage-section.ts';

const PAGE = new URL('../../../docs/performance.md', import.meta.url);
const COUNTS = ['60000', '600000'];
const LATENCY_MS = 300;
const DOP_HINT = 16;
/** In which both have to fit. */
const HEAP_MB = 192;
const LIMIT_MS = RUN_LIMIT_MS / 15;
const TOKEN = 'bench';
/** The emulator keeps every row in memory. */
const EMULATOR_HEAP_MB = 14_000;

async function main(): Promise<void> {
  // Other counts print their figures and leave the page as it is.
  const { count = COUNTS } = parseArgs({ options: { count: { type: 'string', multiple: true } } }).values;
  const caughtUp: CaughtUp[] = [];
  for (const each of count) {
    console.error(`bench: catching up with ${each} deliveries at ${LATENCY_MS} ms ...`);
    caughtUp.push({ count: Number(each), ...(await catchUp(each)) });
  }
  const terms = { latencyMs: LATENCY_MS, dopHint: DOP_HINT, heapMb: HEAP_MB, limitMs: LIMIT_MS };
  const body = outageSection(caughtUp, terms, thisMachine(), new Date().toISOString().slice(0, 10));
  console.log(body);
  if (count === COUNTS) writeFileSync(PAGE, withSection(readFileSync(PAGE, 'utf8'), OUTAGE_SECTION, body));
}

async function catchUp(count: string): Promise<CatchUpFigures> {
  const azurite = await startAzurite();
  const now = `${Date.now()}`;
  const folder = 'bench/harvest/outage';
  const given = [TOKEN, count, `${LATENCY_MS}`, `${DOP_HINT}`, now];
  const emulator = startNode([`--max-old-space-size=${EMULATOR_HEAP_MB}`, `${folder}/emulator-process.ts`, ...given]);
  try {
    const [, url = ''] = await printed(emulator, /Dataverse emulator: (\S+)/);
    const args = [url, TOKEN, azurite.connectionString, 'outage', now, `${LIMIT_MS}`];
    const harvester = startNode([`--max-old-space-size=${HEAP_MB}`, `${folder}/catch-up-process.ts`, ...args]);
    const [line] = await printed(harvester, /^\{.*\}$/m);
    return JSON.parse(line) as CatchUpFigures;
  } finally {
    emulator.kill();
    await once(emulator, 'exit');
    await azurite.stop();
  }
}

main().catch((error: unknown) => {
  console.error(messageOf(error));
  process.exitCode = 1;
});
