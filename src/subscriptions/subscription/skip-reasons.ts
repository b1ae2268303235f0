/** Why a digest, or one recipient's mail of it, is not sent although it is due: a closed list, so that nothing is left out without a reason. */

/** Stored: none may be renamed, a new one goes to the end. */
export const SKIP_REASONS = [
  'paused',
  'muted',
  'nothingHappened',
  'conditionNotMet',
  'coolingDown',
  'unsubscribed',
  'recipientRemoved',
  'domainRefused',
  'subscriptionRemoved',
] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];

/** Each in a sentence, for operators and owners. */
export const SKIP_SENTENCES: Readonly<Record<SkipReason, string>> = {
  paused: 'The subscription is paused.',
  muted: 'The subscription is muted on that day.',
  nothingHappened: 'There was no delivery in the period, and the subscription asks for no mail then.',
  conditionNotMet: 'None of the conditions of the subscription held.',
  coolingDown: 'A digest was sent for the same conditions a few days before.',
  unsubscribed: 'The recipient has left the subscription, or paused it.',
  recipientRemoved: 'The recipient was removed from the subscription.',
  domainRefused: "Mail to the recipient's domain is not allowed.",
  subscriptionRemoved: 'The subscription was deleted.',
};
