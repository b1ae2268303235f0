/** The page for leaving and the notices to owners, in English. */
import type { Texts } from '../../declared/arguments.ts';
import type { LEAVING, NOTICES } from '../../declared/leaving.ts';

export const leaving: Texts<typeof LEAVING> = {
  'leave.title': 'Your subscription',
  'leave.active': '{recipient} gets the mails of {subscription}.',
  'leave.paused': '{recipient} gets no mails of {subscription} until {at}.',
  'leave.left': '{recipient} gets no more mails of {subscription}.',
  'leave.unsubscribe': 'Unsubscribe',
  'leave.pause': 'Pause for {days, plural, one {# day} other {# days}}',
  'leave.resume': 'Get the mails again',
  'leave.note': 'Whoever looks after the subscription is told when you pause or leave.',
};

export const notices: Texts<typeof NOTICES> = {
  'notice.undelivered.subject':
    '{outcome, select, late {Delayed} failed {Not delivered} missed {Missed} other {Perhaps not delivered}}: {title}',
  'notice.undelivered.what':
    '{outcome, select, late {The digest of {period} ({subscription}) could not be made or sent yet, to {list}.} failed {The digest of {period} ({subscription}) was not delivered to {list}.} missed {The digest of {period} ({subscription}) was not sent in time to {list}.} other {It is not known whether the digest of {period} ({subscription}) reached {list}.}}',
  'notice.undelivered.todo':
    '{outcome, select, late {What to do: remove the cause. It is tried again until it is too late; if it is missed, you are told.} failed {What to do: remove the cause, then send it once more to those whom it did not reach.} missed {What to do: it is not sent by itself any more. If it is still wanted, send it once more.} other {What to do: ask whether it came. Note what you find out; if it did not come, send it once more.}}',
  'notice.paused.subject': 'Paused: {title}',
  'notice.paused.what': '{subscription} failed {count, number} times in a row and was paused. Nothing is sent until the pause is ended.',
  'notice.paused.todo': 'What to do: remove the cause, send a test, then end the pause.',
  'notice.left.subject': '{wish, select, leave {Somebody left: {title}} other {Somebody paused: {title}}}',
  'notice.left.cause': 'their own wish, by the link in a mail.',
  'notice.left.todo': 'What to do: nothing. They can undo it by the same link.',
  'notice.absent.subject': 'Overdue: {title}',
  'notice.absent.what': 'The digest of {period} ({subscription}) was due at {at}, and there is no record of it.',
  'notice.absent.cause': 'the timer that starts deliveries does not run, or fails each time.',
  'notice.absent.todo':
    'What to do: look at GET /api/health and at the log of the app. Once the timer runs again, whatever is not too late is sent.',
  'notice.cause': 'Cause: {reason}',
  'notice.more': 'More about it: docs/subscriptions.md',
};
