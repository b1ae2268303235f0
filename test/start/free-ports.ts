/** Ports for a test that starts everything, which takes seven in a row. */
import { setTimeout as sleep } from 'node:timers/promises';
import { assertPortFree } from '../../dev/azurite.ts';

const PORTS = 7;

/** The first of seven ports in a row that nothing listens on, below the range that clients get theirs from on most systems. */
export async function freePorts(): Promise<number> {
  for (let first = 20_000 + (process.pid % 10_000); ; first += PORTS) {
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
