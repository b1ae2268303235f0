/** All checks at once, and what they say together. */
import { CHECKS } from './checks.ts';
import { type Entry, examine } from './examine.ts';
import type { Patient } from './patient.ts';

export interface Diagnosis {
  /** The worst of the checks; one that was not tried counts for nothing, for what it needed counts. */
  readonly status: 'ok' | 'warning' | 'failed';
  /** ISO 8601 UTC. */
  readonly checkedAt: string;
  readonly checks: readonly Entry[];
}

/** Of one check, milliseconds. Four can wait for each other, and the platform ends an answer after 230 s. */
const CHECK_LIMIT_MS = 25_000;

/** Never throws for what a check looks at. */
export async function diagnose(patient: Patient, limitMs = CHECK_LIMIT_MS): Promise<Diagnosis> {
  const checks = await examine(CHECKS, patient, limitMs);
  return diagnosisOf(checks, patient.now());
}

/** Pure. */
export function diagnosisOf(checks: readonly Entry[], nowMs: number): Diagnosis {
  const has = (state: Entry['state']) => checks.some((entry) => entry.state === state);
  return { status: has('failed') ? 'failed' : has('warning') ? 'warning' : 'ok', checkedAt: new Date(nowMs).toISOString(), checks };
}
