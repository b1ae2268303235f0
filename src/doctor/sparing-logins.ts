/** A login that the mail server refused is not tried again at once, however often somebody asks: by tries an account gets locked. */
import { AppError } from '../errors.ts';
import type { PauseState } from '../subscriptions/sending/server-pause.ts';
import { HOUR_MS } from '../time/lengths.ts';
import type { MailPatient } from './patient.ts';
import { remedyFor } from './remedy-for.ts';

/** What is known of logins between diagnoses; empty at first. Other settings come with another process. */
export interface LoginMemory {
  refused?: PauseState;
}

// As long as the timer that sends waits after the first.
const WAIT_MS = HOUR_MS / 2;

/** The same mail, whose pause is also what the memory holds. @param memory undefined = each login is tried */
export function sparingLogins(mail: MailPatient, memory: LoginMemory | undefined, now: () => number): MailPatient {
  if (memory === undefined) return mail;
  return {
    ...mail,
    pause: async () => (await mail.pause()) ?? memory.refused,
    async tryOut(signal) {
      try {
        return await mail.tryOut(signal);
      } catch (error) {
        if (error instanceof AppError && remedyFor(error) === 'mail-login') memory.refused = refusedAt(now(), error.message);
        throw error;
      }
    },
  };
}

function refusedAt(nowMs: number, reason: string): PauseState {
  return { failedLogins: 1, sinceMs: nowMs, untilMs: nowMs + WAIT_MS, reason };
}
