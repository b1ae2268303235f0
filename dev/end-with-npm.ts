/** Ends a command of package.json with the npm that runs it. */

const CHECK_MS = 250;

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
