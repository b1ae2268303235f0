/** Lets requests through as fast as the service allows, never faster: so many at a time, so many a window, none while the server asks to wait. */
import { RequestWindow, SERVICE_LIMITS, type ServiceLimits } from './request-window.ts';
import { type SeatOptions, takeSeat, wholeShare } from './seat.ts';

/** What came of a request, as far as it says how many may follow. */
export interface RequestOutcome {
  /** x-ms-dop-hint, null without it. */
  readonly dopHint: number | null;
  /** Milliseconds that the server asks everybody to wait, null where it does not. */
  readonly pauseMs: number | null;
  /** Whether it said that too many ran at a time, or for too long. */
  readonly isCrowded: boolean;
}

export interface RequestGate {
  /** Waits until one more request may be sent; the caller calls what it gives once that request has ended. @throws the signal's reason where it is set meanwhile */
  enter(signal?: AbortSignal): Promise<(outcome: RequestOutcome) => void>;
  /** Tells the other processes of the user that this one has done. */
  close(): Promise<void>;
}

/** Requests at a time until the server has recommended a number. */
const FIRST_PARALLEL = 4;
/** After a throttle, successes in a row at a number before one more is tried. */
const SUCCESSES_TO_GROW = 50;

/** Lets one request through. */
type Waiting = () => void;

/** One gate a client; all its requests pass it in the order in which they came. Without seats it takes itself for the only one of its user. @throws RangeError */
export function createRequestGate(limits: ServiceLimits = SERVICE_LIMITS, seats?: SeatOptions): RequestGate {
  const window = new RequestWindow(limits);
  const queue: Waiting[] = [];
  let recommended = FIRST_PARALLEL;
  let parallel = FIRST_PARALLEL;
  let successes = 0;
  let active = 0;
  let pausedUntilMs = 0;
  let timer: NodeJS.Timeout | undefined;
  const share = seats === undefined ? wholeShare(limits) : takeSeat(seats, { limits, used, isWanted, onChange: advance });

  function used() {
    const { requests, executionMs } = window.used(Date.now());
    return { requests: requests + active, executionMs, concurrent: active };
  }

  function isWanted(): boolean {
    return active > 0 || queue.length > 0;
  }

  /** Lets through who may go, and comes back when the next one may. */
  function advance(): void {
    clearTimeout(timer);
    timer = undefined;
    const allowed = share.allowed();
    while (queue.length > 0 && active < Math.min(parallel, allowed.concurrent)) {
      const nowMs = Date.now();
      const waitMs = Math.max(pausedUntilMs - nowMs, window.waitMs(nowMs, active, allowed));
      if (waitMs > 0) {
        timer = setTimeout(advance, waitMs);
        return;
      }
      active++;
      queue.shift()?.();
    }
  }

  function learn({ dopHint, pauseMs, isCrowded }: RequestOutcome): void {
    if (dopHint !== null) {
      // Below the recommendation only since a throttle: then it takes successes, not a hint, to come up again.
      const isUnhindered = parallel === recommended;
      recommended = Math.max(1, Math.min(dopHint, limits.concurrent));
      parallel = isUnhindered ? recommended : Math.min(parallel, recommended);
    }
    if (pauseMs !== null) pausedUntilMs = Math.max(pausedUntilMs, Date.now() + pauseMs);
    if (isCrowded) {
      parallel = Math.max(1, Math.floor(parallel / 2));
      successes = 0;
    } else if (pauseMs === null && parallel < recommended && ++successes >= SUCCESSES_TO_GROW) {
      parallel++;
      successes = 0;
    }
  }

  return {
    async enter(signal) {
      share.need();
      await turn(signal);
      const sentMs = Date.now();
      return (outcome) => {
        active--;
        window.add(Date.now(), Date.now() - sentMs);
        learn(outcome);
        advance();
      };
    },
    close: () => share.close(),
  };

  /** Whoever is told to stop while in the queue leaves it at once. */
  function turn(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = () => {
        queue.splice(queue.indexOf(waiting), 1);
        reject(signal?.reason);
      };
      const waiting: Waiting = () => {
        signal?.removeEventListener('abort', leave);
        resolve();
      };
      signal?.addEventListener('abort', leave, { once: true });
      queue.push(waiting);
      advance();
    });
  }
}
