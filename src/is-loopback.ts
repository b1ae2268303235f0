/** Whether an address is on this machine. */

/** Whether an origin is this machine itself: localhost, 127.0.0.0/8 or ::1. */
export function isLoopback(origin: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(new URL(origin).hostname);
}
