/** What a recipient wishes about a subscription, done: left, paused, or back again. */
import { DAY_MS } from '../../time/lengths.ts';
import { isOptedOut, type OptOut, type OptOuts } from './opt-outs.ts';

/** For how long the page offers a pause, days of 24 hours. */
export const PAUSE_DAYS = [7, 30] as const;
export type PauseDays = (typeof PAUSE_DAYS)[number];

/** A recipient of a subscription, without the address. */
export interface Recipient {
  readonly subscription: string;
  /** That of the ledger. */
  readonly recipientId: string;
  /** Masked address. */
  readonly recipient: string;
}

export type Wish =
  | { readonly action: 'unsubscribe' }
  | { readonly action: 'pause'; readonly days: PauseDays }
  | { readonly action: 'resume' };

/** Somebody left, or paused; the owner is to be told. */
export interface Left {
  readonly subscription: string;
  readonly recipientId: string;
  readonly optOut: OptOut;
}

export interface LeavingPorts {
  readonly optOuts: OptOuts;
  /** Sees to it that the owner is told. A wish that is repeated tells the same again. */
  readonly onLeft: (left: Left) => Promise<void>;
  /** UTC epoch milliseconds. */
  readonly clock: () => number;
}

/** Every method throws StoreError. */
export interface Leaving {
  /** Their wish so far; undefined where they get every mail. */
  look(recipient: Recipient): Promise<OptOut | undefined>;
  /** Who gets nothing of a subscription now, by their own wish, the latest first. */
  listAway(subscription: string): Promise<readonly OptOut[]>;
  /** Does what they wish, and gives how it stands then. One that was done before does no harm. */
  follow(recipient: Recipient, wish: Wish): Promise<OptOut | undefined>;
}

export function leavingOf({ optOuts, onLeft, clock }: LeavingPorts): Leaving {
  const look: Leaving['look'] = async ({ subscription, recipientId }) => {
    const optOut = await optOuts.read(subscription, recipientId);
    const isOver = optOut?.untilMs != null && optOut.untilMs <= clock();
    return isOver ? undefined : optOut;
  };
  const leave = async ({ subscription, recipientId, recipient }: Recipient, untilMs: number | null) => {
    const known = await optOuts.read(subscription, recipientId);
    // A mail program may ask twice for the same click: the first one counts.
    const isDone = known !== undefined && known.untilMs === null && untilMs === null;
    const optOut = isDone ? known : { recipient, untilMs, atMs: clock() };
    if (!isDone) await optOuts.write(subscription, recipientId, optOut);
    // Also where it was done: the first try may have ended before this.
    await onLeft({ subscription, recipientId, optOut });
    return optOut;
  };
  return {
    look,
    async listAway(subscription) {
      const wishes = [...(await optOuts.list(subscription)).values()];
      return wishes.filter((wish) => isOptedOut(wish, clock())).toSorted((a, b) => b.atMs - a.atMs);
    },
    async follow(recipient, wish) {
      switch (wish.action) {
        case 'unsubscribe':
          return leave(recipient, null);
        case 'pause':
          return leave(recipient, clock() + wish.days * DAY_MS);
        case 'resume':
          await optOuts.remove(recipient.subscription, recipient.recipientId);
          return undefined;
      }
    },
  };
}
