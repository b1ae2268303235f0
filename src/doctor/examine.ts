/** Runs checks: each once those that it needs went well, side by side, each within its time, none able to end another. */
import { AppError, messageOf } from '../errors.ts';
import { type Check, type CheckId, type Finding, failed, type State, untried } from './check.ts';
import type { Patient } from './patient.ts';
import { type Remedy, remedyOf } from './remedies.ts';
import { remedyFor } from './remedy-for.ts';

/** A check with what it found. */
export interface Entry {
  readonly id: CheckId;
  readonly title: string;
  readonly state: State;
  readonly facts: readonly string[];
  readonly remedy: Remedy | null;
}

/** In the order of the checks. @param limitMs of each check, milliseconds, integer > 0 */
export async function examine(checks: readonly Check[], patient: Patient, limitMs: number): Promise<readonly Entry[]> {
  const entries = new Map<CheckId, Promise<Entry>>();
  for (const check of checks) {
    const needed = check.needs.map(
      (id) => entries.get(id) ?? Promise.reject(new TypeError(`"${check.id}" needs "${id}", which comes later`)),
    );
    entries.set(check.id, entryOf(check, needed, patient, limitMs));
  }
  return Promise.all(entries.values());
}

async function entryOf(check: Check, needed: readonly Promise<Entry>[], patient: Patient, limitMs: number): Promise<Entry> {
  const broken = (await Promise.all(needed)).find(({ state }) => state === 'failed' || state === 'not-tried');
  const finding = broken === undefined ? await findingOf(check, patient, limitMs) : untried(reasonOf(broken));
  const { state, facts, remedy } = finding;
  return { id: check.id, title: check.title, state, facts, remedy: remedy === undefined ? null : remedyOf(remedy) };
}

function reasonOf({ title, state }: Entry): string {
  return `It needs "${title}", which ${state === 'failed' ? 'failed' : 'was not tried'}.`;
}

async function findingOf(check: Check, patient: Patient, limitMs: number): Promise<Finding> {
  const limit = new AbortController();
  const { promise: over, resolve } = Promise.withResolvers<Finding>();
  const timer = setTimeout(() => {
    resolve(failed('no-answer', `There was no answer within ${Math.ceil(limitMs / 1000)} s.`));
    limit.abort();
  }, limitMs);
  try {
    return await Promise.race([check.run(patient, limit.signal), over]);
  } catch (error) {
    return foundIn(error);
  } finally {
    clearTimeout(timer);
  }
}

/** Errors of this program hold nothing that must not be shown; of any other nobody knows. */
function foundIn(error: unknown): Finding {
  if (error instanceof AppError) return failed(remedyFor(error), messageOf(error));
  return failed('unexpected', `Something that nobody foresaw went wrong (${error instanceof Error ? error.name : typeof error}).`);
}
