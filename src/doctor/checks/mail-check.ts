/** Whether a mail would leave, tried without one. */
import type { MailTrouble, Tried } from '../../mail/tried.ts';
import type { PauseState } from '../../subscriptions/sending/server-pause.ts';
import { type Check, type Finding, failed, ok, untried, warning } from '../check.ts';
import type { RemedyId } from '../remedies.ts';

const TROUBLES: Readonly<Record<MailTrouble, readonly [Finding['state'], RemedyId]>> = {
  denied: ['failed', 'mailbox-denied'],
  'no-mailbox': ['failed', 'mailbox-unknown'],
  'reading-denied': ['failed', 'mailbox-reading'],
  everybody: ['warning', 'mail-everybody'],
  'in-the-clear': ['warning', 'mail-in-the-clear'],
  untold: ['warning', 'mail-untold'],
};

export const mailCheck: Check = {
  id: 'mail',
  title: 'Mail',
  looksAt: 'the way that mails leave by, as far as it goes without one: connection, TLS and login; token and mailbox; or the folder',
  needs: [],
  run: async ({ mail, now }, signal) => {
    if (mail === undefined) return untried('The settings of mail cannot be used.');
    const pause = await mail.pause();
    if (isLoginPaused(pause, now())) return pausedFinding(pause);
    return findingOf(await mail.tryOut(signal));
  },
};

function findingOf({ facts, trouble }: Tried): Finding {
  if (trouble === undefined) return ok(...facts);
  const [state, remedy] = TROUBLES[trouble];
  return (state === 'failed' ? failed : warning)(remedy, ...facts);
}

/** One more try of a login that fails may lock the account; another password is tried at once. */
function isLoginPaused(pause: PauseState | undefined, nowMs: number): pause is PauseState {
  return pause !== undefined && pause.failedLogins > 0 && nowMs < pause.untilMs;
}

function pausedFinding({ reason, untilMs }: PauseState): Finding {
  const until = new Date(untilMs).toISOString();
  return failed('mail-login', reason, `So that the account is not locked, these settings are not tried before ${until}.`);
}
