/** What a check is: an entry of the table in checks.ts, which looks at one thing and says what it found. */
import type { Patient } from './patient.ts';
import type { RemedyId } from './remedies.ts';

/** not-tried = nothing is known of it, and the reason is told: never a kind of ok. */
export const STATES = ['ok', 'warning', 'failed', 'not-tried'] as const;
export type State = (typeof STATES)[number];

export const CHECK_IDS = [
  'settings',
  'zone-data',
  'dataverse-token',
  'organisation',
  'clock',
  'delivery-rights',
  'name-rights',
  'columns',
  'page-size',
  'id-filters',
  'tables',
  'blobs',
  'queues',
  'history',
  'mail',
  'sign-in',
  'roles',
  'links',
  'harvest',
  'setting-names',
  'deliveries',
] as const;
export type CheckId = (typeof CHECK_IDS)[number];

/** What a check found. */
export interface Finding {
  readonly state: State;
  /** A sentence each: what was seen. No secret, mail address or phone number in it. */
  readonly facts: readonly string[];
  /** What to do about it; given where the state is warning or failed. */
  readonly remedy?: RemedyId;
}

export interface Check {
  readonly id: CheckId;
  readonly title: string;
  /** What it looks at, to be read on after that. */
  readonly looksAt: string;
  /** Checks of entries before this one; where one of them failed, or was not tried, this one is not tried either. */
  readonly needs: readonly CheckId[];
  /** May throw: what failed is told by the error. */
  readonly run: (patient: Patient, signal: AbortSignal) => Promise<Finding>;
}

/** Pure. */
export const ok = (...facts: string[]): Finding => ({ state: 'ok', facts });
/** Pure. */
export const warning = (remedy: RemedyId, ...facts: string[]): Finding => ({ state: 'warning', facts, remedy });
/** Pure. */
export const failed = (remedy: RemedyId, ...facts: string[]): Finding => ({ state: 'failed', facts, remedy });
/** Pure. */
export const untried = (reason: string): Finding => ({ state: 'not-tried', facts: [reason] });
/** Of a check that needs all settings together, where any of them is wrong. */
export const settingsFirst = (): Finding => untried('It needs all settings, and some are wrong: see the check of settings.');
