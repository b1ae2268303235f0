/** The part of a report about contacts. */
import type { Rate } from '../metrics/kpis/rate.ts';
import type { Reason } from './reasons/reason.ts';

/** What is known of contacts; null numbers could not be measured, with the reason in `reason`. */
export interface ContactReport {
  /** Why there are none, null where there are. */
  readonly reason: string | null;
  /** Why there is nothing that looks back at earlier attempts, null where there is; older versions lack it. */
  readonly lookBackReason?: string | null;
  /** Both as data, null where there is none; older versions lack them, and a reason that came as words alone. */
  readonly reasonNote?: Reason | null;
  readonly lookBackNote?: Reason | null;
  readonly contacts: number | null;
  readonly contactsLive: number | null;
  /** Null also where DISPOSITION_MAP did not tell who the right party is. */
  readonly contactsRightParty: number | null;
  readonly contactsLoaded: number | null;
  readonly attemptsPerContact: readonly { readonly attempts: number; readonly contacts: number }[];
  /** Contacts live for the first time at attempt n / contacts called at attempt n. By contact and configuration; n is the rank by start. */
  readonly reachByAttempt: readonly { readonly attempt: number; readonly rate: Rate }[];
  readonly retrySpacing: {
    readonly count: number | null;
    readonly p50Seconds: number | null;
    readonly minSeconds: number | null;
    readonly sameHour: number | null;
  };
  readonly speedToFirstAttempt: { readonly count: number | null; readonly p50Seconds: number | null; readonly p90Seconds: number | null };
  /** Of the contacts loaded, those attempted / contacts loaded. */
  readonly penetration: Rate;
  readonly grossPenetration: Rate;
  /** Attempts / contacts loaded: 5 = five tries each on average; null without loaded contacts. */
  readonly saturation: number | null;
  /** Of the contacts loaded, those live / contacts loaded. */
  readonly contactRate: Rate;
  /** Contacts with a right-party contact / contacts called while it was told who that is. */
  readonly rightPartyContacts: Rate;
  /** Contacts with a message after a call / of these, messages delivered. */
  readonly smsAfterVoice: Rate;
  readonly repeatedDeliveries: number | null;
  /** Attempts whose msdyn_seq_no is smaller than that of the attempt before at the same contact within the same configuration. */
  readonly sequenceAgainstStarts: number | null;
}
