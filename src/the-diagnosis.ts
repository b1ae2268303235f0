/** What the doctor says of this process, as every caller shares it. The doctor is loaded when somebody first asks: no other start needs it. */
import type { Diagnosis } from './doctor/diagnosis.ts';

type Ask = (principal: string | null) => Promise<Diagnosis>;

let asked: Promise<Ask> | undefined;

/** Everything is looked at once a minute at most. @param principal what the platform says of who asks; null = nobody has signed in */
export async function theDiagnosis(principal: string | null): Promise<Diagnosis> {
  asked ??= open();
  return (await asked)(principal);
}

async function open(): Promise<Ask> {
  const [{ diagnose }, { sharedDiagnosis }, { patientOf }] = await Promise.all([
    import('./doctor/diagnosis.ts'),
    import('./doctor/shared-diagnosis.ts'),
    import('./the-doctor.ts'),
  ]);
  const logins = {};
  return sharedDiagnosis({ patientOf: (principal) => patientOf(process.env, { principal, logins }), diagnose, now: Date.now });
}

/** Whoever asks after that gets it looked at anew, of the environment as it is then. */
export function forgetTheDiagnosis(): void {
  asked = undefined;
}
