/** A signal that ends one request: after its time, or with the caller's own signal. */

export interface TimeLimit {
  readonly signal: AbortSignal;
  /** Whether the time ran out. */
  isOver(): boolean;
  /** Lets go of timer and listener, and of whatever still hangs on the signal. */
  end(): void;
}

// Whoever asks is told by isOver() and the caller's own signal. Without a reason each request would make an error with its stack, for nobody.
const ENDED = new Error('the request has ended');

/** Starts the clock. AbortSignal.any is not used: it gathers listeners on a signal that lives as long as the process. */
export function startTimeLimit(timeoutMs: number, outer: AbortSignal | undefined): TimeLimit {
  const controller = new AbortController();
  let over = false;
  const abort = () => controller.abort(ENDED);
  const timer = setTimeout(() => {
    over = true;
    abort();
  }, timeoutMs);
  outer?.addEventListener('abort', abort);
  return {
    signal: controller.signal,
    isOver: () => over,
    end() {
      clearTimeout(timer);
      outer?.removeEventListener('abort', abort);
      abort();
    },
  };
}
