/** What a sender can learn of messages that were accepted and came back. */

/** One recipient whom a message did not reach after all, as a non-delivery report says. */
export interface Bounce {
  /** What stands before the @ of the message's Message-ID. */
  readonly id: string;
  /** Status code and words of the report, without addresses; text from outside. */
  readonly reason: string;
  /** When the report came, UTC epoch milliseconds. */
  readonly atMs: number;
}

export interface BouncesRead {
  readonly bounces: readonly Bounce[];
  /** When the last message that was looked at came, UTC epoch milliseconds; undefined where all that came was. */
  readonly readToMs: number | undefined;
}

/** What is known of a message that was sent where nobody reads non-delivery reports. */
export const NOTHING_KNOWN = 'accepted by the mail server; whether it arrived is not known';
