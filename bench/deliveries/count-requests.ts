/** Counts the HTTP requests that this process begins. */
import { subscribe } from 'node:diagnostics_channel';

/** Gives the number since the call before. */
export function countRequests(): () => number {
  let count = 0;
  subscribe('http.client.request.start', () => void count++);
  return () => {
    const counted = count;
    count = 0;
    return counted;
  };
}
