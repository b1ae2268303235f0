/** Ports for a test that starts everything, which takes seven in a row. */
import { setTimeout as sleep } from 'node:timers/promises';
import { assertPortFree } from '../../dev/azurite.ts';

const PORTS = 7;

// Below the range that clients get theirs from on most systems.
const FIRST = 20_000;
const RANGES = 1_400;
// Further than the processes of one test run are from each other.
const NEXT = 97;

/** The first of seven ports in a row that nothing listens on. Test files at work side by side get others each: what is free now is taken only later. */
export async function freePorts(): Promise<number> {
  for (let range = process.pid; ; range += NEXT) {
    const first = FIRST + (range % RANGES) * PORTS;
    if (await areFree(first)) return first;
  }
}

export async function areFree(first: number): Promise<boolean> {
  try {
    for (let i = 0; i < PORTS; i++) await assertPortFree(first + i, 'a test');
    return true;
  } catch {
    return false;
  }
}

/** Waits until nothing listens on them, however long it takes. */
export async function untilFree(first: number): Promise<void> {
  while (!(await areFree(first))) await sleep(100);
}
