/** An emulator as a process of its own, with the rows of an outage: node emulator-process.ts TOKEN COUNT LATENCY DOP NOW */
import { startEmulator } from '../../../dev/dataverse/emulator.ts';
import { fillOutage, outageBefore } from './outage.ts';

async function main([token = '', count = '', latencyMs = '', dopHint = '', now = '']: readonly string[]): Promise<void> {
  const emulator = await startEmulator({ token, faults: { latencyMs: Number(latencyMs), dopHint: Number(dopHint) } });
  fillOutage(emulator, outageBefore(Number(now)), Number(count));
  console.log(`Dataverse emulator: ${emulator.url}`);
}

await main(process.argv.slice(2));
