/** The seat of a process among those of one user: taken when it begins to ask Dataverse, renewed while it does, given back when it has done. */
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ServiceLimits } from './request-window.ts';
import { type Amounts, cautiousShare, type KnownSeat, leastOf, reserveOf, type Seat, shareOf } from './share.ts';

/** Where the seats of one user are written down. Every method may throw; nothing but the share depends on it. */
export interface SeatStore {
  list(): Promise<readonly KnownSeat[]>;
  put(id: string, seat: Seat): Promise<void>;
  /** Removes a seat as it was listed; one that changed since stays. */
  remove(seat: KnownSeat): Promise<void>;
}

export interface SeatOptions {
  readonly store: SeatStore;
  /** How often a process writes while it asks, milliseconds, integer > 0; it counts as at work for four times as long. @default 2500 */
  readonly renewMs?: number;
}

/** What the gate tells of itself. */
export interface SeatUse {
  readonly limits: ServiceLimits;
  /** Used of the window up to now, with what is under way. */
  readonly used: () => Amounts;
  /** Whether a request is under way or waits. */
  readonly isWanted: () => boolean;
  /** Called when the share has changed. */
  readonly onChange: () => void;
}

export interface Share {
  /** How much of each limit is this process's own now. */
  allowed(): Amounts;
  /** To be called for each request. */
  need(): void;
  /** Gives the seat back. */
  close(): Promise<void>;
}

const RENEW_MS = 2_500;
/** Renewals for which a seat lasts: one or two may come late. */
const LIVES = 4;
const NOTHING: Amounts = { requests: 0, executionMs: 0, concurrent: 0 };

/** All of it, for who is alone by what it is told. */
export function wholeShare(limits: ServiceLimits): Share {
  return { allowed: () => limits, need() {}, async close() {} };
}

/**
 * A newcomer writes before it looks, and has more than a cautious share only once everybody at work has seen it: they leave it room
 * from then on. A smaller share counts at once, a larger one once it is written, for that is what the others count should this
 * process end without a word. Whoever cannot renew in time is cautious before the others take it for gone.
 * @throws RangeError for a renewMs that cannot work
 */
export function takeSeat({ store, renewMs = RENEW_MS }: SeatOptions, { limits, used, isWanted, onChange }: SeatUse): Share {
  if (!Number.isInteger(renewMs) || renewMs <= 0) throw new RangeError(`Cannot use renewMs "${renewMs}": it is no integer > 0`);
  const id = randomBytes(9).toString('base64url');
  const lifeMs = LIVES * renewMs;
  const cautious = cautiousShare(limits);
  let upTo = cautious;
  let isAdmitted = false;
  /** Until when this process may rely on what it wrote last. */
  let holdsUntilMs = 0;
  let wantedMs = 0;
  let work: Promise<void> | undefined;
  let ending = new AbortController();

  const isLost = () => Date.now() >= holdsUntilMs;

  async function write(seat: Pick<Seat, 'upTo' | 'sees'>, lastsMs: number): Promise<void> {
    const nowMs = Date.now();
    await store.put(id, { untilMs: nowMs + lastsMs, used: used(), ...seat });
    [upTo, holdsUntilMs] = [seat.upTo, nowMs + lastsMs - renewMs];
  }

  async function renew(): Promise<void> {
    if (isLost()) {
      isAdmitted = false;
      await write({ upTo: cautious, sees: [] }, lifeMs);
    }
    const others = (await store.list()).filter((seat) => seat.id !== id);
    if (isLost()) return;
    const nowMs = Date.now();
    const atWork = others.filter(({ untilMs }) => untilMs > nowMs);
    isAdmitted ||= atWork.every(({ sees }) => sees.includes(id));
    const share = reserveOf(limits, shareOf(limits, used(), others, nowMs), used());
    upTo = leastOf(upTo, share);
    await write({ upTo: isAdmitted ? share : leastOf(share, cautious), sees: atWork.map((seat) => seat.id) }, lifeMs);
    for (const seat of others) if (seat.untilMs + limits.windowMs < nowMs) await store.remove(seat);
  }

  async function giveBack(): Promise<void> {
    [isAdmitted, holdsUntilMs] = [false, 0];
    await write({ upTo: NOTHING, sees: [] }, 0);
  }

  function isNeeded(): boolean {
    if (isWanted()) wantedMs = Date.now();
    return !ending.signal.aborted && Date.now() - wantedMs <= lifeMs;
  }

  async function keep(): Promise<void> {
    while (isNeeded()) {
      // Where seats cannot be written down, the work goes on with a cautious share.
      await renew().catch(() => undefined);
      onChange();
      // Nor does the seat keep a process that has done its work.
      await sleep(isAdmitted ? renewMs : renewMs / 4, undefined, { ref: false, signal: ending.signal }).catch(() => undefined);
    }
    await giveBack().catch(() => undefined);
    work = isNeeded() ? keep() : undefined;
  }

  return {
    allowed: () => (isLost() ? cautious : upTo),
    need() {
      wantedMs = Date.now();
      work ??= keep();
    },
    async close() {
      ending.abort();
      await work;
      ending = new AbortController();
    },
  };
}
