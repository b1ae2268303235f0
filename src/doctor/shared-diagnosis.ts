/** One diagnosis for all who ask within a minute: what it asks of others must not grow with who looks at it. Within one process: functions of one app share no memory. */
import { MINUTE_MS } from '../time/lengths.ts';
import { rolesCheck } from './checks/roles-check.ts';
import { type Diagnosis, diagnosisOf } from './diagnosis.ts';
import { examine } from './examine.ts';
import type { Patient } from './patient.ts';

export interface SharedPorts {
  /** Opens what the checks look at anew. @param principal of who asks; null = of nobody */
  readonly patientOf: (principal: string | null) => Patient;
  readonly diagnose: (patient: Patient) => Promise<Diagnosis>;
  /** UTC epoch milliseconds. */
  readonly now: () => number;
}

const KEPT_MS = MINUTE_MS;
// It reads a header alone.
const OWN_LIMIT_MS = 1_000;

/** Gives everybody the same, but for what the platform says of who asks: that is theirs alone. */
export function sharedDiagnosis({ patientOf, diagnose, now }: SharedPorts): (principal: string | null) => Promise<Diagnosis> {
  let kept: { readonly untilMs: number; readonly diagnosis: Promise<Diagnosis> } | undefined;
  return async (principal) => {
    if (kept === undefined || now() >= kept.untilMs) kept = { untilMs: now() + KEPT_MS, diagnosis: diagnose(patientOf(null)) };
    const shared = await kept.diagnosis;
    if (principal === null) return shared;
    const own = await examine([rolesCheck], patientOf(principal), OWN_LIMIT_MS);
    const checks = shared.checks.map((entry) => own.find(({ id }) => id === entry.id) ?? entry);
    return diagnosisOf(checks, Date.parse(shared.checkedAt));
  };
}
