/** One thing that is wrong in a world where all else is well, and how the doctor has to tell of it. */
import type { CheckId } from '../../src/doctor/check.ts';
import type { RemedyId } from '../../src/doctor/remedies.ts';
import type { DoctorOptions } from '../../src/the-doctor.ts';
import type { World } from './world.ts';

export interface Fault {
  readonly name: string;
  readonly check: CheckId;
  readonly state: 'warning' | 'failed';
  readonly remedy: RemedyId;
  readonly seed: (world: World) => Promise<void> | void;
}

/** A fault that is a matter of settings. */
export const given =
  (settings: Readonly<Record<string, string>>) =>
  ({ env }: World): void =>
    void Object.assign(env, settings);

/** A fault that is a matter of what is around the app. */
export const around =
  (circumstances: DoctorOptions) =>
  ({ options }: World): void =>
    void Object.assign(options, circumstances);
