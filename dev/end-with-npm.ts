/** How a command of package.json ends: with the npm that runs it, and in order at a Ctrl-C. */

const CHECK_MS = 250;
// One Ctrl-C may come twice: from the terminal, and from npm, which hands its own on.
const TWICE_MS = 1000;
// As a shell tells of a program that SIGINT ended.
const INTERRUPTED = 130;

/**
 * Sends this process SIGTERM once the npm that started it is gone; where none did, nothing happens. npm hands on SIGINT and SIGTERM
 * by itself, but dies of SIGHUP and SIGKILL alone. Scripts begin with "exec", so that no shell stands between, which would live on.
 */
export function endWithNpm(): void {
  if (process.env.npm_lifecycle_event === undefined) return;
  const npm = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === npm) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, CHECK_MS).unref();
}

/** Aborts with the first SIGINT, SIGTERM or SIGHUP. Whoever presses Ctrl-C again later ends the process at once. */
export function onCtrlC(): AbortSignal {
  const ending = new AbortController();
  let firstMs = 0;
  const end = () => {
    if (ending.signal.aborted && performance.now() - firstMs > TWICE_MS) process.exit(INTERRUPTED);
    if (ending.signal.aborted) return;
    firstMs = performance.now();
    ending.abort();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
  return ending.signal;
}
